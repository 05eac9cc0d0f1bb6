import { expect, it } from "vitest";
import { createHistoryReader } from "@/lib/server/history/reading/history-reader";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import { buildAccount, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

const T0 = Date.UTC(2026, 10, 20, 16);
const PACE = { intervalMs: 5_000, answerMs: 8_000 };

onEachDatabase("a fresh database", (store) => {
  it("has as many slots on average as there were all the time, though the first answer left the full accounts out", async () => {
    let nowMs = T0 + 50_000;
    const now = () => nowMs;
    const recorder = createRecorder({ store: store(), now });
    const full = (maxJobs: number | null) =>
      buildAccount({ id: "full", maxJobs, executing: 347, available: 0, listed: false, inferred: true });
    const listed = buildAccount({ id: "listed", maxJobs: 549, executing: 300, available: 249 });
    const observe = async (maxJobs: number | null) => {
      recorder.observe({
        kind: "snapshot",
        atMs: nowMs,
        snapshot: buildSnapshot([], [full(maxJobs), listed]),
        ...PACE,
      });
      expect(await recorder.written()).toBe(true);
    };
    await observe(null);
    // GET accounts has answered.
    for (let poll = 0; poll < 6; poll += 1) {
      await observe(347);
      nowMs += 5_000;
    }
    const reader = createHistoryReader({
      ...{ store: store(), now, historyDays: 90, names: new Map<string, string>() },
      ...{ longestIntervalMs: 30_000, answerMs: PACE.answerMs },
    });
    for (const range of ["1h", "24h"] as const) {
      const { buckets, accounts } = await reader.history({ range, accounts: [] });
      const seen = buckets.filter(({ observedMs }) => observedMs > 0);
      expect(seen.length).toBeGreaterThan(0);
      for (const { slots, executingAverage } of seen) expect([slots, executingAverage]).toEqual([896, 647]);
      expect(accounts.find(({ id }) => id === "full")).toMatchObject({ idleMs: 0 });
    }
  });
});
