import { RANGE_RUNS, type Usual } from "@/lib/domain/usual";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { formatTookClock } from "./duration-text";
import { formatCount } from "./format";

/** "usual video 3:50"; of too few runs for that "videos took so far 3 to 6 min"; null while hardly any has ended. */
export function wallUsual(usual: Usual | null): { label: string; value: string } | null {
  if (usual === null || usual.n < RANGE_RUNS) return null;
  if (usual.p50Ms !== null) return { label: "usual video", value: formatTookClock(usual.p50Ms) };
  // In words: from afar "8:05–18:09" is a time of day.
  return { label: "videos took so far", value: rangeText(usual.lowMs, usual.highMs) };
}

/** Below this a range is told in seconds. */
const SECONDS_BELOW_MS = 100 * SECOND_MS;

/** "3 to 6 min", "40 to 95 s", "4 min", "up to 2 min": outwards, so that all that was seen is within it. */
function rangeText(lowMs: number, highMs: number): string {
  const [unitMs, unit] = highMs < SECONDS_BELOW_MS ? [SECOND_MS, "s"] : [MINUTE_MS, "min"];
  const [low, high] = [Math.floor(lowMs / unitMs), Math.max(1, Math.ceil(highMs / unitMs))];
  const range = low === high ? "" : low <= 0 ? "up to " : `${formatCount(low)} to `;
  return `${range}${formatCount(high)} ${unit}`;
}
