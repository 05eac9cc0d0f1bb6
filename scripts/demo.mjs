import "./lib/require-node.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  // Only now are the packages there that it stands on.
  const { runDemo } = await import("./lib/run-demo.mjs");
  await runDemo({ dev: false });
});
