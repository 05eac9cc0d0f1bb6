import "./lib/require-node.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { findTests } from "./lib/find-tests.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/step.mjs";
import { runVitest } from "./lib/suites.mjs";

await main(async () => {
  if (findTests("tests/stack", ".test.ts").length === 0) {
    console.log("There are no long tests yet: tests/stack holds no *.test.ts.");
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  const { passed, failed } = await runVitest("stack");
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
