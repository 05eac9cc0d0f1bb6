import { DAY_MS, HOUR_MS } from "@/lib/domain/time-units";
import { yieldToOthers } from "../../yield-to-others";
import type { Store } from "../create-store";
import type { Database } from "../database";
import { ALL_ACCOUNTS, readRoster } from "./account-numbers";
import type { BucketTable } from "./buckets";
import type { DurationTable } from "./durations";
import { ALL_KIND_CODES } from "./kind-codes";
import { readAccumulator } from "./recorder-memory";

/** How long minutes are kept. */
const MINUTES_MS = 48 * HOUR_MS;
/** Rows deleted at a time: some ms, in which nothing else can be written. */
const BATCH = 1000;
/** Between two batches others get their turn. */
const PAUSE_MS = 25;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());

/**
 * Deletes history past keeping, in small batches with pauses between them: minutes after 48 hours, the rest after
 * `historyDays`. Throws `StoreAwayError`; what was deleted until then stays so.
 *
 * Counted from now, but from no later than a day after the newest that is recorded: a machine that starts with its clock months ahead
 * would else delete everything before somebody sets it right. After a long absence the first poll lets pruning go on.
 */
export async function pruneHistory(store: Pick<Store, "run">, historyDays: number, clockMs: number): Promise<void> {
  const newestMs = await store.run(readNewest);
  const nowMs = newestMs === null ? clockMs : Math.min(clockMs, newestMs + DAY_MS);
  const beforeMs = nowMs - historyDays * DAY_MS;
  await pruneBuckets(store, "history_minute", nowMs - MINUTES_MS);
  await pruneBuckets(store, "history_hour", beforeMs);
  await pruneBuckets(store, "history_day", beforeMs - DAY_MS);
  const { idOf } = await store.run(readRoster);
  for (const accountNo of [ALL_ACCOUNTS, ...idOf.keys()]) {
    // SQLite answers within the call: of 200 accounts these are two thousand in a row.
    await yieldToOthers();
    for (const kind of ALL_KIND_CODES) {
      await pruneDurations(store, "history_duration_hour", { accountNo, kind }, beforeMs);
      await pruneDurations(store, "history_duration_day", { accountNo, kind }, beforeMs - DAY_MS);
    }
  }
  await pruneRuns(store, beforeMs);
  // One for each failed poll at the most: some ten thousand in months of bad ones.
  await store.run(({ kysely }) => kysely.deleteFrom("history_gap").where("to_at", "<", beforeMs).execute());
}

/** The last good poll; where the recorder's memory can't be read, about then. Null where nothing is recorded. */
async function readNewest(database: Database): Promise<number | null> {
  const known = await readAccumulator(database);
  if (known !== null && known.lastGoodMs !== null) return known.lastGoodMs;
  const newest = database.kysely.selectFrom("history_hour").select("at").orderBy("at", "desc").limit(1);
  return (await newest.executeTakeFirst())?.at ?? null;
}

async function pruneBuckets(store: Pick<Store, "run">, table: BucketTable, beforeMs: number): Promise<void> {
  for (;;) {
    const rows = await store.run(({ kysely }) =>
      kysely.selectFrom(table).select("at").where("at", "<", beforeMs).orderBy("at").limit(BATCH).execute(),
    );
    const last = rows.at(-1)?.at;
    if (last === undefined) return;
    await store.run(({ kysely }) => kysely.deleteFrom(table).where("at", "<=", last).execute());
    if (rows.length < BATCH) return;
    await pause();
  }
}

/** One account's durations of one kind: in that order lies the table, so no other way finds the old ones without looking at all. */
async function pruneDurations(
  store: Pick<Store, "run">,
  table: DurationTable,
  { accountNo, kind }: { accountNo: number; kind: number },
  beforeMs: number,
): Promise<void> {
  for (;;) {
    const rows = await store.run(({ kysely }) =>
      kysely
        .selectFrom(table)
        .select("at")
        .where("account_no", "=", accountNo)
        .where("kind", "=", kind)
        .where("at", "<", beforeMs)
        .orderBy("at")
        .limit(BATCH)
        .execute(),
    );
    const last = rows.at(-1)?.at;
    if (last === undefined) return;
    await store.run(({ kysely }) =>
      kysely
        .deleteFrom(table)
        .where("account_no", "=", accountNo)
        .where("kind", "=", kind)
        .where("at", "<=", last)
        .execute(),
    );
    if (rows.length < BATCH) return;
    await pause();
  }
}

async function pruneRuns(store: Pick<Store, "run">, beforeMs: number): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await store.run(({ kysely }) =>
      kysely
        .deleteFrom("history_run")
        .where(
          "n",
          "in",
          kysely
            .selectFrom("history_run")
            .select("n")
            .where("ended_before", "<", beforeMs)
            .orderBy("ended_before")
            .limit(BATCH),
        )
        .executeTakeFirstOrThrow(),
    );
    if (Number(numDeletedRows) < BATCH) return;
    await pause();
  }
}
