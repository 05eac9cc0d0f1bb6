import { describe, expect, it } from "vitest";
import { mayOpen, NOBODY, RULES, type Surface } from "@/lib/server/access/rules";

const operator = { isOperator: true, shareId: null };
const viewer = { isOperator: false, shareId: "one" };

describe("who may open what", () => {
  const surfaces = Object.keys(RULES) as Surface[];

  it.each(surfaces)("%s", (surface) => {
    const audience = RULES[surface];
    expect(mayOpen(NOBODY, surface, "one")).toBe(audience === "everyone");
    expect(mayOpen(operator, surface, "one")).toBe(audience !== "share");
    expect(mayOpen(viewer, surface, "one")).toBe(audience !== "operator");
    expect(mayOpen(viewer, surface, "two")).toBe(audience === "everyone");
    expect(mayOpen(viewer, surface)).toBe(audience === "everyone");
  });

  it("leaves nothing open to everyone but what design.md section 5 lists", () => {
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
