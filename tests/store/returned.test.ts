import { beforeAll, expect, it } from "vitest";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createRecorder, type Recorder } from "@/lib/server/history/recording/recorder";
import { buildAccount, buildJob, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

/** 16:20 UTC: with all of the test in one hour. */
const T0 = Date.UTC(2026, 10, 20, 16, 20);
const POLL = 5 * SECOND_MS;
const BACK = "user:7-minimax:a-video:back";
const OTHER = "user:7-minimax:a-video:other";

onEachDatabase("jobs that come back", (store) => {
  let nowMs = T0;
  let recorder: Recorder;
  const newReader = () =>
    createHistoryReader({
      ...{ store: store(), now: () => nowMs, historyDays: 90, names: new Map() },
      ...{ longestIntervalMs: 30 * SECOND_MS, answerMs: 8 * SECOND_MS },
    });
  const ids = async () => {
    const all = { accounts: [], kinds: [], q: "", refPrefix: "" };
    const { runs } = await newReader().runs(all, { after: null, limit: 500, range: null });
    return runs.map(({ id }) => id);
  };
  /** How many videos are told as finished, by ranges that read runs and by those that add up histograms. */
  const finished = async () => {
    const counts = (["1h", "7d"] as const).map(async (range) => {
      const { accounts, durations } = await newReader().history({ range, accounts: [] });
      return [durations.video?.n ?? 0, accounts[0]?.runs ?? 0];
    });
    return await Promise.all(counts);
  };
  /** Polls, `POLL` after each other, with these jobs running: id and start. */
  async function polls(times: number, jobs: Record<string, number | null>): Promise<void> {
    const running = Object.entries(jobs).map(([id, startMs]) =>
      buildJob(id, startMs ?? 0, startMs === null ? { startedAt: null } : {}),
    );
    for (let index = 0; index < times; index += 1) {
      recorder.observe({
        ...{ kind: "snapshot", atMs: nowMs, intervalMs: POLL, answerMs: 8 * SECOND_MS },
        snapshot: buildSnapshot(running, [buildAccount({ maxJobs: 4, executing: running.length })]),
      });
      nowMs += POLL;
      expect(await recorder.written()).toBe(true);
    }
  }

  beforeAll(() => {
    recorder = createRecorder({ store: store(), now: () => nowMs });
  });

  it("takes a job for ended when two answers miss it", async () => {
    await polls(3, { [BACK]: T0 - MINUTE_MS, [OTHER]: T0 - MINUTE_MS });
    await polls(2, {});
    expect(new Set(await ids())).toEqual(new Set([BACK, OTHER]));
    expect(await finished()).toEqual(Array(2).fill([2, 2]));
  });

  it("has it ended no more when it is back, in no list and in no count", async () => {
    await polls(1, { [BACK]: T0 - MINUTE_MS });
    expect(await ids()).toEqual([OTHER]);
    expect(await finished()).toEqual(Array(2).fill([1, 1]));
  });

  it("has it ended once, when it ends again", async () => {
    await polls(2, { [BACK]: T0 - MINUTE_MS });
    await polls(2, {});
    expect(await ids()).toEqual([BACK, OTHER]);
    expect(await finished()).toEqual(Array(2).fill([2, 2]));
  });

  it("knows it again without its start, and after a restart", async () => {
    recorder = createRecorder({ store: store(), now: () => nowMs });
    await recorder.load();
    await polls(1, { [BACK]: null });
    expect(await ids()).toEqual([OTHER]);
    await polls(2, {});
    expect(await ids()).toEqual([BACK, OTHER]);
  });

  it("leaves a run ended whose id another one has since, however late that is seen", async () => {
    const againMs = nowMs;
    await polls(4, {});
    await polls(1, { [OTHER]: againMs });
    expect(await ids()).toEqual([BACK, OTHER]);
  });
});
