import os from "node:os";
import { binOf } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { secondsSince } from "./step.mjs";

const node = (bin, ...args) => [bin, ...args];

/** The checks: a name, and commands to run one after the other. The slowest come first, for the sake of the sum. */
const CHECKS = [
  {
    name: "lint",
    commands: () => [
      node(
        binOf("eslint"),
        ".",
        "--max-warnings=0",
        "--cache",
        "--cache-strategy=content",
        "--cache-location=.cache/eslint",
      ),
    ],
  },
  // A clean checkout lacks Next's generated route types; tsc needs them.
  { name: "types", commands: () => [node(binOf("next"), "typegen"), node(binOf("typescript", "tsc"), "--noEmit")] },
  {
    name: "import rules",
    commands: () => [
      node(
        binOf("dependency-cruiser", "depcruise"),
        ...["app", "components", "lib", "scripts", "tests", "instrumentation.ts", "proxy.ts"],
        ...["--config", ".dependency-cruiser.mjs", "--output-type", "err-long"],
      ),
    ],
  },
  {
    name: "formatting",
    commands: () => [
      node(binOf("prettier"), "--check", ".", "--log-level=warn", "--cache", "--cache-location=.cache/prettier"),
    ],
  },
  { name: "unused code", commands: () => [node(binOf("knip"), "--no-progress")] },
];

async function runCheck({ name, commands }) {
  const startMs = performance.now();
  for (const args of commands()) {
    const { code, output } = await runNode(args, {
      quiet: true,
      env: { NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0" },
    });
    if (code === 0) continue;
    console.log(`  ${name}: FAILED in ${secondsSince(startMs)}\n${output.trimEnd()}\n`);
    return false;
  }
  console.log(`  ${name}: ok in ${secondsSince(startMs)}`);
  return true;
}

/**
 * Runs every check, as many at once as there are cores, and shows all failures: who mends one should not have to wait
 * for the next.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const waiting = [...CHECKS];
  let passed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runCheck(check)) passed += 1;
    }
  };
  console.log("Checking ...");
  await Promise.all(Array.from({ length: Math.min(CHECKS.length, Math.max(2, os.cpus().length)) }, worker));
  return { passed, failed: CHECKS.length - passed };
}
