import "./lib/require-node.mjs";
import { nameBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { asPart, createParts } from "./lib/parts.mjs";
import { main } from "./lib/step.mjs";
import { runPlaywright, runVitest } from "./lib/suites.mjs";

await main(async () => {
  const parts = createParts();
  await ensureInstalled();
  if (await parts.run("build", asPart(ensureBuilt))) {
    await parts.run("servers", () => runVitest("stack"));
    if (await parts.run("browser", asPart(nameBrowser))) await parts.run("pages", () => runPlaywright("stack"));
  }
  parts.end();
});
