// The upstream's stand-in on its own: `npm run simulator -- --help`.
import "./lib/require-node.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await ensureInstalled();
  const { tsImport } = await import("tsx/esm/api");
  const { runSimulator } = await tsImport("../tests/support/simulator/cli.ts", import.meta.url);
  await runSimulator(process.argv.slice(2));
});
