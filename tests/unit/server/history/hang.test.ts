import { describe, expect, it } from "vitest";
import { findUsual, indexUsual, verdictOf, type Usual } from "@/lib/domain/usual";
import { createRunBook } from "@/lib/server/history/run-book";
import { EMPTY_TRACKER, runningJobs, trackRuns } from "@/lib/server/history/run-tracker";
import { FEED_SHAPES, feedOptions, nameOfShape } from "../../../support/feed/feed-options";
import { pollFeed } from "../../../support/feed/poll-feed";

const HANG_AT = 600;

describe.each(FEED_SHAPES)("a planted hang: renders $renders, $use use, $models model(s)", (shape) => {
  it("is called stuck within one interval of crossing 2 x p95, and not before", { timeout: 30_000 }, () => {
    const options = { ...feedOptions(shape, 1), hangAt: HANG_AT };
    const book = createRunBook();
    let state = EMPTY_TRACKER;
    let row: Usual | null = null;
    for (const { atMs, snapshot } of pollFeed(options)) {
      const step = trackRuns(state, {
        kind: "snapshot",
        atMs,
        snapshot,
        intervalMs: options.intervalMs,
        answerMs: 8_000,
      });
      state = step.state;
      const running = runningJobs(state);
      book.learn(step.ended, running);
      const hung = running.find(({ job }) => job.id.endsWith(`:${HANG_AT}`));
      if (!hung) continue;
      const { job, startedAtMs, ahead } = hung;
      row = findUsual(indexUsual(book.usual(atMs)), { kind: job.kind, accountId: job.accountId, ahead });
      const elapsedMs = atMs - (startedAtMs ?? atMs);
      const limitMs = 2 * (row?.p95Ms ?? Number.NaN);
      const verdict = verdictOf(elapsedMs, job.kind, row);
      if (verdict !== "stuck") {
        expect(elapsedMs, nameOfShape(shape)).toBeLessThanOrEqual(limitMs);
        continue;
      }
      expect(elapsedMs).toBeGreaterThan(limitMs);
      // What ended meanwhile may have moved the limit itself a little.
      expect(elapsedMs - limitMs).toBeLessThanOrEqual(options.intervalMs);
      break;
    }
    expect(row?.n).toBeGreaterThanOrEqual(60);
  });
});
