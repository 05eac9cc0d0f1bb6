import "./lib/require-node.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { checkEnv, hasEnvFile, hasToken, loadEnvFiles } from "./lib/env-files.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { becomeNext } from "./lib/next-process.mjs";
import { isFree } from "./lib/ports.mjs";
import { main, SetupError } from "./lib/step.mjs";

const NO_TOKEN =
  "USEAPI_TOKEN is not set: put your useapi.net token into .env (cp .env.example .env), or see the demo with `npm run demo`.";

await main(async () => {
  // Said before a minute of installing, where it can be known.
  if (!hasToken() && !hasEnvFile()) throw new SetupError(NO_TOKEN);
  await ensureInstalled();
  loadEnvFiles({ dev: false });
  if (!hasToken()) throw new SetupError(NO_TOKEN);
  const { host, port } = await checkEnv();
  if (!(await isFree(0, host))) throw new SetupError("HOST names no address of this machine.");
  if (port !== 0 && !(await isFree(port, host))) {
    throw new SetupError(`Port ${port} is busy, or not yours to listen on; name another in PORT.`);
  }
  await ensureBuilt();
  await becomeNext(["start", "-H", host, "-p", String(port)]);
});
