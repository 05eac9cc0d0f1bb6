import { describe, expect, it } from "vitest";
import { OVERDUE, type NextFree } from "@/lib/domain/forecast";
import { EMPTY_SCORE, keepScore, scoreOf, type ScoreState } from "@/lib/server/history/forecast-score";
import { toOutlook } from "@/lib/server/history/outlook";
import { buildRun, T0 } from "./build";

const told: NextFree = { medianMs: 60_000, lowMs: 30_000, highMs: 90_000 };
const forecasts = (forecast: NextFree) => ({ accounts: new Map([["a", forecast]]), overall: forecast });
const nothing = { accounts: new Map<string, NextFree>(), overall: null };

/** A forecast is made at T0 and the account's slot frees so much later. */
function after(tookMs: number, part = {}, state: ScoreState = EMPTY_SCORE): ScoreState {
  const made = keepScore(state, forecasts(told), [], T0);
  return keepScore(made, nothing, [buildRun("r", T0 - 1, T0 + tookMs, part)], T0 + tookMs + 5_000);
}

describe("forecast score", () => {
  it("judges when the slot frees: right inside the range, wrong outside", () => {
    expect(scoreOf(after(30_000), "a")).toEqual({ right: 1, judged: 1, silent: false });
    expect(scoreOf(after(90_001), "a")).toEqual({ right: 0, judged: 1, silent: false });
    expect(scoreOf(after(60_000), null)).toEqual({ right: 1, judged: 1, silent: false });
  });

  it("stores one at a time, so that forecasts made seconds apart do not count as many", () => {
    let state = EMPTY_SCORE;
    for (let poll = 0; poll < 5; poll += 1) state = keepScore(state, forecasts(told), [], T0 + poll * 5_000);
    expect(state.open.map(({ accountId, madeAtMs }) => [accountId, madeAtMs])).toEqual([
      ["a", T0],
      [null, T0],
    ]);
  });

  it("judges an account by its own ends, the whole by any", () => {
    const state = after(60_000, { accountId: "b" });
    expect([scoreOf(state, "a").judged, scoreOf(state, null).judged]).toEqual([0, 1]);
  });

  it("judges by the first end, be it in the very interval after the forecast was made", () => {
    const made = keepScore(EMPTY_SCORE, forecasts(told), [], T0);
    const [late, soon] = [buildRun("late", T0 - 1, T0 + 60_000), buildRun("soon", T0 - 1, T0 + 2_500)];
    const state = keepScore(made, nothing, [late, soon], T0 + 70_000);
    expect(state.outcomes).toEqual([
      { accountId: "a", atMs: T0 + 2_500, right: false },
      { accountId: null, atMs: T0 + 2_500, right: false },
    ]);
  });

  it("judges nothing by an end that an outage blurs, that came before, or that held no slot", () => {
    expect(scoreOf(after(60_000, { interrupted: true }), null).judged).toBe(0);
    expect(after(60_000, { interrupted: true }).open).toEqual([]);
    expect(scoreOf(after(-5_000), null).judged).toBe(0);
    expect(scoreOf(after(60_000, { kind: "image" }), null).judged).toBe(0);
  });

  it("does not store overdue", () => {
    expect(keepScore(EMPTY_SCORE, forecasts(OVERDUE), [], T0).open).toEqual([]);
  });

  it("falls silent below 60 % of the last times, and speaks again when it is right again", () => {
    let state = EMPTY_SCORE;
    for (let time = 0; time < 9; time += 1) state = after(200_000, {}, state);
    expect(scoreOf(state, "a").silent).toBe(false);
    state = after(200_000, {}, state);
    expect(scoreOf(state, "a")).toEqual({ right: 0, judged: 10, silent: true });
    for (let time = 0; time < 50; time += 1) state = after(60_000, {}, state);
    expect(scoreOf(JSON.parse(JSON.stringify(state)) as ScoreState, "a")).toEqual({
      right: 50,
      judged: 50,
      silent: false,
    });
  });

  it("keeps an account's forecast from viewers while it is silent, and the others' not", () => {
    let state = EMPTY_SCORE;
    for (let time = 0; time < 10; time += 1) state = after(200_000, {}, state);
    const both = { accounts: new Map([["a", told] as const, ["b", told] as const]), overall: told };
    const { forecasts: seen, score } = toOutlook(T0, both, state, [], []);
    expect([...seen.accounts.keys()]).toEqual(["b"]);
    // For all together the viewer is told the score, which says that it is silent.
    expect(score).toMatchObject({ silent: true });
  });
});
