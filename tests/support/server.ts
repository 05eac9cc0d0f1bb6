import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { appEnvironment } from "../../scripts/lib/app-variables.mjs";

/** An answer with every byte a client would see. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Status line apart, all headers as they came. */
  rawHeaders: string;
  text: string;
}

export interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface TestServer {
  url: string;
  port: number;
  pid: number;
  /** Asks a path; `headers.host` goes out as given, which fetch would not allow. */
  ask(path: string, options?: AskOptions): Promise<RawAnswer>;
  /** Asks a path and parses its JSON. */
  json<T>(path: string, options?: AskOptions): Promise<T>;
  /** All that the process wrote so far, both streams. */
  output(): string;
  /** Asks it to end, and tells how and how soon it did. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
}

const READY_WITHIN_MS = 60_000;
const ROOT = process.cwd();

/** A port nobody listens on at the moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let databaseFolder: string | null = null;

/** Removes the databases that servers of this process were given; of those that run still, too. */
export function removeDatabases(): void {
  if (databaseFolder !== null) rmSync(databaseFolder, { recursive: true, force: true });
  databaseFolder = null;
}

process.on("exit", removeDatabases);

/**
 * A database of its own for each server: two on one SQLite file refuse each other. Gone with the test process, or where that is one of
 * Vitest's, which ends its processes by a signal that nothing is told of, with the test file (remove-databases.ts).
 */
function ownDatabase(port: number): string {
  databaseFolder ??= mkdtempSync(path.join(tmpdir(), "slotwatch-test-"));
  return `file:${path.join(databaseFolder, String(port), "slotwatch.db")}`;
}

/**
 * Runs the production build with these variables, and no others of the app's. Nothing is waited for. It is told by the channel between
 * them when the test's process is gone, even killed, and goes as well.
 */
export function spawnServer(variables: Record<string, string>, port: number) {
  const dist = process.env.SLOTWATCH_DIST_DIR ?? ".next";
  if (!existsSync(path.join(ROOT, dist, "BUILD_ID"))) {
    throw new Error("There is no build to test. `npm test` makes one; `npm run build` does, too.");
  }
  const next = path.join(ROOT, "scripts/lib/next-child.mjs");
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...appEnvironment({ DATABASE_URL: ownDatabase(port), ...variables }),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      SLOTWATCH_DIST_DIR: dist,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    windowsHide: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk));
  const exited = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return { child, exited, output: () => output };
}

/** Starts the real server on a free port, ready to be asked. Rejects with its output when it ends before. */
export async function startTestServer(variables: Record<string, string>): Promise<TestServer> {
  const port = await findFreePort();
  const { child, exited, output } = spawnServer(variables, port);
  const ask = (target: string, options: AskOptions = {}) => askRaw(port, target, options);
  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    ask,
    json: async (target, options) => JSON.parse((await ask(target, options)).text),
    output,
    stop: (signal = "SIGTERM") => stopChild(child, exited, signal),
  };
  const endMs = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (hasEnded(child)) throw new Error(`The server ended by itself:\n${output()}`);
    const answer = await ask("/api/ready").catch(() => null);
    if (answer?.status === 200) return server;
    if (performance.now() > endMs) {
      await server.stop("SIGKILL");
      throw new Error(`The server was not ready in time:\n${output()}`);
    }
    await pause(25);
  }
}

/** Whether a process has ended, by itself or by a signal. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function stopChild(child: ChildProcess, exited: Promise<number | null>, signal: NodeJS.Signals) {
  const startMs = performance.now();
  if (!hasEnded(child)) child.kill(signal);
  return { code: await exited, tookMs: performance.now() - startMs };
}

function askRaw(port: number, target: string, { method = "GET", headers = {}, body }: AskOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, path: target, method, headers, agent: false, setHost: headers.host === undefined },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            rawHeaders: answer.rawHeaders.join("\n"),
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Tries again until something holds; then gives it. Rejects with the last failure. */
export async function eventually<T>(attempt: () => Promise<T>, withinMs = 20_000, everyMs = 40): Promise<T> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await pause(everyMs);
    }
  }
}
