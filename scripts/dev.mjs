import "./lib/require-node.mjs";
import { checkEnv, hasToken, loadEnvFiles } from "./lib/env-files.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { becomeNext } from "./lib/next-process.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await ensureInstalled();
  const before = { ...process.env };
  loadEnvFiles({ dev: true });
  if (hasToken()) {
    const { host, port } = await checkEnv();
    await becomeNext(["dev", "-H", host, "-p", String(port)]);
    return;
  }
  console.log("No USEAPI_TOKEN, so this is the demo in development mode.");
  // The demo must not see what .env says besides.
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  const { runDemo } = await import("./lib/run-demo.mjs");
  await runDemo({ dev: true });
});
