import { describe, expect, it } from "vitest";
import { EMPTY_RECORDER, stepRecorder, type RecorderState } from "@/lib/server/history/recorder-step";
import { toRun } from "@/lib/server/history/run-record";
import { answer, buildAccount, buildJob, buildSnapshot, failure, T0 } from "./build";

const running = buildSnapshot([buildJob("j", T0 - 60_000, { ref: "shot-1" })]);
const idle = buildSnapshot([], [buildAccount({ executing: 0, available: 3 })]);

describe("stepRecorder", () => {
  it("tells what one poll adds: runs, minutes, hours, durations, roster", () => {
    let state = stepRecorder(EMPTY_RECORDER, answer(0, running)).state;
    state = stepRecorder(state, answer(5, idle)).state;
    const step = stepRecorder(JSON.parse(JSON.stringify(state)) as RecorderState, answer(10, idle));
    expect(step.ended.map(toRun)).toEqual([
      {
        id: "j",
        kind: "video",
        accountId: "a",
        startedAt: "2026-01-05T11:59:00.000Z",
        endedAfter: "2026-01-05T12:00:00.000Z",
        endedBefore: "2026-01-05T12:00:05.000Z",
        durationMs: 62_500,
        ref: "shot-1",
      },
    ]);
    expect(step.durations).toEqual([{ kind: "video", hourMs: T0, durationMs: 62_500 }]);
    expect(step.minutes.map(({ accountId, observedMs }) => [accountId, observedMs])).toEqual([
      ["a", 5_000],
      [null, 5_000],
    ]);
    expect(step.hours).toHaveLength(2);
    expect(step.roster).toEqual([{ id: "a", maxJobs: 3 }]);
    expect(step.gaps).toEqual([]);
  });

  it("adds nothing at a failure, and the gap once it is over", () => {
    const started = stepRecorder(EMPTY_RECORDER, answer(0, running)).state;
    const failed = stepRecorder(started, failure(5));
    expect({ ...failed, state: null }).toEqual({
      state: null,
      ended: [],
      minutes: [],
      hours: [],
      durations: [],
      gaps: [],
      roster: [],
    });
    expect(stepRecorder(failed.state, answer(10, idle)).gaps).toEqual([
      { fromMs: T0, toMs: T0 + 10_000, code: "timeout" },
    ]);
  });
});
