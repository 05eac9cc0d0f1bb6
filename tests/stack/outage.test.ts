import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { Health } from "@/lib/domain/health";
import type { History, HistoryGap } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import { eventually, pause, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

const SPEED = 20;
/** Below 15 s nobody calls it a gap: one slow answer is no outage. */
const OUTAGE_MS = 17_000;

let folder: string;
let simulator: Simulator;
let server: TestServer;

const start = () =>
  startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    DATABASE_URL: `file:${join(folder, "data", "slotwatch.db")}`,
    BENCH_SPEED: String(SPEED),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-outage-"));
  simulator = await startSimulator({ accounts: 4, jobs: 6, speed: SPEED });
  server = await start();
  await untilRecording(true);
  await untilObserved(2_000);
});
afterAll(async () => {
  await server.stop("SIGKILL");
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

const health = () => server.json<Health>("/api/health");
const history = () => server.json<History>("/api/history?range=1h");
const lengthOf = ({ from, to }: HistoryGap) => Date.parse(to) - Date.parse(from);
const observed = async () => (await history()).buckets.reduce((sum, { observedMs }) => sum + observedMs, 0);
const untilObserved = (ms: number) => eventually(async () => expect(await observed()).toBeGreaterThan(ms));
const untilRecording = (ok: boolean) =>
  eventually(async () => expect((await health()).recording).toMatchObject({ ok }), 20_000);

async function gapOf(code: string): Promise<HistoryGap> {
  const gap = (await history()).gaps.find((each) => each.code === code);
  if (!gap) throw new Error(`There is no gap by ${code}.`);
  return gap;
}

it("names an outage of the upstream, and counts nothing in it", async () => {
  simulator.setFault({ fault: "503" });
  await eventually(async () => expect(await gapOf("upstream-error")).toBeTruthy());
  const before = await observed();
  await eventually(async () => expect(lengthOf(await gapOf("upstream-error"))).toBeGreaterThan(2_500));
  expect(await observed()).toBe(before);
  simulator.setFault(null);
  await eventually(async () => expect((await server.json<Envelope>("/api/scheduler")).problem).toBeNull());
  await untilObserved(before);
  const gap = await gapOf("upstream-error");
  await untilObserved((await observed()) + 1_000);
  expect((await gapOf("upstream-error")).to).toBe(gap.to);
});

it("goes on live while the store is away, says so, and resumes by itself with a gap", async () => {
  const away = join(folder, "elsewhere");
  renameSync(join(folder, "data"), away);
  await untilRecording(false);
  expect(await health()).toMatchObject({ store: "away", state: "live" });
  expect((await server.ask("/api/history")).status).toBe(503);
  expect((await server.ask("/api/runs")).status).toBe(503);
  const { fetchedAt } = await server.json<Envelope>("/api/scheduler");
  await eventually(async () => {
    const live = await server.json<Envelope>("/api/scheduler");
    expect(live.state).toBe("live");
    expect(Date.parse(live.fetchedAt ?? "")).toBeGreaterThan(Date.parse(fetchedAt ?? "") + OUTAGE_MS);
  }, 2 * OUTAGE_MS);
  rmSync(join(folder, "data"), { recursive: true, force: true });
  renameSync(away, join(folder, "data"));
  await untilRecording(true);
  expect(lengthOf(await gapOf("store"))).toBeGreaterThan(OUTAGE_MS - 1000);
});

it("keeps history over a restart, and says for how long it was not running", async () => {
  const before = await server.json<RunPage>("/api/runs?limit=500");
  const known = await history();
  await server.stop();
  // Nothing could tell that it does not run but the time itself.
  await pause(OUTAGE_MS);
  server = await start();
  await untilRecording(true);
  const { runs } = await server.json<RunPage>("/api/runs?limit=500");
  const ids = new Set(runs.map(({ id }) => id));
  for (const { id } of before.runs) expect(ids.has(id)).toBe(true);
  expect((await history()).recordingSince).toBe(known.recordingSince);
  expect(lengthOf(await gapOf("not-running"))).toBeGreaterThan(OUTAGE_MS - 1000);
  // What ended meanwhile did so at a time nobody knows.
  const blurred = runs.filter(
    ({ endedAfter, endedBefore }) => Date.parse(endedBefore) - Date.parse(endedAfter) > OUTAGE_MS - 1000,
  );
  for (const { durationMs } of blurred) expect(durationMs).toBeNull();
});
