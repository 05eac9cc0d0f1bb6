import { HOUR_MS } from "@/lib/domain/time-units";

/** When the wall asks, and when it loads itself anew: pure, so that months of behaviour can be tested in milliseconds. */

const OVERDUE_MS = 1_200;

/** Whether a planned question should long have been put. A null plan is no plan: the application has not begun yet. */
export function isOverdue(nextAskAtMs: number | null, nowMs: number | null): boolean {
  return nextAskAtMs !== null && nowMs !== null && nowMs - nextAskAtMs > OVERDUE_MS;
}

/** What a wall has heard of builds that are not its own. */
export interface BuildWatch {
  /** The last foreign build that was named, and by how many answers in a row; null while answers name our own. */
  foreign: { build: string; answers: number } | null;
}

/** Answers in a row that must name the same new build: with several instances behind one address a deploy flickers. */
const SURE_AFTER = 2;

/** Takes note of the build that an answer names. */
export function watchBuild({ foreign }: BuildWatch, ownBuild: string, build: string): BuildWatch {
  if (build === ownBuild) return { foreign: null };
  return { foreign: { build, answers: foreign?.build === build ? foreign.answers + 1 : 1 } };
}

/** Whether the wall is of an old build for sure. */
export function isOutdated({ foreign }: BuildWatch): boolean {
  return foreign !== null && foreign.answers >= SURE_AFTER;
}

/** The hour in which hardly anyone looks at a wall, in its own zone. */
const QUIET_HOUR = "04";
const MIN_UPTIME_MS = 2 * HOUR_MS;

export interface DailyInput {
  /** "04:17" in the wall's zone. */
  timeOfDay: string;
  /** 0 to 59, drawn once per load: walls that share a server must not all come in the same second. */
  minute: number;
  /** Since the page was loaded, ms: a wall that was just loaded needs no other. */
  uptimeMs: number;
}

/** Whether the daily reload is due: a net for whatever nobody thought of. */
export function isDailyDue({ timeOfDay, minute, uptimeMs }: DailyInput): boolean {
  return uptimeMs > MIN_UPTIME_MS && timeOfDay === `${QUIET_HOUR}:${String(minute).padStart(2, "0")}`;
}

const FAULT_PAUSE_MS = 60_000;
/** Long enough to read that something broke. */
const FIRST_FAULT_PAUSE_MS = 3_000;

/** How long to wait before a reload after a render fault: at most one a minute. */
export function faultDelayMs(lastReloadAtMs: number | null, nowMs: number): number {
  if (lastReloadAtMs === null || lastReloadAtMs > nowMs) return FIRST_FAULT_PAUSE_MS;
  return Math.max(FIRST_FAULT_PAUSE_MS, FAULT_PAUSE_MS - (nowMs - lastReloadAtMs));
}
