import { describe, expect, it } from "vitest";
import { totalsOf, usableFree, withheldSlots } from "@/lib/domain/totals";
import {
  buildAccount,
  buildInferredAccount,
  buildOverfullAccount,
  buildUnknownAccount,
  buildUnlistedAccount,
  buildWithheldAccount,
} from "@/tests/support/builders/build-account";

describe("totalsOf", () => {
  it("adds up listed and inferred accounts, and what is withheld", () => {
    expect(totalsOf([buildAccount(), buildInferredAccount(), buildWithheldAccount()])).toEqual({
      slots: 10,
      executing: 7,
      free: 2,
      withheld: 1,
      uncounted: {},
      nextFree: null,
    });
  });
  it("is unknown, not zero, without accounts or figures", () => {
    // Of a full account whose capacity nobody ever named, "0 free of nothing" would be a claim of ours.
    const nameless = buildInferredAccount({ maxJobs: null });
    for (const accounts of [[], [buildUnlistedAccount()], [buildUnknownAccount()], [nameless]]) {
      expect(totalsOf(accounts)).toMatchObject({ slots: null, executing: null, free: null, withheld: 0 });
    }
  });
  it("leaves an idle unlisted account's known maxJobs out", () => {
    expect(totalsOf([buildAccount(), buildUnlistedAccount({ maxJobs: 9 })]).slots).toBe(5);
  });
  it("takes negative figures as given", () => {
    expect(totalsOf([buildAccount(), buildOverfullAccount()]).free).toBe(0);
  });
  it("counts uncounted jobs of every account, and of none", () => {
    const accounts = [buildAccount({ uncounted: { image: 2 } }), buildUnlistedAccount({ uncounted: { speech: 1 } })];
    expect(totalsOf(accounts, { image: 1 }).uncounted).toEqual({ image: 3, speech: 1 });
  });
});

describe("usableFree", () => {
  const free = (...available: (number | null)[]) => {
    const accounts = available.map((each) => buildAccount({ available: each }));
    return usableFree({ accounts, totals: totalsOf(accounts) });
  };
  it("counts what a video can be sent to: another account's overdraft takes none of it", () => {
    expect(free(2, 1)).toBe(3);
    expect(free(2, -2)).toBe(2);
    expect(free(0, -2)).toBe(0);
  });
  it("is known as soon as one is free, and else only where none is unknown", () => {
    expect(free(1, null)).toBe(1);
    expect(free(0, null)).toBeNull();
    expect(free(null)).toBeNull();
    expect(usableFree({ accounts: [], totals: totalsOf([]) })).toBeNull();
  });
});

describe("withheldSlots", () => {
  it("is what no running video explains, of inferred accounts with a known max only", () => {
    expect(withheldSlots(buildWithheldAccount())).toBe(1);
    expect(withheldSlots(buildInferredAccount({ executing: 4 }))).toBe(0);
    expect(withheldSlots(buildWithheldAccount({ maxJobs: null }))).toBe(0);
    expect(withheldSlots(buildAccount())).toBe(0);
  });
});
