import type { Freshness } from "@/lib/domain/freshness";
import type { ProblemCode } from "@/lib/domain/problem";

/** The part of a logger that the monitor uses. Fields are codes, counts and times alone. */
export interface StateLogger {
  info(fields: Record<string, string | number | null>, message: string): void;
  warn(fields: Record<string, string | number | null>, message: string): void;
}

export interface LoggedState {
  state: Freshness;
  problem: ProblemCode | null;
  upstreamStatus: number | null;
  attempts: number;
  ageMs: number | null;
}

/** Writes one line whenever state or problem differ from the last line's, and none for a try that changes nothing. */
export function createStateLog(logger: StateLogger): (now: LoggedState) => void {
  let written: string | null = null;
  return (now) => {
    const key = `${now.state} ${now.problem ?? ""}`;
    if (key === written) return;
    written = key;
    const level = now.state === "live" && now.problem === null ? "info" : "warn";
    logger[level]({ ...now }, "upstream state changed");
  };
}
