import "./lib/require-node.mjs";
import { buildNow } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await ensureInstalled();
  await buildNow();
});
