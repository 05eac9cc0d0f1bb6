import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { appEnvironment } from "../../scripts/lib/app-variables.mjs";
import { eventually, findFreePort, hasEnded } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

interface Started {
  url: string;
  output(): string;
  /** Sends SIGTERM; gives the exit code once the process is gone. */
  stop(): Promise<number | null>;
}

let folder: string;
let simulator: Simulator;
let children: ChildProcess[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-start-"));
  simulator = await startSimulator({ accounts: 3, jobs: 5 });
  children = [];
});
afterEach(async () => {
  for (const child of children) if (!hasEnded(child)) child.kill("SIGKILL");
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What `npm start` runs, in an environment of its own: with nothing of a test's in it, nor of the operator's `.env`. */
async function start(): Promise<Started> {
  const port = await findFreePort();
  const variables = {
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    DATABASE_URL: `file:${join(folder, String(port), "slotwatch.db")}`,
    PORT: String(port),
  };
  const env = { ...process.env, ...appEnvironment(variables), NODE_ENV: "production" as const };
  const child = spawn(process.execPath, ["scripts/start.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => {
    if (hasEnded(child)) return;
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  }, 60_000);
  if (hasEnded(child)) throw new Error(`It ended by itself:\n${output}`);
  return {
    url,
    output: () => output,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

it("npm start after a build serves at once, twice from one checkout, and ends when told to", async () => {
  const both = await Promise.all([start(), start()]);
  for (const { url } of both) {
    await eventually(async () => {
      const envelope = (await (await fetch(`${url}/api/scheduler`)).json()) as Envelope;
      expect(envelope.state).toBe("live");
      expect(envelope.snapshot?.accounts).toHaveLength(3);
    });
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ store: "ok" });
  }
  // What a service manager takes for "ended by SIGTERM".
  expect(await Promise.all(both.map((each) => each.stop()))).toEqual([143, 143]);
  for (const { output } of both) {
    // A step of setting up says what it does: "Building the app ...".
    expect(output()).not.toMatch(/ \.\.\.$|Installing|Building/m);
    expect(output()).not.toMatch(/error|exception/i);
  }
});
