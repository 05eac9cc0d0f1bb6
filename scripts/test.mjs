import "./lib/require-node.mjs";
import { ensureBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main, secondsSince } from "./lib/step.mjs";
import { runPlaywright, runVitest } from "./lib/suites.mjs";

const total = { passed: 0, failed: 0 };

/** Runs one part and goes on whatever comes of it: one run shows everything that is wrong. */
async function part(name, work) {
  const startMs = performance.now();
  console.log(`\n== ${name}`);
  let result = { passed: 0, failed: 1 };
  try {
    result = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  total.passed += result.passed;
  total.failed += result.failed;
  console.log(`== ${name}: ${result.passed} passed, ${result.failed} failed in ${secondsSince(startMs)}`);
  return result.failed === 0;
}

const done = async (work) => {
  await work();
  return { passed: 1, failed: 0 };
};

await main(async () => {
  await ensureInstalled();
  await part("check", runChecks);
  await part("unit", () => runVitest("unit"));
  await part("store", () => runVitest("store"));
  if (await part("build", () => done(ensureBuilt))) {
    await part("api", () => runVitest("api"));
    const hasBrowser = await part("browser", () =>
      done(async () => {
        // Found once, for playwright.config.ts and every worker that loads it.
        process.env.CHROME_PATH = await ensureBrowser();
      }),
    );
    if (hasBrowser) await part("end to end", runPlaywright);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
