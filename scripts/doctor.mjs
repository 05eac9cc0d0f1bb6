// What does useapi.net send, and does Slotwatch understand it? `npm run doctor -- --help`.
import "./lib/require-node.mjs";
import { fileURLToPath } from "node:url";
import { loadEnvFiles } from "./lib/env-files.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

/** The upstream client begins with `import "server-only"`, which throws unless Node runs under this condition. */
const CONDITION = "--conditions=react-server";
const args = process.argv.slice(2);

await main(async () => {
  if (process.execArgv.includes(CONDITION)) {
    const { runDoctor } = await import("./doctor/run-doctor.ts");
    process.exitCode = await runDoctor(args);
    return;
  }
  await ensureInstalled();
  loadEnvFiles({ dev: false });
  // npm changes to the checkout; a relative path was meant from where its user stood.
  const env = { INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const { code } = await runNode([CONDITION, "--import", "tsx", fileURLToPath(import.meta.url), ...args], { env });
  process.exitCode = code;
});
