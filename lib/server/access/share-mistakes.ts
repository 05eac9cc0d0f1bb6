import { loadViewState } from "@/lib/domain/view-state";

/** Query values that cut what a share shows. */
const FILTERS = ["account", "kind", "q", "refPrefix"] as const;

/** Whether a filter is asked for that can't be read. A page falls back then; a share must not: it would show everything. */
export function hasUnreadableFilter(query: string): boolean {
  const asked = new URLSearchParams(query);
  const read = loadViewState(asked);
  return FILTERS.some((name) => (asked.get(name) ?? "") !== "" && read[name].length === 0);
}

/** What is wrong with the settings of a link, in a sentence; null when nothing is. */
export function mistakeIn({ query, endsAt }: { query?: string; endsAt?: string | null }): string | null {
  if (query !== undefined && hasUnreadableFilter(query)) return "The link's query names a filter that can't be read.";
  if (endsAt !== undefined && endsAt !== null && Date.parse(endsAt) <= Date.now())
    return "The link must end in the future.";
  return null;
}
