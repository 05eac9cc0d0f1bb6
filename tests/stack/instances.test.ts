import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { Health } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import type { Run, RunPage } from "@/lib/domain/run";
import { postgresDatabase, type TestDatabase } from "../support/databases";
import { eventually, pause, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/** Time runs so much faster: 60 s are 12, an interval of 5 s is 1. */
const SPEED = 5;
const POLL_MS = 5000 / SPEED;
const CALL = "GET /v1/minimax/scheduler/available";

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let servers: TestServer[] = [];
/** Before any of them was there. */
let begunMs: number;

const start = (variables: Record<string, string>) =>
  startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    BENCH_SPEED: String(SPEED),
    ACCOUNTS_INTERVAL_SECONDS: "0",
    ...variables,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-instances-"));
  database = await postgresDatabase(inject("postgresUrl"));
  simulator = await startSimulator({ accounts: 3, jobs: 14, speed: SPEED });
  const { address } = database;
  const shared = { DATABASE_URL: address.kind === "postgres" ? address.url : "" };
  begunMs = performance.now();
  servers = await Promise.all([start(shared), start(shared), start(shared)]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop("SIGKILL")));
  await simulator.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const envelopeOf = (server: TestServer) => server.json<Envelope>("/api/scheduler");
const callsSoFar = () => simulator.stats().paths[CALL]?.count ?? 0;

async function untilLive(server: TestServer): Promise<void> {
  await eventually(async () => expect((await envelopeOf(server)).state).toBe("live"));
}

/** The instance that polls is the one that records. */
async function leader(): Promise<TestServer> {
  return await eventually(async () => {
    for (const server of servers) {
      if ((await server.json<Health>("/api/health")).recording !== null) return server;
    }
    throw new Error("Nobody records.");
  });
}

it("asks the upstream as often as one instance would, and all serve the same", async () => {
  for (const server of servers) await untilLive(server);
  const before = callsSoFar();
  const endMs = performance.now() + 60_000 / SPEED;
  let same = 0;
  while (performance.now() < endMs) {
    const envelopes = await Promise.all(servers.map(envelopeOf));
    const [first] = envelopes;
    for (const { state } of envelopes) expect(state).toBe("live");
    if (first && envelopes.every(({ fetchedAt }) => fetchedAt === first.fetchedAt)) {
      same += 1;
      for (const { revision, snapshot } of envelopes) {
        expect(revision).toBe(first.revision);
        expect(snapshot).toEqual(first.snapshot);
      }
    }
    await pause(200);
  }
  expect(callsSoFar() - before).toBeLessThanOrEqual(13);
  expect(callsSoFar() - before).toBeGreaterThanOrEqual(10);
  expect(same).toBeGreaterThan(10);
});

it("records what one instance would", async () => {
  const alone = await start({ DATABASE_URL: `file:${join(folder, "alone.db")}` });
  try {
    await untilLive(alone);
    const fromMs = Date.now() + 3 * POLL_MS;
    const [server] = servers;
    if (!server) throw new Error("no server");
    const runsOf = async (of: TestServer) => (await of.json<RunPage>("/api/runs?limit=500")).runs;
    // Both see each job end within an interval of each other: between these times none may be missing, or be there twice.
    const coreOf = (runs: Run[], toMs: number) =>
      runs.filter(
        ({ startedAt, endedBefore }) =>
          Date.parse(endedBefore) > fromMs &&
          Date.parse(endedBefore) < toMs &&
          Date.parse(startedAt ?? "") < toMs - 3 * POLL_MS,
      );
    const { shared, single, toMs } = await eventually(async () => {
      const toMs = Date.now() - 6 * POLL_MS;
      const [shared, single] = [await runsOf(server), await runsOf(alone)];
      expect(coreOf(single, toMs).length).toBeGreaterThan(8);
      return { shared, single, toMs };
    }, 60_000);
    const [sharedCore, singleCore] = [coreOf(shared, toMs), coreOf(single, toMs)];
    const ids = (runs: Run[]) => runs.map(({ id }) => id);
    expect(new Set(ids(shared)).size).toBe(shared.length);
    // Jobs shorter than an interval are seen by chance.
    const isLong = ({ durationMs }: Run) => (durationMs ?? 0) > 3 * POLL_MS;
    for (const id of ids(singleCore.filter(isLong))) expect(ids(shared)).toContain(id);
    for (const id of ids(sharedCore.filter(isLong))) expect(ids(single)).toContain(id);

    const usedOf = async (of: TestServer) => {
      const { buckets } = await of.json<History>("/api/history?range=1h");
      const observedMs = buckets.reduce((sum, bucket) => sum + bucket.observedMs, 0);
      const usedMs = buckets.reduce((sum, bucket) => sum + (bucket.executingAverage ?? 0) * bucket.observedMs, 0);
      return { observedMs, average: usedMs / observedMs };
    };
    const [all, one] = [await usedOf(server), await usedOf(alone)];
    // Counted twice it would be more than the time there was.
    expect(all.observedMs).toBeLessThan(performance.now() - begunMs);
    expect(Math.abs(all.average - one.average)).toBeLessThan(0.25 * one.average);
  } finally {
    await alone.stop("SIGKILL");
  }
});

it("has new data within four intervals of the death of the one that polls", async () => {
  const dead = await leader();
  const { fetchedAt } = await envelopeOf(dead);
  await dead.stop("SIGKILL");
  servers = servers.filter((server) => server !== dead);
  const diedMs = performance.now();
  await eventually(
    async () => {
      for (const server of servers) {
        const envelope = await envelopeOf(server);
        // Newer than what the dead one may have published with its last breath.
        expect(Date.parse(envelope.fetchedAt ?? "")).toBeGreaterThan(Date.parse(fetchedAt ?? "") + 2 * POLL_MS);
      }
    },
    10 * POLL_MS,
    50,
  );
  expect(performance.now() - diedMs).toBeLessThan(4 * POLL_MS + 500);
  const { gaps } = await (await leader()).json<History>("/api/history?range=1h");
  expect(gaps).toEqual([]);
});

it("hands over at once when the one that polls is stopped in order", async () => {
  const stopped = await leader();
  const stopping = stopped.stop();
  servers = servers.filter((server) => server !== stopped);
  await stopping;
  const calls = callsSoFar();
  const stoppedMs = performance.now();
  await eventually(() => Promise.resolve(expect(callsSoFar()).toBeGreaterThan(calls)), 10 * POLL_MS, 25);
  expect(performance.now() - stoppedMs).toBeLessThan(3 * POLL_MS);
});
