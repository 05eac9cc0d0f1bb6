import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Health } from "@/lib/domain/health";
import { createRandom } from "../support/feed/random";
import { eventually, pause, startTestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/** Kills in all; time runs so much faster. */
const KILLS = 50;
const SPEED = 20;
const POLL_MS = 5000 / SPEED;

let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-kill-"));
  simulator = await startSimulator({ accounts: 4, jobs: 6, speed: SPEED });
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** When the scheduler was asked, epoch ms. */
const askedAt = () => simulator.stats().paths["GET /v1/minimax/scheduler/available"]?.times ?? [];

/** What the file holds after a kill, read as a back-up program would. */
function inspect(path: string) {
  const file = new SqliteDatabase(path, { readonly: true });
  try {
    const integrity = file.pragma("integrity_check", { simple: true });
    const { value } = file.prepare("select value from history_state where name = 'recorder'").get() as {
      value: string;
    };
    const { lastGoodMs } = JSON.parse(value) as { lastGoodMs: number };
    const since = file.prepare("select value from history_state where name = 'since'").get() as { value: string };
    const count = (text: string) => (file.prepare(text).get() as { n: number }).n;
    const runs = count("select count(*) as n from history_run");
    const twice = count(
      "select count(*) as n from (select 1 from history_run group by prefix_no, tail having count(*) > 1)",
    );
    const running = count(
      `select count(*) as n from history_job j join history_prefix p on j.id like p.prefix || '%'
       join history_run r on r.prefix_no = p.no and p.prefix || r.tail = j.id`,
    );
    const observedMs = count("select coalesce(sum(observed_ms), 0) as n from history_hour where account_no = 0");
    const gapMs = count("select coalesce(sum(to_at - from_at), 0) as n from history_gap");
    return {
      integrity,
      lastGoodMs,
      knownMs: lastGoodMs - Number(since.value),
      runs,
      twice,
      running,
      observedMs,
      gapMs,
    };
  } finally {
    file.close();
  }
}

it(`loses at most the last poll when it is killed ${KILLS} times while recording`, async () => {
  const path = join(folder, "data", "slotwatch.db");
  const random = createRandom(11);
  let runs = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startTestServer({
      USEAPI_TOKEN: simulator.token,
      USEAPI_BASE_URL: simulator.baseUrl,
      DATABASE_URL: `file:${path}`,
      BENCH_SPEED: String(SPEED),
      ACCOUNTS_INTERVAL_SECONDS: "0",
    });
    await eventually(async () => {
      expect((await server.json<Health>("/api/health")).recording).toMatchObject({ ok: true });
    });
    const before = askedAt().length;
    await eventually(async () => expect(askedAt().length).toBeGreaterThan(before + 1));
    await pause(random.integer(1, 2 * POLL_MS));
    const [beforeLastMs = 0] = askedAt().slice(-2);
    await server.stop("SIGKILL");
    const found = inspect(path);
    expect(found.integrity).toBe("ok");
    // Whoever asks again has recorded the answer before.
    expect(found.lastGoodMs).toBeGreaterThanOrEqual(beforeLastMs);
    expect(found.twice).toBe(0);
    // A job that has ended is not also still running: state and runs are of one transaction.
    expect(found.running).toBe(0);
    expect(found.runs).toBeGreaterThanOrEqual(runs);
    runs = found.runs;
    // Every ms since the first poll was either observed or is a gap, and none is both.
    // (Each stretch is rounded to the ms.)
    const toldMs = found.observedMs + found.gapMs;
    expect(Math.abs(toldMs - found.knownMs)).toBeLessThan(20 * (kill + 1));
  }
  expect(runs).toBeGreaterThan(KILLS);
});
