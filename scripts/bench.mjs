import "./lib/require-node.mjs";
import { ensureBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { findTests } from "./lib/find-tests.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { inRoot } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

// `npm run bench -- memory` runs only the benches whose name holds the word. One after the other: they measure.
await main(async () => {
  const [word = ""] = process.argv.slice(2);
  const benches = findTests("tests/bench", ".bench.ts").filter((file) => file.includes(word));
  if (benches.length === 0) {
    console.log("There is no bench to run: tests/bench holds no such *.bench.ts.");
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  process.env.CHROME_PATH = await ensureBrowser();
  const failed = [];
  for (const file of benches) {
    console.log(`\n== ${file}`);
    const { code } = await runNode(["--import", "tsx", inRoot(file)]);
    if (code !== 0) failed.push(file);
  }
  console.log(failed.length === 0 ? `\n${benches.length} benches ran` : `\nMissed their bars: ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});
