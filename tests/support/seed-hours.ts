/**
 * Run as a process of its own, with a path and the options as JSON: writes a past into an empty SQLite database, as a
 * server that has run for some hours would have left it. See seeded-database.ts.
 */
import type { Kysely } from "kysely";
import { createStore } from "@/lib/server/store/create-store";
import type { BucketRecord, Tables } from "@/lib/server/store/tables";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import type { SeedOptions } from "./seeded-database";

/** How long the seeded videos took: usual 3:50, slow from about 6:25 on. */
const MEDIAN_MS = 230 * SECOND_MS;
const SPREAD = 0.3;
const VIDEO = 1;

async function seed(kysely: Kysely<Tables>, options: SeedOptions, nowMs: number): Promise<void> {
  const { accounts, seenMs = 0, hours = 20, gap } = options;
  const beginMs = nowMs - hours * HOUR_MS;
  await kysely
    .insertInto("history_account")
    .values(
      accounts.map(({ id, maxJobs }, index) => ({ no: index + 1, id, max_jobs: maxJobs, seen_at: nowMs - seenMs })),
    )
    .execute();
  await kysely
    .insertInto("history_prefix")
    .values(accounts.map(({ id }, index) => ({ no: index + 1, prefix: `user:1042-minimax:${id}-video:` })))
    .execute();
  await kysely
    .insertInto("history_state")
    .values({ name: "since", value: String(beginMs) })
    .execute();
  if (gap) {
    const times = { from_at: nowMs - gap.fromMs, to_at: nowMs - gap.toMs };
    await kysely
      .insertInto("history_gap")
      .values({ ...times, code: "timeout" })
      .execute();
  }
  await insertAll(kysely, "history_minute", minutesOf(options, beginMs, nowMs));
  await insertAll(kysely, "history_run", runsOf(options, beginMs, nowMs));
}

async function insertAll(kysely: Kysely<Tables>, table: "history_minute" | "history_run", rows: object[]) {
  for (let at = 0; at < rows.length; at += 500) {
    await kysely
      .insertInto(table)
      .values(rows.slice(at, at + 500) as never)
      .execute();
  }
}

function minutesOf({ accounts, gap, full }: SeedOptions, beginMs: number, nowMs: number): BucketRecord[] {
  const slots = accounts.reduce((sum, { maxJobs }) => sum + maxJobs, 0);
  const rows: BucketRecord[] = [];
  const isWithin = (stretch: SeedOptions["gap"], at: number) =>
    stretch !== undefined && at >= nowMs - stretch.fromMs && at < nowMs - stretch.toMs;
  for (let at = Math.ceil(beginMs / MINUTE_MS) * MINUTE_MS; at + MINUTE_MS <= nowMs; at += MINUTE_MS) {
    if (isWithin(gap, at)) continue;
    const isFull = isWithin(full, at);
    // Busy by day, idle by night: one wave in eight hours.
    const share = isFull ? 1 : 0.55 + 0.4 * Math.sin((at / (8 * HOUR_MS)) * 2 * Math.PI);
    const executing = Math.min(isFull ? slots : slots - 1, Math.round(slots * share));
    rows.push({
      account_no: 0,
      at,
      observed_ms: MINUTE_MS,
      executing_ms: executing * MINUTE_MS,
      executing_peak: executing,
      capacity_ms: MINUTE_MS,
      slots_ms: slots * MINUTE_MS,
      zero_free_ms: isFull ? MINUTE_MS : 0,
      image_ms: 0,
      speech_ms: 0,
      music_ms: 0,
      unknown_ms: 0,
      idle_ms: (slots - executing) * MINUTE_MS,
    });
  }
  return rows;
}

function runsOf({ accounts, runs = 800 }: SeedOptions, beginMs: number, nowMs: number): object[] {
  return Array.from({ length: runs }, (_, index) => {
    // Every share of the runs once, in an order that mixes long and short ones: 7,919 is prime.
    const share = (((index * 7_919) % runs) + 0.5) / runs;
    const durationMs = Math.round(MEDIAN_MS * Math.exp((SPREAD * Math.log(share / (1 - share))) / 1.702));
    const endMs = Math.round(beginMs + ((nowMs - beginMs) * (index + 0.5)) / runs);
    const account = (index % accounts.length) + 1;
    return {
      prefix_no: account,
      tail: String(5_000_000_000_000_000_000n + BigInt(index)),
      account_no: account,
      kind: VIDEO,
      // Every place that the ten slots of an account can have.
      ahead: Math.floor(index / accounts.length) % 10,
      interrupted: 0,
      ref: `shot-${String(index).padStart(3, "0")}`,
      started_at: endMs - durationMs,
      ended_after: endMs - 5 * SECOND_MS,
      ended_before: endMs,
    };
  });
}

const [path = "", options = ""] = process.argv.slice(2);
const store = createStore({ address: { kind: "sqlite", path }, exclusive: false });
const status = await store.opened();
if (status.state !== "ok") throw new Error(`The database can't be used: ${status.reason}`);
const nowMs = Date.now();
await store.run(({ kysely }) =>
  kysely.transaction().execute((transaction) => seed(transaction, JSON.parse(options) as SeedOptions, nowMs)),
);
await store.close();
