import { loadViewState, viewStateParsers } from "@/lib/domain/view-state";

/** Query values that cut what a share shows. */
const FILTERS = ["account", "kind", "q", "refPrefix"] as const;

/** Whether a filter is asked for that can't be read. A page falls back then; a share must not: it would show everything. */
export function hasUnreadableFilter(query: string): boolean {
  const asked = new URLSearchParams(query);
  const read = loadViewState(asked);
  return FILTERS.some((name) => (asked.get(name) ?? "") !== "" && read[name].length === 0);
}

/**
 * The first name in a query that is none of a view's, or null. A page leaves it alone; a share must not: a filter whose name is
 * mistyped, or hidden in a whole address (`https://…/?refPrefix=a`), would show everything.
 */
function unknownNameIn(query: string): string | null {
  for (const name of new URLSearchParams(query).keys()) if (!Object.hasOwn(viewStateParsers, name)) return name;
  return null;
}

/** The first filter of a query that is given and empty, or null: no filter at all, and mostly a variable of a script that is not set. */
export function emptyFilterIn(query: string): string | null {
  const asked = new URLSearchParams(query);
  return FILTERS.find((name) => asked.get(name) === "") ?? null;
}

/** What is wrong with the settings of a link, in a sentence; null when nothing is. */
export function mistakeIn({ query, endsAt }: { query?: string; endsAt?: string | null }): string | null {
  const unknown = query === undefined ? null : unknownNameIn(query);
  if (unknown !== null) {
    return `The link's query names "${unknown.slice(0, 80)}", which no view has. Known are: ${Object.keys(viewStateParsers).join(", ")}.`;
  }
  if (query !== undefined && hasUnreadableFilter(query)) return "The link's query names a filter that can't be read.";
  if (endsAt !== undefined && endsAt !== null && Date.parse(endsAt) <= Date.now())
    return "The link must end in the future.";
  return null;
}
