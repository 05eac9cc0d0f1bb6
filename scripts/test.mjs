import "./lib/require-node.mjs";
import { nameBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { asPart, createParts } from "./lib/parts.mjs";
import { main } from "./lib/step.mjs";
import { runPlaywright, runVitest } from "./lib/suites.mjs";

await main(async () => {
  const parts = createParts();
  await ensureInstalled();
  await parts.run("check", runChecks);
  await parts.run("unit", () => runVitest("unit"));
  await parts.run("store", () => runVitest("store"));
  if (await parts.run("build", asPart(ensureBuilt))) {
    await parts.run("api", () => runVitest("api"));
    if (await parts.run("browser", asPart(nameBrowser))) await parts.run("end to end", () => runPlaywright("e2e"));
  }
  parts.end();
});
