import fc from "fast-check";
import { expect, it } from "vitest";
import { EMPTY_TRACKER, trackRuns, type TrackedJob } from "@/lib/server/history/run-tracker";
import { answer, buildJob, buildSnapshot, failure, T0 } from "./build";

/** A poll: which of a few ids it has, in which order, when each began, and whether it failed or the clock went back. */
const polls = fc.array(
  fc.record({
    ids: fc.shuffledSubarray(["a", "b", "c", "d", "e"]),
    startedAfterSeconds: fc.constantFrom(0, 300, 900),
    what: fc.constantFrom("answer", "answer", "answer", "failure", "set back"),
  }),
  { maxLength: 30 },
);

it("the changes of each step, made to a store's rows, give the jobs as they then are", () => {
  fc.assert(
    fc.property(polls, (all) => {
      let state = EMPTY_TRACKER;
      let seconds = 1_000;
      const rows = new Map<string, TrackedJob>();
      for (const { ids, startedAfterSeconds, what } of all) {
        seconds += what === "set back" ? -300 : 5;
        const jobs = ids.map((id) => buildJob(id, T0 + startedAfterSeconds * 1_000));
        const step = trackRuns(state, what === "failure" ? failure(seconds) : answer(seconds, buildSnapshot(jobs)));
        state = step.state;
        for (const id of step.changes.gone) rows.delete(id);
        for (const tracked of step.changes.put) rows.set(tracked.job.id, tracked);
        expect(new Set(rows.values())).toEqual(new Set(state.jobs));
        expect(state.jobs.every((tracked) => rows.get(tracked.job.id) === tracked)).toBe(true);
      }
    }),
  );
});
