import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import type { FactRow } from "./answer-row";
import { UNCOUNTED_KINDS } from "@/lib/domain/kind";
import { kindPlural } from "./kind-words";
import { pastHourSpanText, type PastHour } from "./past-hour";
import { wallUsual } from "./wall-usual";

/** A figure beside the headline: "videos running 12". The list takes any number of them. */
export interface WallFact {
  key: string;
  label: string;
  value: string;
  /** When set, the value is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}

export interface WallFactsInput {
  /** The live view's. */
  facts: readonly FactRow[];
  /** Null where a sentence stands in the figures' place. */
  snapshot: Snapshot | null;
  /** The last hour; null while unknown. */
  pastHour: PastHour | null;
  /** How long videos usually take; null while unknown. */
  usual: Usual | null;
  /** Whether some jobs alone are shown: then nothing is said of slots. */
  jobsOnly: boolean;
  /** Of when the figures are, "16:02"; null while they are of now. */
  asOf: string | null;
}

/** What is of now stands above what is of the past; the first two speak of slots. */
const ORDER: readonly FactRow["key"][] = ["executing", "uncounted", "hour", "longest"];

/** "images, speech (not counted)": the kinds that run now. */
function uncountedLabel(snapshot: Snapshot): string {
  const running = UNCOUNTED_KINDS.filter((kind) => (snapshot.totals.uncounted[kind] ?? 0) > 0);
  return running.length === 0 ? "not counted" : `${running.map(kindPlural).join(", ")} (not counted)`;
}

function hourLabel(pastHour: PastHour | null): string {
  return `finished, ${pastHour === null ? "last hour" : pastHourSpanText(pastHour)}`;
}

/**
 * The live view's facts in the wall's words. Every cell has its time, so the longest is told only until the usual one is
 * known, which says more. Above old ones stands of when they are, in the place of the last hour: that would be an hour up to now.
 */
export function toWallFacts({ facts, snapshot, pastHour, usual, jobsOnly, asOf }: WallFactsInput): WallFact[] {
  if (snapshot === null) return [];
  const usualVideo = wallUsual(usual);
  const labels: Record<FactRow["key"], string> = {
    executing: "videos running",
    uncounted: uncountedLabel(snapshot),
    hour: hourLabel(pastHour),
    longest: "longest",
  };
  const shown = jobsOnly ? ORDER.slice(2) : ORDER;
  const dated = asOf === null ? [] : [{ key: "asOf", label: "as of", value: asOf, sinceMs: null }];
  const told = shown.flatMap((key): WallFact[] => {
    if (key === "hour" && asOf !== null) return [];
    const fact = facts.find((each) => each.key === key);
    if (fact === undefined) return [];
    if (key === "longest" && usualVideo !== null) return [{ key, ...usualVideo, sinceMs: null }];
    return [{ key, label: labels[key], value: fact.value, sinceMs: fact.sinceMs }];
  });
  return [...dated, ...told];
}
