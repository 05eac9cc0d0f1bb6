import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Observation } from "@/lib/server/history/observation";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createRecorder, type Recorder } from "@/lib/server/history/recording/recorder";
import type { Store } from "@/lib/server/store/create-store";
import { pruneHistory } from "@/lib/server/store/history/prune-history";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildAccount, buildJob, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

/** 16:00 UTC: the start of an hour and of a minute. */
const T0 = Date.UTC(2026, 10, 20, 16);
const POLL = 5 * SECOND_MS;

const idOf = (tail: string | number, kind = "video", account = "a") => `user:7-minimax:${account}-${kind}:${tail}`;

/** One battery, two databases: what is true on one must be true on the other. */
onEachDatabase("history", (store, makeAnother) => {
  let nowMs = T0;
  let recorder: Recorder;
  const newRecorder = () => createRecorder({ store: store(), now: () => nowMs });
  const newReader = () =>
    createHistoryReader({
      ...{ store: store(), now: () => nowMs, historyDays: 90 },
      ...{ longestIntervalMs: 30 * SECOND_MS, answerMs: 8 * SECOND_MS },
      names: new Map([["a", "west"]]),
    });
  const everything = { accounts: [], kinds: [], q: "", refPrefix: "" };
  const runs = async (part = {}) =>
    (await newReader().runs({ ...everything, ...part }, { after: null, limit: 500, range: null })).runs;
  const count = async (table: string) =>
    Number(
      (await store().run((db) => sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db.kysely)))
        .rows[0]?.n,
    );

  /** One poll, `POLL` after the one before, with these videos of account a running. */
  async function poll(tails: readonly (string | number)[], observation: Partial<Observation> = {}): Promise<boolean> {
    const jobs = tails.map((tail) => buildJob(idOf(tail), T0 - 10 * SECOND_MS, { ref: `shot-${tail}` }));
    const executing = jobs.length;
    const account = buildAccount({ maxJobs: 2, executing, available: 2 - executing });
    recorder.observe({
      kind: "snapshot",
      atMs: nowMs,
      ...{ intervalMs: POLL, answerMs: 8 * SECOND_MS },
      snapshot: buildSnapshot(jobs, [account]),
      ...observation,
    } as Observation);
    nowMs += POLL;
    return await recorder.written();
  }

  beforeAll(() => {
    recorder = newRecorder();
  });
  it("knows nothing at first, and says so", async () => {
    const history = await newReader().history({ range: "1h", accounts: [] });
    expect(history).toMatchObject({ recordingSince: null, accounts: [], gaps: [], durations: {} });
    expect(history.buckets).toHaveLength(60);
    expect(history.buckets.every(({ observedMs, slots }) => observedMs === 0 && slots === null)).toBe(true);
    expect(recorder.recording()).toBeNull();
  });

  it("knows nothing of an account it never saw, in any range", async () => {
    for (const range of ["1h", "6h", "24h", "7d", "30d", "90d", "all"] as const) {
      const history = await newReader().history({ range, accounts: ["never-seen"] });
      expect(history).toMatchObject({ accounts: [], durations: {} });
    }
  });

  it("adds up what was observed, in minutes and in hours", async () => {
    for (let index = 0; index < 24; index += 1) expect(await poll(index < 12 ? [1, 2] : [1])).toBe(true);
    expect(recorder.recording()).toMatchObject({ ok: true });
    const hour = await newReader().history({ range: "1h", accounts: [] });
    expect(hour.recordingSince).toBe(new Date(T0).toISOString());
    const [first, second] = hour.buckets.slice(-2);
    expect(first).toMatchObject({
      at: new Date(T0).toISOString(),
      observedMs: 60_000,
      slots: 2,
      executingAverage: 2,
      executingPeak: 2,
      zeroFreeMs: 60_000,
      uncounted: {},
      finished: { video: 1 },
    });
    expect(second).toMatchObject({ observedMs: 55_000, executingAverage: 1, zeroFreeMs: 0, finished: {} });
    // Of several accounts nobody can tell when all were full, though only one of them was seen.
    const both = await newReader().history({ range: "1h", accounts: ["a", "elsewhere"] });
    expect(both.buckets.at(-2)).toMatchObject({ slots: 2, executingAverage: 2, executingPeak: null, zeroFreeMs: null });
    const week = await newReader().history({ range: "7d", accounts: ["a"] });
    expect(week.buckets.at(-1)).toMatchObject({ observedMs: 115_000, zeroFreeMs: 60_000, executingPeak: 2 });
    expect(week.accounts).toEqual([
      {
        id: "a",
        name: "west",
        usedMs: 2 * 60_000 + 55_000,
        idleMs: 55_000,
        zeroFreeMs: 60_000,
        ...{ runs: 1, timed: 1 },
        p50Ms: expect.any(Number) as number,
        share: 1,
      },
    ]);
    // Ended between 16:00:55 and 16:01:00, begun at 15:59:50; figures of histograms are within 5 %.
    expect(await runs()).toMatchObject([{ id: idOf(2), durationMs: 67_500, ref: "shot-2" }]);
    expect(Math.abs((week.accounts[0]?.p50Ms ?? 0) - 67_500)).toBeLessThan(0.05 * 67_500);
    expect(week.durations.video?.n).toBe(1);
  });

  it("goes on after a restart: the same jobs run, and nothing is told twice", async () => {
    recorder = newRecorder();
    let remembered: unknown = null;
    recorder.onLoad((each) => (remembered = each));
    await recorder.load();
    expect(remembered).toMatchObject({
      accounts: [{ id: "a", maxJobs: 2 }],
      jobs: [{ id: idOf(1), startedAt: new Date(T0 - 10 * SECOND_MS).toISOString() }],
      // The first minute held two jobs, and the last answer was five seconds before the end of the second.
      minutes: [
        { accountId: "a", atMs: T0, executing: 2, maxJobs: 2 },
        { accountId: "a", atMs: T0 + MINUTE_MS, executing: 1, maxJobs: 2 },
      ],
    });
    await poll([1]);
    await poll([]);
    await poll([]);
    expect((await runs()).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    const { buckets } = await newReader().history({ range: "1h", accounts: [] });
    expect(buckets.reduce((sum, { observedMs }) => sum + observedMs, 0)).toBe(nowMs - POLL - T0);
  });

  it("replaces a run that came back and ended anew, also in what was counted", async () => {
    await poll([2]);
    await poll([]);
    await poll([]);
    const [run] = await runs();
    expect(run).toMatchObject({ id: idOf(2), endedBefore: new Date(nowMs - 2 * POLL).toISOString() });
    expect(await count("history_run")).toBe(2);
    const { durations } = await newReader().history({ range: "7d", accounts: [] });
    expect(durations.video?.n).toBe(2);
  });

  it("names what nobody observed: an outage by its code, our own absence as such", async () => {
    const failMs = nowMs;
    await poll([], { kind: "failure", code: "timeout" } as Partial<Observation>);
    const open = await newReader().history({ range: "1h", accounts: [] });
    expect(open.gaps).toEqual([
      { from: new Date(failMs - POLL).toISOString(), to: new Date(nowMs).toISOString(), code: "timeout" },
    ]);
    nowMs += MINUTE_MS;
    await poll([3]);
    const awayMs = nowMs - POLL;
    nowMs += 10 * MINUTE_MS;
    recorder = newRecorder();
    await recorder.load();
    const during = await newReader().history({ range: "1h", accounts: [] });
    expect(during.gaps.at(-1)).toMatchObject({ from: new Date(awayMs).toISOString(), code: "not-running" });
    await poll([]);
    await poll([]);
    const { gaps } = await newReader().history({ range: "1h", accounts: [] });
    expect(gaps.map(({ code }) => code)).toEqual(["timeout", "not-running"]);
    // It ended somewhere in those ten minutes: a run, but in no statistics.
    expect((await runs())[0]).toMatchObject({ id: idOf(3), durationMs: null });
    expect((await newReader().history({ range: "7d", accounts: [] })).durations.video?.n).toBe(2);
  });

  it("leaves a gap where the store was away, and resumes by itself", async () => {
    let isAway = false;
    const failing: Pick<Store, "run" | "onBack"> = {
      onBack: store().onBack,
      run: (work) => (isAway ? Promise.reject(new Error("disk on fire")) : store().run(work)),
    };
    recorder = createRecorder({ store: failing, now: () => nowMs });
    await poll([]);
    const lastMs = nowMs - POLL;
    isAway = true;
    for (let index = 0; index < 6; index += 1) expect(await poll([])).toBe(false);
    expect(recorder.recording()).toEqual({ ok: false, sinceMs: lastMs + 2 * POLL });
    isAway = false;
    expect(await poll([])).toBe(true);
    expect(recorder.recording()).toMatchObject({ ok: true });
    const { gaps } = await newReader().history({ range: "1h", accounts: [] });
    expect(gaps.at(-1)).toEqual({
      from: new Date(lastMs).toISOString(),
      to: new Date(nowMs - POLL).toISOString(),
      code: "store",
    });
  });

  it.each([
    ["an object without anything", "{}"],
    ["no JSON", "<"],
    [
      "jobs of another shape",
      '{"lastGoodMs":1,"failedSince":false,"accumulator":{"levels":[{}],"lastGoodMs":1,"failing":null}}',
    ],
  ])("goes on from now where the recorder's own memory can't be read: %s", async (_what, text) => {
    await store().run(async ({ kysely }) => {
      await kysely.updateTable("history_state").set({ value: text }).where("name", "=", "recorder").execute();
      await kysely.insertInto("history_job").values({ id: "orphan", value: "[]" }).execute();
    });
    recorder = newRecorder();
    await recorder.load();
    expect(await poll([])).toBe(true);
    expect(await poll([])).toBe(true);
    expect(await count("history_job")).toBe(0);
  });

  it("writes thousands of runs that end in one poll", async () => {
    const before = await count("history_run");
    const many = Array.from({ length: 7_000 }, (_, index) => `many-${index}`);
    await poll(many);
    await poll([]);
    expect(await poll([])).toBe(true);
    expect(await count("history_run")).toBe(before + many.length);
    // Their ends are counted once: all together, and for their account.
    const { durations } = await newReader().history({ range: "7d", accounts: [] });
    expect(durations.video?.n).toBe(2 + many.length);
    await store().run(({ kysely }) => kysely.deleteFrom("history_run").where("tail", "like", "many-%").execute());
  });

  it("finds runs by part of a reference or id, by kind, account and beginning, page by page", async () => {
    const image = (tail: number) =>
      buildJob(idOf(tail, "image", "b"), nowMs, { kind: "image", accountId: "b", ref: "Äpfel/50%_\u200bx\u212A" });
    const both = buildSnapshot([image(901), image(902)], [buildAccount(), buildAccount({ id: "b" })]);
    await poll([], { snapshot: both } as Partial<Observation>);
    await poll([]);
    await poll([]);
    const ids = async (part: object) => (await runs(part)).map(({ id }) => id);
    expect(await ids({ kinds: ["image"] })).toEqual([idOf(902, "image", "b"), idOf(901, "image", "b")]);
    expect(await ids({ q: "äpFEL/50%_" })).toHaveLength(2);
    expect(await ids({ q: "äpfel/50_" })).toHaveLength(0);
    // A space without width stands before the x: nobody sees it.
    expect(await ids({ q: "50%_X" })).toHaveLength(2);
    expect(await ids({ q: "50%_\u200bx" })).toHaveLength(2);
    expect(await ids({ q: "50%x" })).toHaveLength(0);
    // The last letter is a Kelvin sign: in lower case it is a plain k, which the databases' own `lower` does not know.
    expect(await ids({ q: "x\u212A" })).toHaveLength(2);
    expect(await ids({ q: "X\u212Aelvin" })).toHaveLength(0);
    expect(await ids({ q: "b-image:90" })).toHaveLength(2);
    expect(await ids({ q: "MINIMAX:B" })).toHaveLength(2);
    expect(await ids({ q: "902" })).toEqual([idOf(902, "image", "b")]);
    expect(await ids({ refPrefix: "Äp" })).toHaveLength(2);
    expect(await ids({ refPrefix: "äp" })).toHaveLength(0);
    // However many accounts there were: each user, account and kind makes a beginning of ids that is shared.
    await store().run(async ({ kysely }) => {
      const many = Array.from({ length: 1_200 }, (_, at) => ({ no: 5_000 + at, prefix: `user:x-many:${at}:` }));
      await kysely.insertInto("history_prefix").values(many).execute();
    });
    expect(await ids({ q: ":90" })).toEqual([idOf(902, "image", "b"), idOf(901, "image", "b")]);
    for (const part of [{ q: "\0" }, { refPrefix: "\0" }, { q: "a\0b" }, { accounts: ["\0"] }]) {
      expect(await ids(part)).toEqual([]);
    }
    expect(await ids({ accounts: ["b"] })).toHaveLength(2);
    expect(await ids({ accounts: ["nobody"] })).toHaveLength(0);

    const all = await ids({});
    const paged: string[] = [];
    let after: { endedBeforeMs: number; n: number } | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof newReader>["runs"]>> = await newReader().runs(everything, {
        after,
        limit: 2,
        range: null,
      });
      paged.push(...page.runs.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(all);
  });

  const TIMES = {
    history_minute: "at",
    history_hour: "at",
    history_day: "at",
    history_duration_hour: "at",
    history_duration_day: "at",
    history_run: "ended_before",
    history_gap: "to_at",
  };
  /** How many rows of each table are older than that. */
  const countBefore = async (ms: number) => {
    const counts: Record<string, number> = {};
    for (const [table, column] of Object.entries(TIMES)) {
      const query = sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} < ${ms}`;
      counts[table] = Number((await store().run((db) => query.execute(db.kysely))).rows[0]?.n);
    }
    return counts;
  };

  it("deletes nothing when the clock is months ahead, whether or not the recorder's memory can be read", async () => {
    const before = await countBefore(Number.MAX_SAFE_INTEGER);
    expect(Object.values(before).every((n) => n > 0)).toBe(true);
    // Of the test's hours no minute is two days older than a day after them.
    await pruneHistory(store(), 90, nowMs + 100 * DAY_MS);
    expect(await countBefore(Number.MAX_SAFE_INTEGER)).toEqual(before);

    const memory = await store().run((db) =>
      db.kysely.selectFrom("history_state").selectAll().where("name", "=", "recorder").executeTakeFirstOrThrow(),
    );
    const remember = (value: string) =>
      store().run((db) =>
        db.kysely.updateTable("history_state").set({ value }).where("name", "=", "recorder").execute(),
      );
    await remember("of another version");
    await pruneHistory(store(), 90, nowMs + 100 * DAY_MS);
    await remember(memory.value);
    expect(await countBefore(Number.MAX_SAFE_INTEGER)).toEqual(before);
  });

  it("counts a run that is said to begin after its end, and takes no duration from it, in short ranges as in long ones", async () => {
    const figures = async (range: "1h" | "7d") => (await newReader().history({ range, accounts: [] })).durations.video;
    await poll([]);
    const before = [(await figures("1h"))?.n, (await figures("7d"))?.n];
    const late = buildJob(idOf("late"), nowMs + 10 * MINUTE_MS);
    await poll([], { snapshot: buildSnapshot([late], [buildAccount({ maxJobs: 2, executing: 1, available: 1 })]) });
    await poll([]);
    await poll([]);
    expect((await runs())[0]).toMatchObject({ id: idOf("late"), durationMs: null });
    expect([(await figures("1h"))?.n, (await figures("7d"))?.n]).toEqual(before);
  });

  it("has nothing to prune in an empty database", async () => {
    const fresh = await makeAnother();
    const empty = await fresh.open();
    await expect(pruneHistory(empty, 90, nowMs)).resolves.toBeUndefined();
    await empty.close();
    await fresh.drop();
  });

  it("prunes minutes after two days, and the rest after its days, once it is recorded that they have passed", async () => {
    const untilMs = nowMs;
    nowMs += 3 * DAY_MS;
    await poll([]);
    await pruneHistory(store(), 90, nowMs);
    const kept = await countBefore(untilMs);
    expect([kept.history_minute, kept.history_hour, kept.history_run]).toEqual([
      0,
      expect.any(Number),
      expect.any(Number),
    ]);
    expect([kept.history_hour, kept.history_run]).not.toContain(0);
    await pruneHistory(store(), 1, nowMs);
    expect(new Set(Object.values(await countBefore(untilMs)))).toEqual(new Set([0]));
  });
});
