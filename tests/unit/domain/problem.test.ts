import { describe, expect, it } from "vitest";
import { isAlarm, PROBLEM_CODES, PROBLEM_TERMS, problemCodeOfStatus, PROBLEMS } from "@/lib/domain/problem";

describe("the problem catalogue", () => {
  it("has an entry for each code and none beside", () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual([...PROBLEM_CODES].sort());
  });
  it.each(PROBLEM_CODES)("says of %s what happened and what to do, in whole sentences", (code) => {
    const { title, message, action, maxBackoffMs } = { ...PROBLEMS[code], ...PROBLEM_TERMS[code] };
    expect(title).toMatch(/^[A-Za-z].*[^.]$/);
    expect(message).toMatch(/^[a-zA-Z].*\.$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
    expect(action.split("`").length % 2).toBe(1);
    expect([15_000, 60_000]).toContain(maxBackoffMs);
  });
  it("waits a minute only where a person must act, and tells them at once", () => {
    const slow = PROBLEM_CODES.filter((code) => PROBLEM_TERMS[code].maxBackoffMs === 60_000);
    expect(slow).toEqual(["unauthorised", "subscription", "forbidden"]);
    const atOnce = PROBLEM_CODES.filter((code) => PROBLEMS[code].alarmAtOnce);
    expect(atOnce).toEqual(["unauthorised", "subscription", "forbidden", "account-error"]);
  });
});

describe("problemCodeOfStatus", () => {
  it.each([
    [401, "unauthorised"],
    [402, "subscription"],
    [403, "forbidden"],
    [429, "rate-limited"],
    [596, "account-error"],
    [404, "upstream-error"],
    [500, "upstream-error"],
    [502, "upstream-error"],
    [0, "upstream-error"],
  ] as const)("%i is %s", (status, code) => {
    expect(problemCodeOfStatus(status)).toBe(code);
  });
});

describe("isAlarm", () => {
  it.each([
    ["unauthorised", 1, false, true],
    ["timeout", 1, false, false],
    ["timeout", 2, false, true],
    ["timeout", 1, true, true],
  ] as const)("of %s at try %i, data old: %s, is %s", (code, attempts, isOld, expected) => {
    expect(isAlarm({ code, attempts }, isOld)).toBe(expected);
  });
});
