import { RANGES } from "@/lib/domain/view-state";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createReferenceCounts } from "@/lib/server/history/reading/reference-counts";
import type { RunPosition } from "@/lib/server/store/history/run-pages";
import { full } from "./lib/duration";
import { fillHistory, openPostgresBench, openSqliteBench, type BenchDatabase } from "./lib/history-database";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";
import { median, quantile } from "./lib/statistics";

const SIZE = { accounts: 30, days: 90, runs: full(500_000, 50_000) };
const ROUNDS = full(30, 5);
const HISTORY_BAR_MS = { SQLite: 60, PostgreSQL: 120 } as const;
const RUNS_BAR_MS = 30;

/** How long something takes, ms, again and again. The first times are not counted: files and plans are cold. */
async function timeOf(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  for (let round = 0; round < 2; round += 1) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    await work();
    times.push(performance.now() - startMs);
  }
  return times;
}

async function measure({ name, store }: BenchDatabase): Promise<Row[]> {
  const nowMs = Date.now();
  await fillHistory(store, SIZE, nowMs);
  const names = new Map<string, string>();
  const reader = createHistoryReader({
    store,
    now: () => nowMs,
    historyDays: 90,
    longestIntervalMs: 30_000,
    answerMs: 8_000,
    names,
  });
  const { accounts } = await reader.history({ range: "1h", accounts: [] });
  const one = accounts.slice(0, 1).map(({ id }) => id);
  const rows: Row[] = [];
  for (const range of RANGES) {
    const all = await timeOf(() => reader.history({ range, accounts: [] }));
    const ofOne = await timeOf(() => reader.history({ range, accounts: one }));
    rows.push(atMost(HISTORY_BAR_MS[name], `${name}: history of ${range}, p95`, quantile(all, 0.95), "ms"));
    rows.push(atMost(HISTORY_BAR_MS[name], `${name}: the same of one account`, quantile(ofOne, 0.95), "ms"));
  }
  const none = { accounts: [], kinds: [], q: "", refPrefix: "" } as const;
  const middle: RunPosition = { endedBeforeMs: nowMs - 45 * 86_400_000, n: 2 ** 31 - 1 };
  const page = (filters: object, after: RunPosition | null = null) =>
    timeOf(() => reader.runs({ ...none, ...filters }, { after, limit: 100, range: null }));
  const pages = {
    "the newest runs": await page({}),
    "runs from the middle on": await page({}, middle),
    "runs of one account": await page({ accounts: one }, middle),
    "runs of one kind": await page({ kinds: ["image"] }, middle),
    "runs of a kind there is none of": await page({ kinds: ["music"] }),
    "a search that finds nothing": await page({ q: "no such reference" }),
    "a search that finds some": await page({ q: "S0123" }, middle),
  };
  for (const [what, times] of Object.entries(pages)) {
    rows.push(atMost(RUNS_BAR_MS, `${name}: a page of ${what}, p95`, quantile(times, 0.95), "ms"));
  }
  for (const range of ["24h", "7d", "90d"] as const) {
    // A count anew each time: the server keeps one for ten seconds to five minutes.
    const times = await timeOf(() => createReferenceCounts(reader, () => nowMs).of(range, []), full(5, 1));
    rows.push(remark(`${name}: jobs of ${range} by reference`, median(times), "ms"));
  }
  return rows;
}

async function rows(): Promise<Row[]> {
  const all: Row[] = [remark("finished runs in each database", SIZE.runs, "")];
  for (const open of [openSqliteBench, openPostgresBench]) {
    const database = await open();
    try {
      all.push(...(await measure(database)));
    } finally {
      await database.close();
    }
  }
  return all;
}

await runBench({ name: "history-read", limitMs: 600_000, rows });
