import { describe, expect, it } from "vitest";
import { SHARE_TARGETS, type ShareTarget } from "@/lib/domain/share";
import { mayOpen, NOBODY, requireRule, RULES, SCREENS, type Surface } from "@/lib/server/access/rules";

const operator = { isOperator: true, share: null };
const viewerOf = (target: ShareTarget) => ({ isOperator: false, share: { id: "one", target } });

describe("who may open what", () => {
  const surfaces = Object.keys(RULES) as Surface[];

  it.each(surfaces)("%s", (surface) => {
    const audience = RULES[surface];
    expect(mayOpen(NOBODY, surface, "one")).toBe(audience === "everyone");
    expect(mayOpen(operator, surface, "one")).toBe(audience !== "share");
    for (const target of SHARE_TARGETS) {
      const isItsScreen = SCREENS[surface]?.includes(target) ?? true;
      expect(mayOpen(viewerOf(target), surface, "one")).toBe(audience !== "operator" && isItsScreen);
      expect(mayOpen(viewerOf(target), surface, "two")).toBe(audience === "everyone");
      expect(mayOpen(viewerOf(target), surface)).toBe(audience === "everyone");
    }
  });

  it("says where the line of a page or route belongs that has none", () => {
    expect(() => requireRule("/api/usual")).not.toThrow();
    for (const surface of ["/api/new", "toString"]) {
      expect(() => requireRule(surface)).toThrow(`${surface} has no rule: add it to lib/server/access/rules.ts.`);
    }
  });

  it("opens history and finished jobs to links that promised them, and to no other", () => {
    const opens = (surface: Surface) => SHARE_TARGETS.filter((target) => mayOpen(viewerOf(target), surface, "one"));
    expect(opens("/api/shared/[id]/runs")).toEqual(["history"]);
    expect(opens("/api/shared/[id]/history")).toEqual(["history", "wall"]);
    expect(opens("/api/shared/[id]/scheduler")).toEqual([...SHARE_TARGETS]);
  });

  it("leaves nothing open to everyone but what the contract in CONTRIBUTING.md lists", () => {
    expect(surfaces.filter((surface) => RULES[surface] === "everyone").sort()).toEqual([
      "/[...path]",
      "/api/[...path]",
      "/api/health",
      "/api/ready",
      "/api/session",
      "/s/[token]",
      "/sign-in",
    ]);
  });
});
