import { sql } from "kysely";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import type { Store } from "@/lib/server/store/create-store";
import type { BucketRecord } from "@/lib/server/store/tables";
import { usageOf } from "@/lib/view/history-accounts";
import { buildAccount, buildJob, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

/** 16:00 UTC: the start of an hour. */
const T0 = Date.UTC(2026, 10, 20, 16);
const POLL = 10 * SECOND_MS;
const TABLES = ["history_minute", "history_hour", "history_day"] as const;

/** Of a bucket that is there, though nothing was observed in it. */
const NOTHING = { observed_ms: 0, capacity_ms: 0, slots_ms: 0 };

type Figures = [executing: number, slots: number | null];

/** A recorder over a store, and what its history says of each account. */
function recordInto(store: Store) {
  let nowMs = T0;
  const now = () => nowMs;
  const recorder = createRecorder({ store, now });
  const pace = { longestIntervalMs: 30 * SECOND_MS, answerMs: 8 * SECOND_MS };
  const reader = createHistoryReader({ store, now, historyDays: 90, names: new Map(), ...pace });

  async function poll(accounts: Record<string, Figures>): Promise<void> {
    const built = Object.entries(accounts).map(([id, [executing, maxJobs]]) =>
      buildAccount({ id, executing, maxJobs, available: maxJobs === null ? null : maxJobs - executing }),
    );
    const jobs = Object.entries(accounts).flatMap(([accountId, [executing]]) =>
      Array.from({ length: executing }, (_, at) =>
        buildJob(`user:7-minimax:${accountId}-video:${at}`, T0, { accountId }),
      ),
    );
    recorder.observe({
      kind: "snapshot",
      atMs: nowMs,
      ...{ intervalMs: POLL, answerMs: 8 * SECOND_MS },
      snapshot: buildSnapshot(jobs, built),
    });
    expect(await recorder.written()).toBe(true);
  }
  return {
    /** These figures hold for so long; then come others, or the `last` answer. */
    async hold(lengthMs: number, accounts: Record<string, Figures>, last: "last" | null = null) {
      for (const untilMs = nowMs + lengthMs; nowMs < untilMs; nowMs += POLL) await poll(accounts);
      if (last !== null) await poll(accounts);
    },
    async told(range: "1h" | "24h" | "7d" | "90d") {
      const { accounts } = await reader.history({ range, accounts: [] });
      return Object.fromEntries(
        accounts.map((account) => {
          const { id, usedMs, idleMs, share } = account;
          return [id, { used: usedMs / MINUTE_MS, idle: idleMs / MINUTE_MS, use: usageOf(account), share }];
        }),
      );
    },
    setClock: (ms: number) => (nowMs = ms),
  };
}

onEachDatabase("idle time", (_store, makeAnother) => {
  const onAnother = async (work: (store: Store) => Promise<void>) => {
    const fresh = await makeAnother();
    const store = await fresh.open();
    await work(store);
    await store.close();
    await fresh.drop();
  };

  it("is not made up for by time in which an account is overdrawn, be it the same one or another", () =>
    onAnother(async (store) => {
      const { hold, told } = recordInto(store);
      // A single request may set `maxJobs` aside: twice as many videos as slots for half the time, and none for the other half.
      await hold(5 * MINUTE_MS, { a: [4, 2], b: [0, 2] });
      await hold(5 * MINUTE_MS, { a: [0, 2], b: [0, 2] }, "last");
      for (const range of ["1h", "24h", "90d"] as const) {
        expect(await told(range)).toEqual({
          a: { used: 10, idle: 10, use: 0.5, share: 1 },
          b: { used: 0, idle: 20, use: 0, share: 0 },
        });
      }
      for (const table of TABLES) {
        const rows = await store.run(({ kysely }) =>
          kysely.selectFrom(table).select("idle_ms").where("account_no", "=", 0).execute(),
        );
        // All together: what idles on each, and not what all have, less what all run.
        expect(rows.reduce((sum, { idle_ms }) => sum + (idle_ms ?? 0), 0)).toBe(30 * MINUTE_MS);
      }
    }));

  it("is counted while slots are known, whatever ran while they were not", () =>
    onAnother(async (store) => {
      const { hold, told } = recordInto(store);
      await hold(10 * MINUTE_MS, { a: [2, null], b: [1, 1] });
      await hold(5 * MINUTE_MS, { a: [0, 2], b: [1, 1] }, "last");
      const expected = { used: 0, idle: 10, use: 0 };
      for (const range of ["1h", "24h", "90d"] as const) expect((await told(range)).a).toMatchObject(expected);
      // The load is of all that ran.
      expect((await told("24h")).a?.share).toBeCloseTo(20 / 35, 6);
    }));

  it("is unknown where slots never were known, and use is told as time", () =>
    onAnother(async (store) => {
      const { hold, told } = recordInto(store);
      await hold(5 * MINUTE_MS, { a: [2, null], b: [1, 1] }, "last");
      expect((await told("1h")).a).toMatchObject({ used: 10, idle: 0, use: null });
    }));

  it("is reckoned from what an earlier version wrote, which a command leaves as it is and a server keeps", async () => {
    const fresh = await makeAnother();
    const now = await fresh.open();
    const beginMs = T0 - 3 * DAY_MS;
    const row = (at: number, part: Partial<BucketRecord>) => ({
      ...{ account_no: 1, at, observed_ms: HOUR_MS, executing_ms: 0, executing_peak: 4, capacity_ms: HOUR_MS },
      ...{ slots_ms: 2 * HOUR_MS, zero_free_ms: 0, image_ms: 0, speech_ms: 0, music_ms: 0, unknown_ms: 0 },
      ...part,
    });
    await now.run(async ({ kysely }) => {
      for (const table of TABLES) await sql`alter table ${sql.table(table)} drop column idle_ms`.execute(kysely);
      await sql`delete from slotwatch_migration where name = '0003-idle'`.execute(kysely);
      await kysely.insertInto("history_account").values({ no: 1, id: "a", max_jobs: 2, seen_at: beginMs }).execute();
      await kysely
        .insertInto("history_state")
        .values({ name: "since", value: String(beginMs) })
        .execute();
      const old = [
        // Busy beyond its slots, then idle: an hour each, so that one does not take from the other.
        row(T0 - 21 * HOUR_MS, { executing_ms: 4 * HOUR_MS }),
        row(T0 - 20 * HOUR_MS, {}),
        // Slots known for a quarter of what was observed.
        row(T0 - 19 * HOUR_MS, { executing_ms: HOUR_MS, capacity_ms: HOUR_MS / 4, slots_ms: HOUR_MS / 2 }),
        row(T0 - 18 * HOUR_MS, NOTHING),
        // Beyond 2^63 in the product.
        row(T0 - 17 * HOUR_MS, { executing_ms: 1_000_000_000_000, slots_ms: 1_000_003_600_000, capacity_ms: HOUR_MS }),
        row(T0, NOTHING),
      ];
      const day = [row(Math.floor(T0 / DAY_MS) * DAY_MS, NOTHING)];
      await kysely
        .insertInto("history_hour")
        .values(old as never)
        .execute();
      await kysely
        .insertInto("history_day")
        .values(day as never)
        .execute();
    });
    await now.close();

    const command = await fresh.open({ mayBegin: false });
    expect(command.status()).toMatchObject({ state: "away", reason: "older" });
    await command.close();
    const store = await fresh.open();
    expect(store.status()).toEqual({ state: "ok" });

    const { hold, told, setClock } = recordInto(store);
    setClock(T0);
    const [idle, before] = [2 + 0.25 + 1, (await told("24h")).a];
    expect(before?.idle).toBeCloseTo(idle * 60, 6);
    // A row under way stays one of before, whatever is added; later ones count.
    await hold(10 * MINUTE_MS, { a: [0, 2] }, "last");
    setClock(T0 + HOUR_MS);
    await hold(10 * MINUTE_MS, { a: [0, 2] }, "last");
    const rows = await store.run(({ kysely }) =>
      kysely.selectFrom("history_hour").select(["at", "idle_ms"]).where("account_no", "=", 1).orderBy("at").execute(),
    );
    expect(rows.map(({ idle_ms }) => idle_ms)).toEqual([...Array<null>(6).fill(null), 20 * MINUTE_MS]);
    expect((await told("24h")).a?.idle).toBeCloseTo(idle * 60 + 40, 6);
    await store.close();
    await fresh.drop();
  });
});
