import { describe, expect, it } from "vitest";
import { EMPTY_RECORDER, stepRecorder, type RecorderState } from "@/lib/server/history/recorder-step";
import { toRun } from "@/lib/server/history/run-record";
import { answer, buildAccount, buildJob, buildSnapshot, failure, T0 } from "./build";

const running = buildSnapshot([buildJob("j", T0 - 60_000, { ref: "shot-1" })]);
const idle = buildSnapshot([], [buildAccount({ executing: 0, available: 3 })]);

describe("stepRecorder", () => {
  it("tells what one poll adds: runs, minutes, hours, roster", () => {
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
      jobs: { put: [], gone: [] },
      ended: [],
      returned: [],
      minutes: [],
      hours: [],
      gaps: [],
      roster: [],
    });
    expect(stepRecorder(failed.state, answer(10, idle)).gaps).toEqual([
      { fromMs: T0, toMs: T0 + 10_000, code: "timeout" },
    ]);
  });

  describe("when the clock was set back", () => {
    const HOUR = 3_600;
    const other = buildSnapshot([buildJob("k", T0 - HOUR * 1_000)]);
    const play = (observations: Parameters<typeof stepRecorder>[1][]) => {
      let state: RecorderState = EMPTY_RECORDER;
      return observations.map((observation) => {
        const step = stepRecorder(state, observation);
        state = JSON.parse(JSON.stringify(step.state)) as RecorderState;
        return step;
      });
    };

    it("records on from the new time, and calls no job's length known that ran through it", () => {
      const steps = play([
        answer(0, running),
        answer(5, buildSnapshot([buildJob("j"), buildJob("k", T0 - HOUR * 1_000)])),
        answer(10 - HOUR, other),
        answer(15 - HOUR, idle),
        answer(20 - HOUR, idle),
      ]);
      expect(steps.map(({ minutes }) => minutes[0]?.observedMs ?? 0)).toEqual([0, 5_000, 0, 5_000, 5_000]);
      expect(steps.every(({ gaps }) => gaps.length === 0)).toBe(true);
      const [first, second] = steps.flatMap(({ ended }) => ended);
      expect(first).toMatchObject({ id: "j", interrupted: true, endedBeforeMs: T0 + (10 - HOUR) * 1_000 });
      expect(first?.endedAfterMs).toBeLessThanOrEqual(first?.endedBeforeMs ?? 0);
      expect(second).toMatchObject({ id: "k", interrupted: true, endedBeforeMs: T0 + (15 - HOUR) * 1_000 });
    });

    it("counts failures from the new time too", () => {
      const steps = play([
        answer(0, running),
        failure(5 - HOUR),
        answer(20 - HOUR, running),
        answer(25 - HOUR, running),
      ]);
      expect(steps[2]?.gaps).toEqual([
        { fromMs: T0 + (5 - HOUR) * 1_000, toMs: T0 + (20 - HOUR) * 1_000, code: "timeout" },
      ]);
      expect(steps[3]?.minutes[0]?.observedMs).toBe(5_000);
    });

    it("ignores a step back of up to an interval: a clock that is being corrected", () => {
      const steps = play([answer(0, running), answer(-4, idle), answer(5, running)]);
      expect(steps[1]?.state).toEqual(steps[0]?.state);
      expect(steps[2]?.minutes[0]?.observedMs).toBe(5_000);
    });
  });
});
