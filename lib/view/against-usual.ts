import { FIGURE_RUNS, RANGE_RUNS, STUCK_FACTOR, type Usual } from "@/lib/domain/usual";
import { holdsSlot } from "@/lib/domain/kind";
import { formatTookClock } from "./duration-text";
import { formatCount, plural } from "./format";
import type { JobPace } from "./pace";

/** "Against usual" in the table. */
export interface AgainstUsual {
  /** "3.7× usual", "slower than 95 %", "slow after 6:20", "usual 3:50 (32 runs)", "so far 3:10 to 5:40 (6 runs)". */
  text: string;
  tone: "stuck" | "slow" | "dim";
  /** By what it is judged, on hover: "Of 200 runs like it: usual 3:50, slow after 6:20, stuck after 12:40"; null while nothing is. */
  basis: string | null;
}

/** What the table says of a job; null when nothing is known of runs like it. */
export function againstUsual(pace: JobPace | undefined): AgainstUsual | null {
  if (!pace) return null;
  const { verdict, elapsedMs, usual } = pace;
  if (verdict === null) return { text: usualSoFar(usual) ?? "", tone: "dim", basis: null };
  const basis = basisOf(usual);
  if (verdict === "stuck") return { text: `${timesUsual(elapsedMs, usual)} usual`, tone: "stuck", basis };
  if (verdict === "slow") return { text: "slower than 95 %", tone: "slow", basis };
  return { text: `slow after ${formatTookClock(usual.p95Ms)}`, tone: "dim", basis };
}

/** From when on a job is called what: "slow after 6:20, stuck after 12:40". Only what holds a slot can be stuck. */
export function limitsText(slowMs: number, canBeStuck = true): string {
  return `slow after ${formatTookClock(slowMs)}${canBeStuck ? `, stuck after ${formatTookClock(STUCK_FACTOR * slowMs)}` : ""}`;
}

function basisOf({ kind, n, p50Ms, p95Ms }: Usual): string {
  return `Of ${plural(n, "run")} like it: usual ${formatTookClock(p50Ms)}, ${limitsText(p95Ms ?? 0, holdsSlot(kind))}`;
}

function timesUsual(elapsedMs: number, { p50Ms }: Usual): string {
  const times = elapsedMs / Math.max(1, p50Ms ?? elapsedMs);
  return `${times < 10 ? times.toFixed(1) : formatCount(Math.round(times))}×`;
}

/** What is known of few runs: "usual 3:50 (32 runs)" from 20, "so far 3:10 to 5:40 (6 runs)" from 5, else null. */
function usualSoFar({ n, p50Ms, lowMs, highMs }: Usual): string | null {
  if (n >= FIGURE_RUNS && p50Ms !== null) return `usual ${formatTookClock(p50Ms)} (${plural(n, "run")})`;
  return n >= RANGE_RUNS
    ? `so far ${formatTookClock(lowMs)} to ${formatTookClock(highMs)} (${plural(n, "run")})`
    : null;
}
