import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tsImport } from "tsx/esm/api";
import { appEnvironment } from "./app-variables.mjs";
import { startNext } from "./next-process.mjs";
import { inRoot } from "./paths.mjs";
import { isFree, nextFreePort, readPort } from "./ports.mjs";
import { seedDemo } from "./seed-demo.mjs";
import { SetupError } from "./step.mjs";
import { waitForPage } from "./wait-for-page.mjs";

const DEFAULT_PORT = 3000;
/** What somebody may still decide for a demo; everything else of their set-up stays out of it. */
const OWN_CHOICE = ["HOST", "DASHBOARD_ACCESS", "POLL_INTERVAL_SECONDS", "IDLE_POLL_INTERVAL_SECONDS"];

async function choosePort(host) {
  const asked = readPort();
  if (!(await isFree(0, host))) throw new SetupError("HOST names no address of this machine.");
  if (asked !== null && asked !== 0 && !(await isFree(asked, host))) {
    throw new SetupError(`Port ${asked} is busy; name another in PORT.`);
  }
  if (asked === 0) return nextFreePort(49_152 + Math.floor(Math.random() * 10_000), host);
  if (asked !== null) return asked;
  const port = await nextFreePort(DEFAULT_PORT, host);
  if (port !== DEFAULT_PORT) console.log(`Port ${DEFAULT_PORT} is busy; the demo takes ${port}.`);
  return port;
}

/**
 * Runs the real app on the simulator until it is told to stop, and says how long the first picture took since the
 * command began. Rejects with a sentence when the app does not come up.
 *
 * @param {{ dev: boolean }} options
 */
export async function runDemo({ dev }) {
  const host = process.env.HOST?.trim().replace(/^\[(.*)\]$/, "$1") || "127.0.0.1";
  const port = await choosePort(host);
  const { startSimulator } = await tsImport("../../tests/support/simulator/start-simulator.ts", import.meta.url);
  const file = inRoot("data", "demo.db");
  // The first start has the seed of the pictures. A later one goes on with the same history: the same jobs again would be odd.
  const simulator = await startSimulator(existsSync(file) ? { seed: Math.floor(Date.now() / 1_000) } : {});
  await seedDemo(file, simulator.startMs);

  const logFile = dev ? undefined : inRoot(".cache", `demo-${port}.log`);
  if (logFile !== undefined) {
    mkdirSync(inRoot(".cache"), { recursive: true });
    rmSync(logFile, { force: true });
  }
  const kept = OWN_CHOICE.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const app = startNext([dev ? "dev" : "start", "-H", host, "-p", String(port)], {
    logFile,
    env: appEnvironment({
      ...Object.fromEntries(kept),
      USEAPI_TOKEN: simulator.token,
      USEAPI_BASE_URL: simulator.baseUrl,
      ACCOUNT_NAMES: simulator.accountNames,
      DATABASE_URL: "file:./data/demo.db",
      HOST: host,
      PORT: String(port),
      SLOTWATCH_DEMO: "1",
      SLOTWATCH_DEMO_CONTROL: simulator.url,
    }),
  });

  let isStopping = false;
  const stop = async (code) => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all([app.stop(), simulator.stop()]);
    process.exit(code);
  };
  process.on("SIGINT", () => void stop(0));
  process.on("SIGTERM", () => void stop(0));
  process.on("SIGHUP", () => void stop(0));
  void app.exited.then((code) => {
    if (isStopping) return;
    if (logFile !== undefined && existsSync(logFile))
      console.error(readFileSync(logFile, "utf8").split("\n").slice(-20).join("\n"));
    console.error("The app ended by itself; its last words stand above.");
    void stop(code || 1);
  });

  // A wildcard address is none to open; a name in brackets is an IPv6 address.
  const name = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const url = `http://${name}:${port}`;
  if (!(await waitForPage(url, app.exited))) {
    if (!isStopping) console.error("The app did not serve its page within two minutes.");
    return stop(1);
  }
  console.log(`\nSlotwatch on demo data: ${url}`);
  console.log(`From the command to the first picture: ${(performance.now() / 1000).toFixed(1)} s`);
  console.log(`Its simulator, for scripts of your own: ${simulator.baseUrl} with the token ${simulator.token}`);
  console.log("Ctrl-C stops it.");
}
