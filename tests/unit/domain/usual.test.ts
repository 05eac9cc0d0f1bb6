import { describe, expect, it } from "vitest";
import { findUsual, indexUsual, verdictOf, type Usual } from "@/lib/domain/usual";

const row = (part: Partial<Usual>): Usual => ({
  kind: "video",
  accountId: null,
  ahead: null,
  n: 60,
  p50Ms: 200,
  p90Ms: 260,
  p95Ms: 300,
  lowMs: 150,
  highMs: 400,
  ...part,
});

describe("verdictOf", () => {
  it("calls slow beyond p95 and stuck beyond twice that, not at it", () => {
    const at = (elapsedMs: number) => verdictOf(elapsedMs, "video", row({}));
    expect([300, 301, 600, 601].map(at)).toEqual(["usual", "slow", "slow", "stuck"]);
  });
  it("never calls stuck what holds no slot", () => {
    expect(verdictOf(10_000, "image", row({ kind: "image" }))).toBe("slow");
  });
  it("says nothing from fewer than 60 runs, or without figures", () => {
    expect(verdictOf(10_000, "video", row({ n: 59 }))).toBeNull();
    expect(verdictOf(10_000, "video", row({ p95Ms: null }))).toBeNull();
    expect(verdictOf(10_000, "video", null)).toBeNull();
  });
});

describe("findUsual", () => {
  const rows = [
    row({ n: 1 }),
    row({ ahead: 2, n: 2 }),
    row({ ahead: 2, accountId: "a", n: 3 }),
    row({ accountId: "a", n: 4 }),
    row({ kind: "image", n: 5 }),
  ];
  const nOf = (accountId: string | null, ahead: number | null, kind: Usual["kind"] = "video") =>
    findUsual(indexUsual(rows), { kind, accountId, ahead })?.n ?? null;

  it("prefers the account's own, then the same place anywhere", () => {
    expect([nOf("a", 2), nOf("b", 2), nOf(null, 2)]).toEqual([3, 2, 2]);
  });
  it("does not compare a known place with all places", () => {
    expect(nOf("a", 3)).toBeNull();
  });
  it("compares an unknown place with all places", () => {
    expect([nOf("a", null), nOf("b", null)]).toEqual([4, 1]);
  });
  it("knows no places in line of other kinds", () => {
    expect(nOf("a", 2, "image")).toBe(5);
  });
});
