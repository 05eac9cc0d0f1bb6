// Prints a link that signs in once: for whoever is locked out.
import "./lib/require-node.mjs";
import { runCommand } from "./lib/run-command.mjs";
import { main } from "./lib/step.mjs";

await main(() => runCommand("sign-in", process.argv.slice(2)));
