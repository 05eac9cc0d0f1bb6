import { spawn } from "node:child_process";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { eventually, findFreePort, spawnServer, startTestServer, type TestServer } from "../support/server";
import { startMutePostgres } from "../support/mute-postgres";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

let simulator: Simulator | null = null;
let server: TestServer | null = null;

afterEach(async () => {
  await server?.stop("SIGKILL");
  await simulator?.stop();
  [server, simulator] = [null, null];
});

function askKeptAlive(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, agent }, (answer) => {
      answer.resume();
      answer.on("end", resolve);
    }).on("error", reject);
  });
}

describe("stopping", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "%s takes under 2 s, whatever the upstream and viewers do",
    async (signal) => {
      simulator = await startSimulator({ fault: { fault: "timeout" } });
      server = await startTestServer({
        USEAPI_TOKEN: simulator.token,
        USEAPI_BASE_URL: simulator.baseUrl,
        UPSTREAM_TIMEOUT_SECONDS: "60",
      });
      const { port } = server;
      const agent = new Agent({ keepAlive: true });
      await Promise.all(Array.from({ length: 10 }, () => askKeptAlive(agent, port, "/api/scheduler")));
      await eventually(async () => expect(simulator?.stats().maxInFlight).toBe(1));
      // One who began to ask, and never goes on.
      const slow = connect(port, "127.0.0.1");
      slow.on("error", () => undefined);
      slow.write("GET /api/scheduler HTTP/1.1\r\nHost: localhost\r\n");
      const { tookMs } = await server.stop(signal);
      expect(tookMs).toBeLessThan(2_000);
      expect(server.output()).not.toMatch(/error|exception/i);
      slow.destroy();
      agent.destroy();
    },
  );
});

describe("a test's server", () => {
  it("goes with the process that started it, though that was killed", async () => {
    const holder = spawn(process.execPath, ["--import", "tsx", "tests/support/hold-server.ts"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) =>
      holder.stdout.once("data", (data: Buffer) => resolve(Number(data))),
    );
    expect(isRunning(pid)).toBe(true);
    holder.kill("SIGKILL");
    await eventually(() => Promise.resolve(expect(isRunning(pid)).toBe(false)));
  });
});

/** Whether there is such a process. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a start that must be refused", () => {
  it.each([
    ["no token", { USEAPI_TOKEN: "" }, "USEAPI_TOKEN"],
    ["a short password", { DASHBOARD_PASSWORD: "canary" }, "DASHBOARD_PASSWORD"],
    ["an open HOST without a guard", { HOST: "0.0.0.0" }, "HOST"],
    ["plain http to the internet", { USEAPI_BASE_URL: "http://canary.example/v1" }, "USEAPI_BASE_URL"],
    ["a bench against the real upstream", { BENCH_SPEED: "10" }, "BENCH_SPEED"],
    ["a bad number", { POLL_INTERVAL_SECONDS: "canary" }, "POLL_INTERVAL_SECONDS"],
  ])("%s: names the variable, never its value, and exits 1", async (_what, variables, name) => {
    const { exited, output } = spawnServer({ USEAPI_TOKEN: "user:1-canary", ...variables }, await findFreePort());
    expect(await exited).toBe(1);
    expect(output()).toContain(`Slotwatch can't start: ${name} `);
    expect(output()).not.toContain("canary");
  });
});

describe("a start with a database that lets us in and then says nothing", () => {
  it("is there before it has given that up: pages say what they can't tell", async () => {
    const mute = await startMutePostgres();
    try {
      simulator = await startSimulator();
      const upstream = { USEAPI_TOKEN: simulator.token, USEAPI_BASE_URL: simulator.baseUrl };
      server = await startTestServer({ ...upstream, DATABASE_URL: mute.url });
      const { output } = server;
      // In the order of its log: a question of ours may come late.
      await eventually(() => Promise.resolve(expect(output()).toContain('"store":"away"')));
      expect(output().slice(0, output().indexOf('"store":"away"'))).toContain('"msg":"started"');
    } finally {
      await mute.stop();
    }
  });
});

describe("a start with a token of an odd form", () => {
  it("goes on and says so, without the token", async () => {
    simulator = await startSimulator();
    server = await startTestServer({ USEAPI_TOKEN: "user:canary", USEAPI_BASE_URL: simulator.baseUrl });
    const { output } = server;
    await eventually(() =>
      Promise.resolve(expect(output()).toContain("USEAPI_TOKEN does not have the documented form")),
    );
    expect(output()).not.toContain("canary");
  });
});
