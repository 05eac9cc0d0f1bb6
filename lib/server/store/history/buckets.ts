import "server-only";
import { sql } from "kysely";
import { UNCOUNTED_KINDS, type Uncounted, type UncountedKind } from "@/lib/domain/kind";
import type { Bucket } from "../../history/bucket";
import type { Database } from "../database";
import type { BucketRecord } from "../tables";
import { ALL_ACCOUNTS, type AccountNumbers } from "./account-numbers";
import { upsertInto } from "./upsert";

export type BucketTable = "history_minute" | "history_hour" | "history_day";

const UNCOUNTED_COLUMNS = {
  image: "image_ms",
  speech: "speech_ms",
  music: "music_ms",
  unknown: "unknown_ms",
} as const satisfies Record<UncountedKind, keyof BucketRecord>;

/** What is summed up when parts of one bucket meet; the peak is not. */
const SUMS = [
  "observed_ms",
  "executing_ms",
  "capacity_ms",
  "slots_ms",
  "zero_free_ms",
  "image_ms",
  "speech_ms",
  "music_ms",
  "unknown_ms",
  "idle_ms",
] as const;

/** Whole numbers alone: bigint columns refuse fractions, and a ms more or less is nothing. */
function toRecord(bucket: Bucket, { numberOf }: AccountNumbers): BucketRecord[] {
  const no = bucket.accountId === null ? ALL_ACCOUNTS : numberOf.get(bucket.accountId);
  if (no === undefined) return [];
  const { uncountedMs } = bucket;
  return [
    {
      account_no: no,
      at: bucket.atMs,
      observed_ms: Math.round(bucket.observedMs),
      executing_ms: Math.round(bucket.executingMs),
      executing_peak: bucket.executingPeak,
      capacity_ms: Math.round(bucket.capacityKnownMs),
      slots_ms: Math.round(bucket.slotsMs),
      zero_free_ms: Math.round(bucket.zeroFreeMs),
      image_ms: Math.round(uncountedMs.image ?? 0),
      speech_ms: Math.round(uncountedMs.speech ?? 0),
      music_ms: Math.round(uncountedMs.music ?? 0),
      unknown_ms: Math.round(uncountedMs.unknown ?? 0),
      idle_ms: Math.round(bucket.idleMs),
    },
  ];
}

const MERGES = {
  ...Object.fromEntries(SUMS.map((column) => [column, "sum"] as const)),
  executing_peak: "max",
} as const;
const COLUMNS = ["account_no", "at", "executing_peak", ...SUMS] as const;
const PARTS = { key: ["at", "account_no"], columns: COLUMNS, set: MERGES } as const;

const addTo = {
  history_minute: upsertInto("history_minute", PARTS),
  history_hour: upsertInto("history_hour", PARTS),
  history_day: upsertInto("history_day", PARTS),
} as const satisfies Record<BucketTable, unknown>;

/** Adds parts of buckets to what is stored of them, like `mergeBuckets`. Accounts must be in the roster. */
export async function addBuckets(
  database: Database,
  table: BucketTable,
  buckets: readonly Bucket[],
  numbers: AccountNumbers,
): Promise<void> {
  await addTo[table](
    database,
    buckets.flatMap((bucket) => toRecord(bucket, numbers)),
  );
}

/** The sums of some buckets of one account, or of all together. The peak is the highest of theirs. */
export interface BucketSums {
  accountNo: number;
  /** Start of the step, epoch ms; null when the sums are over the whole stretch. */
  atMs: number | null;
  observedMs: number;
  executingMs: number;
  executingPeak: number;
  capacityKnownMs: number;
  slotsMs: number;
  zeroFreeMs: number;
  /** Of rows of before this was counted, what their other sums let expect. */
  idleMs: number;
  uncountedMs: Uncounted;
}

/** Which buckets to add up: those that begin from `fromMs` on and before `toMs`, in steps of `stepMs` (null: all in one). */
export interface BucketStretch {
  accountNos: readonly number[];
  fromMs: number;
  toMs: number;
  stepMs: number | null;
}

const sumOf = (column: string) => sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;

/**
 * What ran while capacity was known, were it the same all the time that was observed, ms. In floating point, for the product is more than a bigint
 * holds; "double precision" is 64 bits on both databases.
 */
const likelyUsed = sql`executing_ms * (cast(capacity_ms as double precision) / observed_ms)`;
/** Slot time not in use; in a row of an earlier version, which did not count it, what its sums leave. */
const sumOfIdle = sql<number>`cast(round(sum(coalesce(idle_ms, case
  when observed_ms = 0 then 0
  when ${likelyUsed} >= slots_ms then 0
  else slots_ms - ${likelyUsed} end))) as bigint)`;

/**
 * Adds up stored buckets. Steps begin at whole multiples of `stepMs` since the epoch.
 */
export async function sumBuckets(
  { kysely }: Database,
  table: BucketTable,
  { accountNos, fromMs, toMs, stepMs }: BucketStretch,
): Promise<BucketSums[]> {
  if (accountNos.length === 0 || toMs <= fromMs) return [];
  const at =
    stepMs === null
      ? sql<number | null>`null`
      : sql<number | null>`${sql.ref("at")} - ${sql.ref("at")} % ${sql.lit(stepMs)}`;
  const rows = await kysely
    .selectFrom(table)
    .select([
      "account_no",
      at.as("step_at"),
      sumOf("observed_ms").as("observed_ms"),
      sumOf("executing_ms").as("executing_ms"),
      sql<number>`max(executing_peak)`.as("executing_peak"),
      sumOf("capacity_ms").as("capacity_ms"),
      sumOf("slots_ms").as("slots_ms"),
      sumOf("zero_free_ms").as("zero_free_ms"),
      sumOfIdle.as("idle_ms"),
      ...UNCOUNTED_KINDS.map((kind) => sumOf(UNCOUNTED_COLUMNS[kind]).as(UNCOUNTED_COLUMNS[kind])),
    ])
    .where("account_no", "in", accountNos)
    .where("at", ">=", fromMs)
    .where("at", "<", toMs)
    .groupBy(stepMs === null ? ["account_no"] : ["account_no", sql`2`])
    .execute();
  return rows.map((row) => {
    const uncountedMs: Uncounted = {};
    for (const kind of UNCOUNTED_KINDS) {
      const sum = Number(row[UNCOUNTED_COLUMNS[kind]]);
      if (sum > 0) uncountedMs[kind] = sum;
    }
    return {
      accountNo: row.account_no,
      atMs: row.step_at === null ? null : Number(row.step_at),
      observedMs: Number(row.observed_ms),
      executingMs: Number(row.executing_ms),
      executingPeak: Number(row.executing_peak),
      capacityKnownMs: Number(row.capacity_ms),
      slotsMs: Number(row.slots_ms),
      zeroFreeMs: Number(row.zero_free_ms),
      idleMs: Number(row.idle_ms),
      uncountedMs,
    };
  });
}
