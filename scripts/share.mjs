// Makes a link without a browser: `npm run share -- --help`.
import "./lib/require-node.mjs";
import { runCommand } from "./lib/run-command.mjs";
import { main } from "./lib/step.mjs";

await main(() => runCommand("share", process.argv.slice(2)));
