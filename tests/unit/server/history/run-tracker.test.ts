import { describe, expect, it } from "vitest";
import type { Observation } from "@/lib/server/history/observation";
import { durationOf, type RunRecord } from "@/lib/server/history/run-record";
import { EMPTY_TRACKER, runningJobs, trackRuns, type TrackerState } from "@/lib/server/history/run-tracker";
import { answer, buildAccount, buildJob, buildSnapshot, failure, T0 } from "./build";

function track(observations: Observation[], from: TrackerState = EMPTY_TRACKER) {
  let state = from;
  const ended: RunRecord[] = [];
  for (const observation of observations) {
    const step = trackRuns(state, observation);
    state = step.state;
    ended.push(...step.ended);
  }
  return { state, ended };
}

const one = buildSnapshot([buildJob("j", T0 - 60_000)]);
const none = buildSnapshot([]);

describe("trackRuns", () => {
  it("tells a run once two answers miss it, with both bounds of its end", () => {
    expect(track([answer(0, one), answer(5, none)]).ended).toEqual([]);
    const { ended } = track([answer(0, one), answer(5, none), answer(10, none), answer(15, none)]);
    expect(ended).toHaveLength(1);
    expect(ended[0]).toMatchObject({ id: "j", endedAfterMs: T0, endedBeforeMs: T0 + 5_000, interrupted: false });
    expect(ended.map(durationOf)).toEqual([62_500]);
  });

  it("takes a job that misses one answer and returns for the same job", () => {
    const { state, ended } = track([
      answer(0, one),
      answer(5, none),
      answer(10, one),
      answer(15, none),
      answer(20, none),
    ]);
    expect(ended.map(({ endedAfterMs }) => endedAfterMs)).toEqual([T0 + 10_000]);
    expect(state.jobs).toEqual([]);
  });

  it("marks a run whose end an outage hides, and gives it no duration", () => {
    const { ended } = track([answer(0, one), failure(5), answer(10, none), answer(15, none)]);
    expect(ended[0]).toMatchObject({ interrupted: true, endedAfterMs: T0, endedBeforeMs: T0 + 10_000 });
    expect(ended.map(durationOf)).toEqual([null]);
  });

  it("ends no job by answers that do not say what runs, and blurs what ended under them", () => {
    const silent = { ...none, jobsMissing: true as const };
    const through = track([answer(0, one), answer(5, silent), answer(10, silent), answer(15, silent), answer(20, one)]);
    expect(through.ended).toEqual([]);
    expect(runningJobs(through.state)).toHaveLength(1);
    const { ended } = track([
      answer(0, one),
      answer(5, silent),
      answer(10, silent),
      answer(15, none),
      answer(20, none),
    ]);
    expect(ended).toMatchObject([{ interrupted: true, endedAfterMs: T0, endedBeforeMs: T0 + 15_000 }]);
  });

  it("does not mark a run that ended beside an outage", () => {
    const before = track([answer(0, one), answer(5, none), failure(10), answer(15, none)]).ended;
    const after = track([answer(0, one), failure(5), answer(10, one), answer(15, none), answer(20, none)]).ended;
    expect([...before, ...after].map(({ interrupted }) => interrupted)).toEqual([false, false]);
  });

  it("marks a run that ended while nobody watched", () => {
    expect(track([answer(0, one), answer(600, none), answer(605, none)]).ended[0]?.interrupted).toBe(true);
  });

  it("continues after a restart from the state as JSON", () => {
    const before = track([answer(0, none), answer(5, buildSnapshot([buildJob("j", T0 + 2_000)]))]).state;
    const restored = JSON.parse(JSON.stringify(before)) as TrackerState;
    const later = buildSnapshot([buildJob("j", T0 + 2_000)]);
    const { ended } = track([answer(300, later), answer(305, none), answer(310, none)], restored);
    expect(ended).toMatchObject([{ id: "j", startedAtMs: T0 + 2_000, ahead: 0, interrupted: false }]);
  });

  it("takes a known id that began after we last looked for another job, and ends the one before in between", () => {
    const before = track([answer(0, buildSnapshot([buildJob("j", T0 - 2_000)]))]).state;
    const again = buildSnapshot([buildJob("j", T0 + 3_600_000)]);
    const { state, ended } = track([answer(3_605, again), answer(3_900, none), answer(3_905, none)], before);
    expect(ended).toMatchObject([
      { startedAtMs: T0 - 2_000, endedAfterMs: T0, endedBeforeMs: T0 + 3_605_000, interrupted: true },
      { startedAtMs: T0 + 3_600_000, endedAfterMs: T0 + 3_605_000, endedBeforeMs: T0 + 3_900_000 },
    ]);
    expect(runningJobs(state)).toEqual([]);
  });

  it("takes a known id that was gone and began anew for another run, though it is seconds later", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    const observations: Observation[] = [];
    // Six runs of 12 s, each gone from one answer after it.
    for (let at = 0; at < 90; at += 15) {
      observations.push(
        answer(at + 1, told(T0 + at * 1_000)),
        answer(at + 6, told(T0 + at * 1_000)),
        answer(at + 13, none),
      );
    }
    const { ended } = track([...observations, answer(95, none)]);
    expect(ended.map(({ startedAtMs }) => startedAtMs)).toEqual([0, 15, 30, 45, 60, 75].map((s) => T0 + s * 1_000));
    expect(ended.map(durationOf)).toEqual(Array(6).fill(9_500));
  });

  it("takes one that was gone for the same while its start only wavers, or lies before it was last seen", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    for (const [first, again] of [
      [T0 - 1_000, T0 + 3_000],
      [T0 - 30_000, T0 - 10_000],
      [T0 - 10_000, T0 - 30_000],
    ] as const) {
      const { ended, state } = track([answer(0, told(first)), answer(5, none), answer(10, told(again))]);
      expect(ended).toEqual([]);
      expect(runningJobs(state)).toHaveLength(1);
    }
    // Never gone: `started` may have come after `elapsed`, and the two disagree by as much.
    const { ended } = track([answer(0, told(T0 - 1_000)), answer(5, told(T0 + 4_500)), answer(20, told(T0 + 18_000))]);
    expect(ended).toEqual([]);
  });

  it("believes a start that is told anew of a job that goes on", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    const { ended } = track([
      answer(0, told(T0 - 900_000)),
      answer(5, told(T0 - 100_000)),
      answer(10, none),
      answer(15, none),
    ]);
    expect(ended).toMatchObject([{ startedAtMs: T0 - 100_000, endedAfterMs: T0 + 5_000, interrupted: false }]);
  });

  it("believes a start that is told anew and lies further back, too", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    const observations = [answer(0, told(T0 - 100_000)), answer(5, told(T0 - 900_000)), answer(10, none)];
    const { ended } = track([...observations, answer(15, none)]);
    expect(ended).toMatchObject([{ startedAtMs: T0 - 900_000 }]);
  });

  it("knows no place in line of a video whose start is told anew: it was counted from another", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    const seen = track([answer(0, none), answer(5, told(T0 + 2_000))]).state;
    expect(runningJobs(seen)).toMatchObject([{ ahead: 0 }]);
    expect(runningJobs(track([answer(10, told(T0 - 600_000))], seen).state)).toMatchObject([{ ahead: null }]);
  });

  it("ends a job whose id another one has when it was missed, not when the other came", () => {
    const again = buildSnapshot([buildJob("j", T0 + 8_000)]);
    const { ended } = track([answer(0, one), answer(5, none), answer(10, again)]);
    expect(ended).toMatchObject([{ endedAfterMs: T0, endedBeforeMs: T0 + 5_000, interrupted: false }]);
  });

  it("takes a start that wavers by seconds for the same", () => {
    const told = (startedAtMs: number) => buildSnapshot([buildJob("j", startedAtMs)]);
    const first = track([answer(0, told(T0 - 60_000))]).state;
    expect(track([answer(5, told(T0 - 58_000))], first).state.jobs).toBe(first.jobs);
  });

  it("counts the videos of its account that stood before a video, whatever the order of the answer", () => {
    const other = buildJob("other", T0, { accountId: "b" });
    const image = buildJob("image", T0, { kind: "image" });
    const jobs = [
      buildJob("third", T0 + 3_000),
      image,
      other,
      buildJob("first", T0 + 1_000),
      buildJob("second", T0 + 2_000),
    ];
    const { state } = track([answer(0, none), answer(5, buildSnapshot(jobs))]);
    const places = Object.fromEntries(runningJobs(state).map(({ job, ahead }) => [job.id, ahead]));
    expect(places).toEqual({ first: 0, second: 1, third: 2, other: 0, image: null });
  });

  it("knows no place in line of what it did not see begin", () => {
    const first = track([answer(0, one)]).state;
    const afterOutage = track([answer(0, none), failure(5), answer(10, one)]).state;
    expect([...first.jobs, ...afterOutage.jobs].map(({ ahead }) => ahead)).toEqual([null, null]);
  });

  it("knows no place in line of a video that was missing for a while and is back: those before it may have ended", () => {
    const [first, second] = [buildJob("first", T0 - 400_000), buildJob("second", T0 - 300_000)];
    const both = buildSnapshot([first, second]);
    const { state } = track([answer(0, both), answer(5, none), answer(10, none), answer(15, buildSnapshot([second]))]);
    expect(runningJobs(state)).toMatchObject([{ job: { id: "second" }, ahead: null }]);
  });

  it("takes one that ended in the same window to have ended in its middle", () => {
    const place = (startedAfterMs: number, maxJobs: number) => {
      const started = buildJob("new", T0 + startedAfterMs);
      const account = buildAccount({ maxJobs });
      return track([answer(0, one), answer(5, buildSnapshot([started], [account]))]).state.jobs[0]?.ahead;
    };
    expect(place(1_000, 3)).toBe(1);
    expect(place(4_000, 3)).toBe(0);
    // The only slot must have been free when the new one began.
    expect(place(1_000, 1)).toBe(0);
  });

  it("ignores what is not newer than the last good answer", () => {
    const { state } = track([answer(5, one)]);
    expect(trackRuns(state, answer(5, none)).state).toBe(state);
    expect(trackRuns(state, failure(0)).state).toBe(state);
  });

  it("keeps the same entries while nothing changes, so that nothing is written", () => {
    const { state } = track([answer(0, one)]);
    expect(trackRuns(state, answer(5, one)).state.jobs).toBe(state.jobs);
  });

  it("knows no duration without a start, nor where that lies behind the end: it is no video of 0 s", () => {
    const early = buildSnapshot([buildJob("j", T0 + 60_000)]);
    expect(track([answer(0, early), answer(5, none), answer(10, none)]).ended.map(durationOf)).toEqual([null]);
    const unknown = buildSnapshot([buildJob("j", null)]);
    expect(track([answer(0, unknown), answer(5, none), answer(10, none)]).ended.map(durationOf)).toEqual([null]);
  });
});
