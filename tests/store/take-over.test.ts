import { expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createRecorder, type Recorder } from "@/lib/server/history/recording/recorder";
import type { Store } from "@/lib/server/store/create-store";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { buildAccount, buildJob, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

const T0 = Date.UTC(2026, 10, 20, 16);
const POLL = 5 * SECOND_MS;
const PACE = { intervalMs: POLL, answerMs: 8 * SECOND_MS };

/** Two instances share a database: one has polled, and another goes on. */
onEachDatabase("whoever takes over", (store) => {
  let nowMs = T0;
  const now = () => nowMs;

  let isAway = false;
  const run: Store["run"] = (work) =>
    isAway ? Promise.reject(new StoreAwayError("gone", "the database is away")) : store().run(work);

  async function poll(recorder: Recorder, tails: readonly number[]): Promise<boolean> {
    const jobs = tails.map((tail) => buildJob(`user:7-minimax:a-video:${tail}`, T0 - 10 * SECOND_MS));
    const account = buildAccount({ maxJobs: 2, executing: jobs.length, available: 2 - jobs.length });
    recorder.observe({ kind: "snapshot", atMs: nowMs, ...PACE, snapshot: buildSnapshot(jobs, [account]) });
    nowMs += POLL;
    return await recorder.written();
  }

  const newReader = () =>
    createHistoryReader({
      store: store(),
      now,
      historyDays: 90,
      longestIntervalMs: 30 * SECOND_MS,
      answerMs: PACE.answerMs,
      names: new Map(),
    });

  it("goes on from what the other wrote, though it could not be read at first", async () => {
    const first = createRecorder({ store: store(), now });
    const second = createRecorder({ store: { run, onBack: () => () => undefined }, now });
    for (let turn = 0; turn < 120; turn += 1) {
      if (turn === 10) await second.load();
      expect(await poll(first, turn < 60 ? [1, 2] : [2])).toBe(true);
    }

    isAway = true;
    await expect(second.load()).rejects.toThrow();
    isAway = false;
    expect(await poll(second, [2])).toBe(true);

    const reader = newReader();
    const history = await reader.history({ range: "1h", accounts: [] });
    expect(history.gaps).toEqual([]);
    expect(history.durations.video?.n).toBe(1);
    const everything = { accounts: [], kinds: [], q: "", refPrefix: "" };
    const { runs } = await reader.runs(everything, { after: null, limit: 10, range: null });
    expect(runs).toMatchObject([{ durationMs: 5 * MINUTE_MS + 7.5 * SECOND_MS }]);
  });

  it("has watched while its own first answer was on its way, and says soon that nobody does", async () => {
    const slow = { intervalMs: POLL, answerMs: 30 * SECOND_MS };
    const snapshot = buildSnapshot([], [buildAccount()]);
    const observe = (recorder: Recorder) => {
      recorder.observe({ kind: "snapshot", atMs: nowMs, snapshot, ...slow });
      return recorder.written();
    };
    const startMs = nowMs;
    expect(await observe(createRecorder({ store: store(), now }))).toBe(true);
    nowMs += 35 * SECOND_MS;
    const second = createRecorder({ store: store(), now });
    await second.load();
    expect(await observe(second)).toBe(true);
    const reader = createHistoryReader({
      ...{ store: store(), now, historyDays: 90, names: new Map<string, string>() },
      ...{ longestIntervalMs: POLL, answerMs: slow.answerMs },
    });
    const gaps = async () =>
      (await reader.history({ range: "1h", accounts: [] })).gaps.filter(({ to }) => Date.parse(to) > startMs);
    nowMs += 40 * SECOND_MS;
    expect(await gaps()).toEqual([]);
    nowMs += SECOND_MS;
    expect(await gaps()).toMatchObject([{ code: "not-running" }]);
    nowMs -= 36 * SECOND_MS;
    expect(await poll(second, [2])).toBe(true);
  });

  it("names the database's absence as such, though what was written is read anew after it", async () => {
    const recorder = createRecorder({ store: { run, onBack: () => () => undefined }, now });
    await recorder.load();
    expect(await poll(recorder, [2])).toBe(true);
    isAway = true;
    for (let turn = 0; turn < 12; turn += 1) expect(await poll(recorder, [2])).toBe(false);
    isAway = false;
    await recorder.load();
    expect(await poll(recorder, [2])).toBe(true);
    const { gaps } = await newReader().history({ range: "1h", accounts: [] });
    expect(gaps.map(({ code }) => code)).toEqual(["store"]);
  });

  it("keeps its gaps where a clock is years behind and no answer comes", async () => {
    const gaps = () =>
      store().run(({ kysely }) => kysely.selectFrom("history_gap").select("from_at").orderBy("from_at").execute());
    const before = await gaps();
    expect(before).not.toEqual([]);
    const recorder = createRecorder({ store: store(), now });
    await recorder.load();
    recorder.observe({ kind: "failure", code: "unreachable", atMs: Date.UTC(2000, 0, 1), ...PACE });
    expect(await recorder.written()).toBe(true);
    expect(await gaps()).toEqual(before);
    nowMs += POLL;
    expect(await poll(recorder, [2])).toBe(true);
  });

  it("tells of no gap in a time that has not come, once a clock that was ahead is set right", async () => {
    const recorder = createRecorder({ store: store(), now });
    await recorder.load();
    nowMs += 24 * HOUR_MS;
    expect(await poll(recorder, [2])).toBe(true);
    nowMs -= 24 * HOUR_MS;
    expect(await poll(recorder, [2])).toBe(true);
    expect(await poll(recorder, [2])).toBe(true);
    const { gaps } = await newReader().history({ range: "1h", accounts: [] });
    expect(gaps.map(({ to }) => Date.parse(to)).filter((toMs) => toMs > nowMs)).toEqual([]);
    const stored = await store().run(({ kysely }) => kysely.selectFrom("history_gap").select("to_at").execute());
    expect(Math.max(...stored.map(({ to_at }) => to_at))).toBeLessThanOrEqual(nowMs);
  });
});
