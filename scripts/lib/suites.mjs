import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { binOf, inRoot } from "./paths.mjs";
import { runNode } from "./run.mjs";

/** A suite that ended without a report (it could not even start) counts as one failure, never as none. */
const NO_REPORT = { passed: 0, failed: 1 };

function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return NO_REPORT;
  }
}

/** Nobody should have to search a long report for what nearly failed. */
function printRetried(count) {
  if (count > 0) console.log(`${count} of them passed only at a second or third try.`);
}

async function runSuite(name, args, count, env) {
  const file = inRoot(".cache", `report-${name}.json`);
  mkdirSync(inRoot(".cache"), { recursive: true });
  rmSync(file, { force: true });
  const { code } = await runNode(args(file), { env: env(file) });
  const { passed, failed } = readReport(file, count);
  // Errors outside any test (an unhandled rejection, a broken hook) show in the exit code alone.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs a vitest project, or these files of it; `{ passed, failed }` counts tests. */
export function runVitest(project, files = []) {
  return runSuite(
    project,
    (file) => [
      ...[binOf("vitest"), "run", ...files, `--project=${project}`],
      ...["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
    ],
    ({ numPassedTests, numFailedTests, testResults }) => {
      // A file that fails to load has no tests of its own to count.
      const broken = testResults.filter(
        ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
      );
      const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
      // What failed first is told of a test that then passed, too.
      printRetried(
        tests.filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0).length,
      );
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    },
    () => ({}),
  );
}

/** Runs a project of Playwright's, tests in a browser, or these files of it; `{ passed, failed }` counts tests. */
export function runPlaywright(project, files = []) {
  return runSuite(
    `${project}-browser`,
    () => [binOf("@playwright/test", "playwright"), "test", ...files, `--project=${project}`, "--reporter=dot,json"],
    ({ stats }) => {
      printRetried(stats.flaky);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
    (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
  );
}
