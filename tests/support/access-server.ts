import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewShare } from "@/lib/domain/share";
import { startTestServer, type RawAnswer, type TestServer } from "./server";
import { startSimulator, type Simulator, type SimulatorOptions } from "./simulator/start-simulator";

export const PASSWORD = "correct horse battery";

/** The real server behind a password, on a simulator and a database of its own. */
export interface AccessServer {
  server: TestServer;
  simulator: Simulator;
  databasePath: string;
  variables: Record<string, string>;
  /** Signs in and returns the Cookie header. */
  signIn(): Promise<string>;
  /** Makes a link as the operator with this cookie. */
  share(cookie: string, settings?: Partial<NewShare>): Promise<NewShare>;
  /** Follows a link and returns the Cookie header of its viewer. */
  follow(url: string): Promise<string>;
  stop(): Promise<void>;
}

/** The first cookie an answer sets, as a Cookie header. */
export function cookieOf(answer: RawAnswer): string {
  return answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

/** POSTs JSON. */
export function post(server: TestServer, path: string, body: unknown, headers: Record<string, string> = {}) {
  return server.ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export async function startAccessServer(
  variables: Record<string, string> = {},
  simulated: SimulatorOptions = { accounts: 4, jobs: 12 },
): Promise<AccessServer> {
  const folder = mkdtempSync(join(tmpdir(), "slotwatch-access-"));
  const databasePath = join(folder, "data", "slotwatch.db");
  const simulator = await startSimulator(simulated);
  const all = {
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNT_NAMES: simulator.accountNames,
    DATABASE_URL: `file:${databasePath}`,
    DASHBOARD_PASSWORD: PASSWORD,
    ...variables,
  };
  const server = await startTestServer(all);
  return {
    server,
    simulator,
    databasePath,
    variables: all,
    signIn: async () => cookieOf(await post(server, "/api/session", { password: PASSWORD })),
    async share(cookie, settings = {}) {
      const body = { label: "lobby", target: "now", query: "", endsAt: null, hideAccounts: true, hideReferences: true };
      const answer = await post(server, "/api/shares", { ...body, ...settings }, { cookie });
      if (answer.status !== 201) throw new Error(`no share: ${answer.text}`);
      return JSON.parse(answer.text) as NewShare;
    },
    follow: async (url) => cookieOf(await server.ask(new URL(url).pathname)),
    async stop() {
      await server.stop();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
