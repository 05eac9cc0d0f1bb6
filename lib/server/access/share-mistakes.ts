import type { core } from "zod/mini";
import { asSeen } from "@/lib/domain/invisible";
import { LABEL_MAX, QUERY_MAX, SHARE_TARGETS } from "@/lib/domain/share";
import { loadViewState, LONGEST_SEARCH, viewStateParsers } from "@/lib/domain/view-state";

/** What each setting of a link must be, as the schemas have it (share-schemas.ts). */
const RULES = new Map<unknown, string>([
  ["label", `one line of 1 to ${LABEL_MAX} characters`],
  ["target", `one of ${SHARE_TARGETS.join(", ")}`],
  ["query", `one line of at most ${QUERY_MAX} characters`],
  ["endsAt", 'a time such as "2027-01-31T18:00:00Z", or null for a link that does not end'],
  ["hideAccounts", "true or false"],
  ["hideReferences", "true or false"],
  ["paused", "true or false"],
]);

/** Which setting of a link is wrong, in a sentence, from what its schema says of a body. The first one only: the others may follow from it. */
export function settingMistakeIn({ issues: [issue] }: core.$ZodError): string {
  if (issue?.code === "unrecognized_keys") return `A link has no "${issue.keys[0]?.slice(0, 80)}".`;
  const [name] = issue?.path ?? [];
  const rule = RULES.get(name);
  return rule === undefined ? "The settings of a link are a JSON object." : `A link's ${String(name)} must be ${rule}.`;
}

/** Query values that cut what a share shows. */
const FILTERS = ["account", "kind", "q", "refPrefix"] as const;

/** Whether a filter is asked for that can't be read. A page falls back then; a share must not: it would show everything. */
export function hasUnreadableFilter(query: string): boolean {
  const asked = new URLSearchParams(query);
  const read = loadViewState(asked);
  // What nobody sees looks like no filter at all.
  const isSeen = (text: string) => text === "" || asSeen(text) !== "";
  return (
    FILTERS.some((name) => (asked.get(name) ?? "") !== "" && read[name].length === 0) ||
    !isSeen(read.q) ||
    // Cut to what is looked for, it would find more.
    (asked.get("q") ?? "").length > LONGEST_SEARCH ||
    !isSeen(read.refPrefix)
  );
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
function emptyFilterIn(query: string): string | null {
  const asked = new URLSearchParams(query);
  return FILTERS.find((name) => asked.get(name) === "") ?? null;
}

/** What is wrong with the settings of a link, in a sentence; null when nothing is. */
export function mistakeIn({ query, endsAt }: { query?: string; endsAt?: string | null }): string | null {
  const unknown = query === undefined ? null : unknownNameIn(query);
  if (unknown !== null) {
    return `The link's query names "${unknown.slice(0, 80)}", which no view has. Known are: ${Object.keys(viewStateParsers).join(", ")}.`;
  }
  const empty = query === undefined ? null : emptyFilterIn(query);
  if (empty !== null) return `The link's query leaves ${empty} empty. Leave it out to share every job.`;
  if (query !== undefined && hasUnreadableFilter(query)) return "The link's query names a filter that can't be read.";
  if (endsAt !== undefined && endsAt !== null && Date.parse(endsAt) <= Date.now())
    return "The link must end in the future.";
  return null;
}
