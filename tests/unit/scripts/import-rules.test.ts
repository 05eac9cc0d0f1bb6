import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** One violation a rule: the file, what it imports, and the words of the comment that name the right place. */
const VIOLATIONS: Record<string, readonly [file: string, imported: string, place: string]> = {
  "no-cycles": ["lib/view/one.ts", "@/lib/view/two", "third file"],
  "nothing-imports-tests": ["lib/server/helped.ts", "@/tests/support/helper", "lib"],
  "domain-is-pure": ["lib/domain/job.ts", "node:fs", "lib/server or lib/client"],
  "view-is-pure": ["lib/view/row.ts", "react", "lib/client"],
  "server-stays-below": ["lib/server/monitor.ts", "@/lib/view/plain", "lib/domain"],
  "client-stays-in-its-half": ["lib/client/use-rows.ts", "@/lib/view/plain", "app/api"],
  "components-never-touch-the-server": ["components/screens/screen.tsx", "@/lib/server/plain", "props"],
  "ui-takes-rows": ["components/ui/button.tsx", "@/lib/client/use-scheduler", "components/screens"],
  "panels-take-rows": ["components/panels/board.tsx", "@/lib/client/use-scheduler", "components/screens"],
  "swr-in-client-and-screens": ["components/panels/fetching.tsx", "swr", "lib/client"],
  "recharts-in-charts": ["components/panels/drawing.tsx", "recharts", "components/charts"],
  "app-is-addresses": ["app/page.tsx", "@/lib/client/use-scheduler", "components/screens"],
  "wire-stays-in-upstream": ["lib/server/report.ts", "@/lib/server/upstream/wire-job", "lib/domain"],
  "services-are-handed-down": ["lib/server/history/asking.ts", "@/lib/server/services/get-store", "argument"],
  "history-asks-no-store": ["lib/server/history/reckoning.ts", "@/lib/server/store/runs", "above the store"],
  "store-is-asked": ["lib/server/store/answering.ts", "@/lib/server/history/reading/reader", "above it"],
  "no-test-packages-in-production": ["lib/client/tested.ts", "vitest", "devDependency"],
  resolvable: ["lib/client/lost.ts", "@/lib/client/nowhere", "does not exist"],
};

/** What the violations lead to, and imports that are allowed and must stay silent. */
const OTHERS: Record<string, string> = {
  "lib/view/two.ts": 'import "@/lib/view/one";',
  "lib/view/plain.ts": 'import "@/lib/domain/plain";',
  "lib/domain/plain.ts": 'import "zod/mini";',
  "lib/server/plain.ts": "export {};",
  "lib/server/services/get-store.ts": "export {};",
  "lib/server/access/guard.ts": 'import "@/lib/server/services/get-store";',
  "lib/server/history/figures.ts": "export {};",
  "lib/server/store/runs.ts": 'import "@/lib/server/history/figures";',
  "lib/server/history/reading/reader.ts": 'import "@/lib/server/store/runs"; import "@/lib/server/history/figures";',
  "lib/server/upstream/wire-job.ts": "export {};",
  "lib/server/upstream/normalise.ts": 'import "@/lib/server/upstream/wire-job";',
  "lib/client/use-scheduler.ts": 'import "swr"; import "@/lib/domain/plain";',
  "lib/client/use-now.ts": 'import "react";',
  "components/ui/ticking.tsx": 'import "@/lib/client/use-now"; import "@/lib/view/plain";',
  "components/charts/bars.tsx": 'import "recharts";',
  "components/screens/live.tsx": 'import "@/lib/client/use-scheduler"; import "@/components/ui/ticking";',
  "tests/support/helper.ts": "export {};",
  "tests/unit/any.ts": 'import "@/lib/server/plain"; import "vitest"; import "@/lib/client/use-now";',
};

interface Summary {
  violations: { from: string; rule: { name: string } }[];
  ruleSetUsed: { forbidden: { name: string; comment: string }[] };
}

let folder = "";
let violations: Summary["violations"] = [];
let rules: Summary["ruleSetUsed"]["forbidden"] = [];

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "slotwatch-rules-"));
  for (const name of ["react", "swr", "recharts", "zod", "vitest"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
    write(`node_modules/${name}/mini.js`, "");
  }
  const dependencies = { react: "1", swr: "1", recharts: "1", zod: "1" };
  write("package.json", JSON.stringify({ type: "module", dependencies, devDependencies: { vitest: "1" } }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { jsx: "react-jsx", paths: { "@/*": ["./*"] } } }));
  for (const [file, content] of Object.entries(OTHERS)) write(file, content);
  for (const [file, imported] of Object.values(VIOLATIONS)) write(file, `import "${imported}";`);

  const root = path.resolve(import.meta.dirname, "../../..");
  const cruiser = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const configFile = path.join(root, ".dependency-cruiser.mjs");
  const output = execFileSync(
    process.execPath,
    [cruiser, "app", "components", "lib", "tests", "--config", configFile, "--output-type", "json"],
    { cwd: folder, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(output) as { summary: Summary };
  violations = summary.violations;
  rules = summary.ruleSetUsed.forbidden;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the import rules", () => {
  it.each(Object.entries(VIOLATIONS))("%s refuses its violation and names the right place", (name, [file, , place]) => {
    expect(violations.filter((violation) => violation.from === file).map(({ rule }) => rule.name)).toContain(name);
    expect(rules.find((rule) => rule.name === name)?.comment).toContain(place);
  });

  it("are all proven here", () => {
    expect(rules.map(({ name }) => name).sort()).toEqual(Object.keys(VIOLATIONS).sort());
  });

  it("let good neighbours be", () => {
    const guilty = Object.values(VIOLATIONS).map(([file]) => file);
    const others = violations.filter(({ from }) => !guilty.includes(from));
    // The other half of the cycle is guilty as well.
    expect(others.map(({ from }) => from).filter((from) => from !== "lib/view/two.ts")).toEqual([]);
  });
});
