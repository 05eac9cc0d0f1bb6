import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { totalsOf } from "@/lib/domain/totals";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import { full } from "./lib/duration";
import { fillHistory, openPostgresBench, openSqliteBench, type BenchDatabase } from "./lib/history-database";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";
import { quantile } from "./lib/statistics";

const ACCOUNTS = 30;
const JOBS = 300;
/** An hour of them is measured. */
const POLLS = full(780, 40);
/** Not counted: statements are compiled, the database is empty, and V8 still interprets what it optimises later. */
const WARM_UP = full(60, 10);
const POLL_MS = 5000;
const POLL_BAR_MS = { SQLite: 5, PostgreSQL: 20 } as const;

const RUNS = full(500_000, 50_000);
const RUN_BAR_BYTES = { SQLite: 280, PostgreSQL: 340 } as const;
const RUN_TABLES = ["history_run"];
const BUCKET_TABLES = [
  "history_minute",
  "history_hour",
  "history_day",
  "history_duration_hour",
  "history_duration_day",
];
const MB = 1_000_000;

/** A busy fleet at its n-th poll: 10 jobs an account, of which each poll ends a few and begins as many. */
function snapshotAt(poll: number, beginMs: number): Snapshot {
  const jobs: Job[] = Array.from({ length: JOBS }, (_, place) => {
    // Each place takes a new job every 40 polls, not all at once.
    const turn = Math.floor((poll + place) / 40);
    const accountId = String(362_480_713_695_211_520n + BigInt(place % ACCOUNTS));
    const kind = place % 3 === 0 ? "image" : "video";
    return {
      id: `user:1042-minimax:${accountId}-${kind}:${100_000_000_000_000 + turn * 1000 + place}`,
      kind,
      accountId,
      startedAt: new Date(beginMs + (turn * 40 - place) * POLL_MS).toISOString(),
      ref: `promo/s${place}`,
      callbackHost: null,
    };
  });
  const accounts: Account[] = Array.from({ length: ACCOUNTS }, (_, index) => ({
    id: String(362_480_713_695_211_520n + BigInt(index)),
    name: null,
    maxJobs: 10,
    executing: 7,
    available: 3,
    listed: true,
    inferred: false,
    consistent: true,
    uncounted: { image: 3 },
    problem: null,
    sessionEndsAt: null,
    nextFree: null,
  }));
  return { totals: totalsOf(accounts), suggestion: null, accounts, jobs, dropped: { jobs: 0, accounts: 0 } };
}

/** Time to record one poll, ms: all of it, from the answer to the end of its transaction. */
async function measurePolls({ store }: BenchDatabase): Promise<number[]> {
  const beginMs = Date.now();
  let nowMs = beginMs;
  const recorder = createRecorder({ store, now: () => nowMs });
  const times: number[] = [];
  for (let poll = 0; poll < POLLS; poll += 1) {
    const snapshot = snapshotAt(poll, beginMs);
    const startMs = performance.now();
    recorder.observe({ kind: "snapshot", atMs: nowMs, snapshot, intervalMs: POLL_MS, answerMs: 8_000 });
    const isWritten = await recorder.written();
    times.push(performance.now() - startMs);
    if (!isWritten) throw new Error("A poll was not recorded.");
    nowMs += POLL_MS;
  }
  return times.slice(WARM_UP);
}

async function measure(open: () => Promise<BenchDatabase>): Promise<Row[]> {
  const polls = await open();
  const { name } = polls;
  const times = await measurePolls(polls).finally(() => polls.close());
  const size = await open();
  try {
    await fillHistory(size.store, { accounts: 10, days: 90, runs: RUNS }, Date.now());
    const runBytes = (await size.sizeOf(RUN_TABLES)) / RUNS;
    const bucketBytes = await size.sizeOf(BUCKET_TABLES);
    return [
      atMost(
        POLL_BAR_MS[name],
        `${name}: recording one poll, ${ACCOUNTS} accounts, ${JOBS} jobs, p95`,
        quantile(times, 0.95),
        "ms",
      ),
      remark(`${name}: the same, median`, quantile(times, 0.5), "ms"),
      atMost(RUN_BAR_BYTES[name], `${name}: a run with its indexes`, runBytes, "bytes"),
      atMost(20, `${name}: minutes, hours, days and histograms, 10 accounts, 90 days`, bucketBytes / MB, "MB"),
    ];
  } finally {
    await size.close();
  }
}

const rows = async () => [...(await measure(openSqliteBench)), ...(await measure(openPostgresBench))];

await runBench({ name: "history-write", limitMs: 600_000, rows });
