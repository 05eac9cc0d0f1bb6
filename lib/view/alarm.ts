import type { Envelope } from "@/lib/domain/envelope";
import { isAlarm } from "@/lib/domain/problem";
import type { FreshnessRow } from "./freshness-row";

/**
 * Whether the last failure is told as trouble, or will probably pass and is one quiet line: the banner, the answer, the tab and the wall
 * must all say the same.
 */
export function isAlarmed({ problem }: Pick<Envelope, "problem">, { state }: Pick<FreshnessRow, "state">): boolean {
  return problem !== null && isAlarm(problem, state === "late" || state === "stale");
}
