import { loadEnvFiles } from "./env-files.mjs";
import { ensureInstalled } from "./install.mjs";
import { inRoot } from "./paths.mjs";
import { runNode } from "./run.mjs";

/**
 * Runs one of `scripts/commands` with the server's own environment. In a process of its own, because the server's modules
 * load only under React's server condition.
 */
export async function runCommand(name, args) {
  await ensureInstalled();
  loadEnvFiles({ dev: false });
  const file = inRoot("scripts", "commands", `${name}.ts`);
  const { code } = await runNode(["--conditions=react-server", "--import", "tsx", file, ...args]);
  process.exitCode = code;
}
