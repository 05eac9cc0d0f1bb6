import { startTestServer, type TestServer } from "../../support/server";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../support/simulator/start-simulator";
import { endWithUs } from "./cleanup";

/** The sizes the project has bars for. */
const USUAL = { accounts: 20, jobs: 60 };
export const MOST = { accounts: 200, jobs: 2_000 };

export interface BenchApp {
  url: string;
  server: TestServer;
  simulator: Simulator;
  stop(): Promise<void>;
}

export interface BenchAppOptions {
  simulator?: SimulatorOptions;
  /** How much faster time runs, for the server and its upstream alike. */
  speed?: number;
  variables?: Record<string, string>;
}

const SCHEDULER = "GET /v1/minimax/scheduler/available";

/** Starts the production build on a simulated upstream, both on free loopback ports, and waits for the first good answer. */
export async function startBenchApp({
  simulator: options,
  speed = 1,
  variables,
}: BenchAppOptions = {}): Promise<BenchApp> {
  const simulator = await startSimulator({ ...USUAL, speed, ...options });
  const server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNT_NAMES: simulator.accountNames,
    BENCH_SPEED: String(speed),
    ...variables,
  });
  const forget = endWithUs(server.pid);
  const app: BenchApp = {
    url: server.url,
    server,
    simulator,
    async stop() {
      await server.stop();
      forget();
      await simulator.stop();
    },
  };
  await untilLive(app);
  return app;
}

const LIVE_WITHIN_MS = 20_000;

async function untilLive({ server }: BenchApp): Promise<void> {
  const endMs = performance.now() + LIVE_WITHIN_MS;
  for (;;) {
    const { state } = await server.json<{ state: string }>("/api/health");
    if (state === "live") return;
    if (performance.now() > endMs) throw new Error(`The monitor has no answer:\n${server.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the upstream counted of the scheduler's questions. */
export function schedulerStats({ simulator }: BenchApp) {
  return simulator.stats().paths[SCHEDULER] ?? { count: 0, times: [], maxInFlight: 0 };
}
