import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { WALL_SHEETS } from "@/lib/view/wall-sheets";

/** What imports all others, for a page that names one sheet. */
const ALL = "wall.css";

describe("WALL_SHEETS", () => {
  it("are all there are, and each is there", () => {
    const sheets = readdirSync("public/wall").filter((name) => name.endsWith(".css") && name !== ALL);
    expect([...WALL_SHEETS].sort()).toEqual(sheets.map((name) => `/wall/${name}`).sort());
  });

  it("are imported by wall.css in the same order", () => {
    const imported = readFileSync(`public/wall/${ALL}`, "utf8").matchAll(/^@import "([^"]+)";$/gm);
    expect([...imported].map(([, name]) => `/wall/${name}`)).toEqual(WALL_SHEETS);
  });
});
