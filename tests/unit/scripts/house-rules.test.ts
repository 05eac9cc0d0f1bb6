import css from "@eslint/css";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { JOB_KEYS } from "@/lib/server/upstream/wire-job";
import { houseRules } from "@/scripts/eslint-rules/house-rules.mjs";

const linter = new Linter();

function messagesFor(filename: string, code: string): string[] {
  const parser = tseslint.parser as Linter.Parser;
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const scripts: Linter.Config = { files: ["**/*.{ts,tsx,mjs}"], languageOptions };
  const sheets: Linter.Config = { files: ["**/*.css"], plugins: { css }, language: "css/css" };
  return linter.verify(code, [scripts, sheets, ...houseRules], { filename }).map(({ message }) => message);
}

/** Every violation with the words its message must hold: which rule, and where the code belongs. */
const VIOLATIONS: readonly [what: string, file: string, code: string, words: string][] = [
  ["process.env in a view", "lib/view/a.ts", "export const a = process.env.PORT;", "lib/server/env.ts"],
  ["process['env']", "lib/server/a.ts", 'import "server-only";\nexport const a = process["env"];', "lib/server/env.ts"],
  ["destructured env", "app/page.tsx", "const { env } = process;\nexport const a = env;", "lib/server/env.ts"],
  ["imported env", "proxy.ts", 'import { env } from "node:process";\nexport const a = env;', "lib/server/env.ts"],
  ["NEXT_PUBLIC_", "lib/server/env.ts", 'import "server-only";\nexport const a = "NEXT_PUBLIC_A";', "server component"],
  [
    "a secret file without server-only",
    "lib/server/a.ts",
    "export const a = () => fetch('/');",
    'import "server-only"',
  ],
  ["shared state without server-only", "lib/server/a.ts", "export const a = globalThis;", "touches globalThis"],
  ["disk without server-only", "lib/server/a.ts", 'import "node:fs";', "touches node:fs"],
  ["server-only too late", "lib/server/a.ts", 'import "node:fs";\nimport "server-only";', "first statement"],
  [
    "a wire name in a component",
    "components/ui/a.tsx",
    "export const a = (job: X) => job.replyUrl;",
    "lib/server/upstream",
  ],
  ["a wire name as text", "lib/server/history/a.ts", 'export const a = "videoId";', "lib/server/upstream"],
  ["a barrel by name", "components/ui/index.ts", 'export { a } from "./a";', "No barrels"],
  ["a barrel by content", "lib/view/a.ts", 'export * from "@/lib/domain/kind";', "in another folder"],
  ["a clock in a view", "lib/view/a.ts", "export const a = () => Date.now();", "nowMs"],
  ["a clock in the domain", "lib/domain/a.ts", "export const a = () => new Date();", "nowMs"],
  ["an inline style", "components/ui/a.tsx", "export const A = () => <p style={{ width: 1 }} />;", "CSP"],
  ["a drawing without a size", "components/ui/a.tsx", 'export const A = () => <svg viewBox="0 0 8 8" />;', "height"],
  ["a detour past the types", "lib/view/a.ts", "export const a = 1 as unknown as string;", "as unknown as"],
  ["a log by console", "lib/client/a.ts", "console.log(1);", "Unexpected console statement"],
  ["a long file", "lib/view/a.ts", "export {};\n".repeat(351), "Maximum allowed is 350"],
  ["a long stylesheet", "public/wall/a.css", "a {}\n".repeat(351), "Maximum allowed is 350"],
];

/** What useapi.net writes of a job in words that are ours as well. */
const OUR_WORDS = ["id", "started", "elapsed"];

describe("houseRules", () => {
  it.each([...JOB_KEYS].filter((key) => !OUR_WORDS.includes(key)))("keeps %s to the upstream's folder", (key) => {
    expect(messagesFor("lib/view/a.ts", `export const a = (job: X) => job.${key};`).join()).toContain(
      `\`${key}\` is useapi.net's name`,
    );
  });

  it.each(VIOLATIONS)("refuses %s", (_what, file, code, words) => {
    expect(messagesFor(file, code).join("\n")).toContain(words);
  });

  it.each([
    ["lib/server/env.ts", 'import "server-only";\nexport const env = process.env;'],
    ["instrumentation.ts", 'export const a = process.env.NEXT_RUNTIME === "nodejs";'],
    ["playwright.config.ts", "export const a = process.env.CI;"],
    ["scripts/a.mjs", "export const a = process.env.CI;"],
    ["tests/api/a.test.ts", "export const a = process.env.CI; export const b = { videoId: 1 };"],
    ["lib/server/upstream/wire-job.ts", "export const a = (row: X) => row.videoId;"],
    ["lib/server/env-schema.ts", "export const a = (source: Record<string, string>) => source.PORT;"],
    ["lib/server/access/host.ts", "export const a = (host: string) => host;"],
    ["components/charts/drawings.ts", 'export { a } from "./a";'],
    ["lib/view/a.ts", "export const a = (nowMs: number) => new Date(nowMs);"],
    ["components/charts/a.tsx", "export const A = () => <p style={{ width: 1 }} />;"],
    ["app/a.css", "a {}\n".repeat(350)],
  ])("lets %s be", (file, code) => {
    expect(messagesFor(file, code)).toEqual([]);
  });
});
