import fc from "fast-check";
import { expect, it } from "vitest";
import { NO_FILTERS, matchesJob } from "@/lib/domain/narrow";
import { beginningOf, isPrefix } from "@/lib/domain/reference-use";

it("a reference begins with its first word or number and the sign after it", () => {
  expect(
    Object.fromEntries(
      [
        "acme-0042",
        "spring26/07",
        "a",
        "42",
        "=teaser/3",
        "Frühling – Take 3",
        "Fru\u0308hling x",
        "[acme] 7",
        "--",
        "",
      ].map((ref) => [ref, beginningOf(ref)]),
    ),
  ).toEqual({
    "acme-0042": "acme-",
    "spring26/07": "spring26/",
    a: "a",
    42: "42",
    "=teaser/3": "=teaser/",
    "Frühling – Take 3": "Frühling ",
    "Fru\u0308hling x": "Fru\u0308hling ",
    "[acme] 7": "[acme]",
    "--": "--",
    "": "",
  });
});

it("a whole reference is no prefix: others begin with it, too", () => {
  expect(["acme-", "[acme]", "1 ", "acme", "--", "", "/acme"].map(isPrefix)).toEqual([
    ...[true, true, true],
    ...[false, false, false, false],
  ]);
});

it("a beginning that ends in a sign finds by refPrefix those that have it, and no others", () => {
  const ref = fc
    .array(fc.constantFrom("a", "b", "ä", "1", "-", "/", " ", "😀", "\u200b"), { maxLength: 6 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(ref, ref, (one, other) => {
      const refPrefix = beginningOf(one);
      expect(one.startsWith(refPrefix)).toBe(true);
      if (!isPrefix(refPrefix)) return;
      const job = { id: "1", kind: "video" as const, accountId: null, ref: other };
      expect(matchesJob(job, { ...NO_FILTERS, refPrefix })).toBe(beginningOf(other) === refPrefix);
    }),
    { numRuns: 1_000 },
  );
});
