import type { Envelope } from "@/lib/domain/envelope";
import { eventually, findFreePort, hasEnded, spawnServer } from "../server";
import { startSimulator, type Simulator, type SimulatorOptions } from "../simulator/start-simulator";
import { fastTime } from "./pace";

export interface AppOptions {
  simulator?: SimulatorOptions;
  /** Environment of the server, beyond token and address of the simulator. */
  variables?: Record<string, string>;
  /** As `npm run demo` does: demo data, and scenes to choose from. */
  demo?: boolean;
}

/** The real production server on a simulated upstream. */
export interface App {
  url: string;
  simulator: Simulator;
  /** Ours, as a viewer's browser would get it. */
  envelope(): Promise<Envelope>;
  /** Cuts a back-off short and waits until the envelope is as wanted; throws with what it was instead. */
  until(isWanted: (envelope: Envelope) => boolean, options?: { refresh?: boolean }): Promise<Envelope>;
  /** How often the simulator's scheduler was asked, and when: epoch ms. */
  askedAt(): readonly number[];
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Starts it anew on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const SCHEDULER = "GET /v1/minimax/scheduler/available";

const READY_WITHIN_MS = 60_000;

/** Starts simulator and server, each on a free port. Rejects with the server's output when it does not come up. */
export async function startApp({ simulator: simulatorOptions, variables, demo }: AppOptions = {}): Promise<App> {
  const simulator = await startSimulator({ load: false, ...simulatorOptions });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNT_NAMES: simulator.accountNames,
    ...(demo ? { SLOTWATCH_DEMO: "1", SLOTWATCH_DEMO_CONTROL: simulator.url } : {}),
    ...fastTime(),
    ...variables,
  };
  let running = await startOn(port, environment);

  const envelope = async () => (await (await fetch(`${url}/api/scheduler`)).json()) as Envelope;
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    if (!hasEnded(running.child)) running.child.kill(signal);
    await running.exited;
  };
  return {
    url,
    simulator,
    envelope,
    until: (isWanted, { refresh = true } = {}) =>
      eventually(async () => {
        if (refresh) await fetch(`${url}/api/refresh`, { method: "POST" });
        const now = await envelope();
        if (!isWanted(now)) throw new Error(`Not as wanted: ${JSON.stringify(now).slice(0, 600)}`);
        return now;
      }, 40_000),
    askedAt: () => simulator.stats().paths[SCHEDULER]?.times ?? [],
    kill: () => kill(),
    async restart() {
      running = await startOn(port, environment);
    },
    async stop() {
      await kill("SIGTERM");
      await simulator.stop();
    },
  };
}

async function startOn(port: number, variables: Record<string, string>) {
  const running = spawnServer(variables, port);
  await eventually(async () => {
    if (hasEnded(running.child)) throw new Error(`The server ended by itself:\n${running.output()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`);
    if (!answer.ok) throw new Error(`The server is not ready:\n${running.output()}`);
  }, READY_WITHIN_MS).catch(async (error: unknown) => {
    running.child.kill("SIGKILL");
    await running.exited;
    throw error;
  });
  return running;
}
