import { describe, expect, it } from "vitest";
import {
  isAlarm,
  PROBLEM_CODES,
  PROBLEM_TERMS,
  problemCodeOfStatus,
  PROBLEMS,
  type ProblemCode,
} from "@/lib/domain/problem";

describe("the problem catalogue", () => {
  it("has an entry for each code and none beside", () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual([...PROBLEM_CODES].sort());
  });
  it.each(PROBLEM_CODES)("says of %s what happened and what to do, in whole sentences", (code) => {
    const { title, message, action, maxBackoffMs } = { ...PROBLEMS[code], ...PROBLEM_TERMS[code] };
    expect(title).toMatch(/^[A-Za-z].*[^.]$/);
    // no-answer.ts makes a clause of it: "it refused the token".
    expect(message).toMatch(/^useapi\.net(?:'s)? [a-z][^.:]*(?:: [^.:]+)?\.$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
    expect(action.split("`").length % 2).toBe(1);
    expect([15_000, 60_000]).toContain(maxBackoffMs);
  });
  /** Whether only a person can mend it: then it waits a minute, and is told at once; or only the latter. */
  const NEEDS: Record<ProblemCode, "a person" | "to be told at once" | "nobody"> = {
    unauthorised: "a person",
    subscription: "a person",
    forbidden: "a person",
    "rate-limited": "nobody",
    "account-error": "to be told at once",
    "upstream-error": "nobody",
    timeout: "nobody",
    unreachable: "nobody",
    "bad-response": "nobody",
    frozen: "nobody",
  };
  it.each(PROBLEM_CODES)("waits a minute for %s only where a person must act, and tells them at once", (code) => {
    expect(PROBLEM_TERMS[code].maxBackoffMs).toBe(NEEDS[code] === "a person" ? 60_000 : 15_000);
    expect(PROBLEMS[code].alarmAtOnce).toBe(NEEDS[code] !== "nobody");
  });
});

describe("problemCodeOfStatus", () => {
  /** The statuses that mean it; none where no status does. */
  const STATUSES: Record<ProblemCode, number[]> = {
    unauthorised: [401],
    subscription: [402],
    forbidden: [403],
    "rate-limited": [429],
    "account-error": [596],
    "upstream-error": [404, 500, 502, 0],
    timeout: [],
    unreachable: [],
    "bad-response": [],
    frozen: [],
  };
  it.each(PROBLEM_CODES.flatMap((code) => STATUSES[code].map((status) => [status, code] as const)))(
    "takes the status %i for the problem %s",
    (status, code) => {
      expect(problemCodeOfStatus(status)).toBe(code);
    },
  );
});

describe("isAlarm", () => {
  it.each([
    ["unauthorised", 1, false, true],
    ["timeout", 1, false, false],
    ["timeout", 2, false, true],
    ["timeout", 1, true, true],
  ] as const)("raises an alarm for %s at try %i, data old: %s? %s", (code, attempts, isOld, expected) => {
    expect(isAlarm({ code, attempts }, isOld)).toBe(expected);
  });
});
