import { afterEach, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { eventually, pause, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

let simulator: Simulator;
let server: TestServer;

afterEach(async () => {
  await server?.stop();
  await simulator?.stop();
});

const SPEED = 10;
/** Every 30 s, see `IDLE_POLL_INTERVAL_SECONDS`. */
const IDLE_INTERVAL_MS = 30_000 / SPEED;
const SCHEDULER = "GET /v1/minimax/scheduler/available";
const timesAsked = () => simulator.stats().paths[SCHEDULER]?.times ?? [];

async function start(variables: Record<string, string> = {}) {
  server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNTS_INTERVAL_SECONDS: "0",
    BENCH_SPEED: String(SPEED),
    ...variables,
  });
}

/** Watches as our pages do: asks again when told, with what it knows. Gives how often it asked. */
async function watch(untilMs: number): Promise<number> {
  let known = "";
  for (let requests = 0; ; requests += 1) {
    if (performance.now() >= untilMs) return requests;
    const envelope = await server.json<Envelope>(`/api/scheduler?since=${known}`);
    known = envelope.revision ?? "";
    await pause(envelope.nextPollMs);
  }
}

describe("50 viewers for a minute at 5 s, time ten times as fast", () => {
  it("cost the upstream 13 requests at most, never two at once", async () => {
    simulator = await startSimulator({ speed: SPEED });
    await start();
    const fromMs = Date.now();
    const minuteMs = 60_000 / SPEED;
    const untilMs = performance.now() + minuteMs;
    const requests = await Promise.all(Array.from({ length: 50 }, () => watch(untilMs)));
    const asked = timesAsked().filter((atMs) => atMs >= fromMs && atMs < fromMs + minuteMs);
    expect(asked.length).toBeLessThanOrEqual(13);
    // A busy machine may skip a point of the grid; how often viewers are served is the bench's matter.
    expect(asked.length).toBeGreaterThan(6);
    expect(simulator.stats().paths[SCHEDULER]?.maxInFlight).toBe(1);
    expect(Math.min(...requests)).toBeGreaterThan(0);
  });

  it("who all press 'try now' in an outage cost one request a second at most", async () => {
    simulator = await startSimulator({ fault: { fault: "500" } });
    await start();
    const fromMs = Date.now();
    const untilMs = performance.now() + 3_000;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        while (performance.now() < untilMs) {
          await server.ask("/api/refresh", { method: "POST" });
          await pause(20);
        }
      }),
    );
    // 3 s at ten times the speed: 30 of our seconds.
    const asked = timesAsked().filter((atMs) => atMs >= fromMs && atMs < fromMs + 3_000);
    expect(asked.length).toBeLessThanOrEqual(31);
    expect(asked.length).toBeGreaterThan(10);
  });
});

describe("the poller", () => {
  it("starts with the server, before any visitor", async () => {
    simulator = await startSimulator();
    await start({ BENCH_SPEED: "1" });
    await eventually(async () => expect(server.output()).toContain('"state":"live"'));
    expect(timesAsked().length).toBeGreaterThan(0);
  });

  it("slows down when nobody asks and no job runs, and wakes at once", async () => {
    simulator = await startSimulator();
    simulator.setState({
      scheduler: { executing: [], available: [{ account: "7", maxJobs: 2, executing: 0, available: 2 }] },
    });
    await start();
    const intervalOf = ([before = Number.NaN, last = Number.NaN]: number[]) => last - before;
    await eventually(
      async () => expect(intervalOf(timesAsked().slice(-2))).toBeGreaterThan(0.9 * IDLE_INTERVAL_MS),
      60_000,
    );
    // Asked just after an idle poll, the next would be seconds away.
    const polls = timesAsked().length;
    await server.ask("/api/scheduler");
    await eventually(async () => expect(timesAsked().length).toBeGreaterThan(polls));
    expect(intervalOf(timesAsked().slice(polls - 1))).toBeLessThan(IDLE_INTERVAL_MS / 2);
  });

  it("keeps to a Retry-After, whoever presses 'try now'", async () => {
    const retryAfterSeconds = 4;
    simulator = await startSimulator({ fault: { fault: "429", retryAfterSeconds } });
    await start();
    await eventually(async () => {
      await server.ask("/api/refresh", { method: "POST" });
      expect(timesAsked().length).toBeGreaterThan(1);
    }, 60_000);
    const [first = Number.NaN, second = Number.NaN] = timesAsked();
    expect(second - first).toBeGreaterThanOrEqual(1_000 * retryAfterSeconds);
  });
});
