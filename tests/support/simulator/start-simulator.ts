import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DemoScene } from "@/lib/domain/demo";
import { answerApi, API_ROOT } from "./answer-api";
import { answerControl } from "./answer-control";
import { FOLLOWED_PATH } from "./answer-fault";
import { SIMULATOR_TOKEN } from "./canaries";
import { systemClock } from "./clock";
import type { FaultSetting } from "./fault";
import { accountNamesOf } from "./fleet";
import { RequestStats, type SimulatorStats } from "./request-stats";
import { sendError, sendText } from "./send";
import { Simulation, type SimulationOptions, type VerbatimState } from "./simulation";

export interface SimulatorOptions extends Partial<SimulationOptions> {
  /** 0, the default, takes any free port. */
  port?: number;
  token?: string;
  scene?: DemoScene;
  fault?: FaultSetting;
}

export interface Simulator {
  /** Origin, without a path: `http://127.0.0.1:<port>`; control paths stand below it. */
  url: string;
  /** What belongs into `USEAPI_BASE_URL`. */
  baseUrl: string;
  port: number;
  token: string;
  /** What belongs into `ACCOUNT_NAMES`. */
  accountNames: string;
  /** When its world was first looked at, epoch ms: with the seed it says all that happened before. */
  startMs: number;
  setFault(fault: FaultSetting | null): void;
  setScene(scene: DemoScene): void;
  /** Answers word for word what is given; `{}` goes back to the simulated world. */
  setState(state: VerbatimState): void;
  stats(): SimulatorStats;
  resetStats(): void;
  /** Cuts every connection and frees the port. */
  stop(): Promise<void>;
}

/** The seed of the demo: of the first hundred, the one whose opening picture shows most (two free, two accounts full and unlisted). */
export const DEMO_SEED = 88;

/**
 * Starts the upstream's stand-in (CONTRIBUTING.md, "What the API sends"): a real HTTP server on this machine, whose fleet is in
 * the middle of its work at the first request. Rejects when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? systemClock;
  const token = options.token ?? SIMULATOR_TOKEN;
  const simulation = new Simulation({
    seed: options.seed ?? DEMO_SEED,
    clock,
    accounts: options.accounts ?? 4,
    jobs: options.jobs ?? null,
    load: options.load ?? true,
    speed: options.speed ?? 1,
  });
  if (options.scene) simulation.setScene(options.scene);
  if (options.fault) simulation.setFault(options.fault);
  const stats = new RequestStats();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://simulator").pathname;
    if (path === FOLLOWED_PATH) {
      stats.followed += 1;
      return sendText(response, 200, simulation.schedulerText(), "application/json");
    }
    if (path.startsWith("/__")) return answerControl({ simulation, stats, request, response }, path);
    response.once("close", stats.begin(`${request.method} ${path}`, Date.now()));
    if (request.headers.authorization !== `Bearer ${token}`) {
      stats.unauthorised += 1;
      return sendError(response, 401, "Unauthorized");
    }
    if (!path.startsWith(API_ROOT)) return sendError(response, 404, "Not found");
    return answerApi({ simulation, request, response }, decodeURIComponent(path.slice(API_ROOT.length)));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      sendError(response, 400, error instanceof Error ? error.message : "Bad request");
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    baseUrl: `${url}/v1`,
    port,
    token,
    accountNames: accountNamesOf(simulation.fleet),
    startMs: simulation.startMs,
    setFault: (fault) => simulation.setFault(fault),
    setScene: (scene) => simulation.setScene(scene),
    setState: (state) => simulation.setVerbatim(state),
    stats: () => stats.read(),
    resetStats: () => stats.reset(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
