import "./lib/require-node.mjs";
import { ensureFirefox, nameBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { asPart, createParts } from "./lib/parts.mjs";
import { main } from "./lib/step.mjs";
import { runPlaywright, runVitest } from "./lib/suites.mjs";

/** Files to run alone; without any, all. */
const files = process.argv.slice(2);
const servers = files.filter((file) => !file.endsWith(".spec.ts"));
const pages = files.filter((file) => file.endsWith(".spec.ts"));
const isAll = files.length === 0;

await main(async () => {
  const parts = createParts();
  await ensureInstalled();
  if (await parts.run("build", asPart(ensureBuilt))) {
    if (isAll || servers.length > 0) {
      await ensureFirefox();
      await parts.run("servers", () => runVitest("stack", servers));
    }
    if (isAll || pages.length > 0) {
      if (await parts.run("browser", asPart(nameBrowser)))
        await parts.run("pages", () => runPlaywright("stack", pages));
    }
  }
  parts.end();
});
