import type { Snapshot } from "@/lib/domain/snapshot";
import type { FactRow } from "./answer-row";
import { UNCOUNTED_KINDS } from "@/lib/domain/kind";
import { kindPlural } from "./kind-words";

/** A figure beside the headline: "videos running 12". The list takes any number of them. */
export interface WallFact {
  key: string;
  label: string;
  value: string;
  /** When set, the value is the time since then and ticks; epoch ms by the server's clock. */
  sinceMs: number | null;
}

/** "images, speech (not counted)": the kinds that run now. */
function uncountedLabel(snapshot: Snapshot | null): string {
  const running = UNCOUNTED_KINDS.filter((kind) => (snapshot?.totals.uncounted[kind] ?? 0) > 0);
  return running.length === 0 ? "not counted" : `${running.map(kindPlural).join(", ")} (not counted)`;
}

/** The live view's facts in the wall's words. Times of old data are said by the headline and the strip. */
export function toWallFacts(facts: readonly FactRow[], snapshot: Snapshot | null): WallFact[] {
  if (snapshot === null) return [];
  const labels: Record<FactRow["key"], string> = {
    executing: "videos running",
    uncounted: uncountedLabel(snapshot),
    longest: "longest",
    hour: "finished, last hour",
  };
  return facts.map(({ key, value, sinceMs }) => ({ key, label: labels[key], value, sinceMs }));
}
