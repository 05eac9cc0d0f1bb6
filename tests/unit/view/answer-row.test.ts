import { describe, expect, it } from "vitest";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { PROBLEM_CODES, type ProblemCode } from "@/lib/domain/problem";
import { toAnswerRow } from "@/lib/view/answer-row";
import type { FreshnessRowInput } from "@/lib/view/freshness-row";
import { segmentsText } from "@/lib/view/segments";
import * as accounts from "@/tests/support/builders/build-account";
import {
  buildDownEnvelope,
  buildEnvelope,
  buildProblem,
  buildStaleEnvelope,
  buildStartingEnvelope,
} from "@/tests/support/builders/build-envelope";
import { buildJob } from "@/tests/support/builders/build-job";
import { buildEmptySnapshot, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { buildAnswerInput } from "@/tests/support/builders/build-view";
import { NOW_MS } from "@/tests/support/builders/times";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time-units";

const { buildAccount, buildFullAccount, buildInferredAccount, buildWithheldAccount } = accounts;

function answer(envelope = buildEnvelope(), part: Partial<FreshnessRowInput> = {}) {
  const row = toAnswerRow(buildAnswerInput(envelope, part));
  return { ...row, headline: row.sentence ?? `${row.big} ${row.rest}`, below: segmentsText(row.line) };
}
const snapshotOf = (list: Account[], part: Partial<Snapshot> = {}) =>
  buildSnapshot({ accounts: list, jobs: [], ...part });
const live = (...list: Account[]) => answer(buildEnvelope({ snapshot: snapshotOf(list) }));
const stale = (...list: Account[]) => answer(buildStaleEnvelope({ snapshot: snapshotOf(list) }));

const second = { id: "2", name: "studio-east" };

describe("the answer, live", () => {
  it("says how many are free, of how many, and where to send the next", () => {
    expect(live(buildAccount())).toMatchObject({
      headline: "2 slots free of 5",
      tone: "calm",
      suggestion: { accountId: "1834567890123456789", label: "studio-west", lead: "Send the next one to" },
      below: "",
      tabTitle: "2 free · Slotwatch",
      tabIcon: "free",
    });
  });
  it("uses the singular", () => {
    expect(live(buildAccount({ maxJobs: 1, executing: 0, available: 1 })).headline).toBe("1 slot free of 1");
    expect(live(buildAccount({ maxJobs: 1, executing: 1, available: 0 })).headline).toBe(
      "Full the only slot is in use",
    );
  });
  it("is Full when running videos reach the slots, inferred ones included", () => {
    expect(live(buildFullAccount(), buildInferredAccount(second))).toMatchObject({
      headline: "Full all 8 slots in use",
      tone: "full",
      suggestion: null,
      tabTitle: "Full · Slotwatch",
      tabIcon: "full",
    });
  });
  it("is None, not Full, while slots are withheld", () => {
    expect(live(buildFullAccount(), buildWithheldAccount(second))).toMatchObject({
      headline: "None free of 7",
      below: "1 slot not offered",
      tabTitle: "None free · Slotwatch",
    });
    // Also where another account runs more than it has, so that the sums meet.
    const over = buildAccount({ maxJobs: 2, executing: 3, available: 0 });
    expect(live(over, buildWithheldAccount(second)).headline).toMatch(/^None/);
  });
  it("is None, not Full, while the numbers leave a slot over", () => {
    expect(live(accounts.buildInconsistentAccount({ executing: 3, available: 0 }))).toMatchObject({
      headline: "None free of 5",
      below: "1 account's numbers disagree",
    });
  });
  it("is None known free while an account's slots are unknown", () => {
    expect(live(buildFullAccount(), buildInferredAccount({ ...second, maxJobs: null }))).toMatchObject({
      headline: "None known free of 5",
      below: "1 account's free slots are unknown",
    });
  });
  it("sets what runs against no sum of slots while an account's are unknown", () => {
    const full = live(buildFullAccount(), buildFullAccount({ ...second, maxJobs: null, executing: 3 }));
    expect(full.headline).toBe("Full no slot is free");
  });
  it("lets no account's overload hide another's free slots", () => {
    expect(live(buildAccount(), accounts.buildOverfullAccount(second))).toMatchObject({
      headline: "2 slots free of 10",
      below: "2 videos elsewhere beyond the slots",
      suggestion: { label: "studio-west" },
    });
    expect(live(accounts.buildOverfullAccount()).headline).toBe("Full 7 videos on 5 slots");
  });
  it("says useapi.net does not say, never 0, when nothing is known", () => {
    for (const list of [
      [accounts.buildUnknownAccount()],
      [buildInferredAccount({ maxJobs: null, executing: 2 })],
      [accounts.buildUnlistedAccount({ maxJobs: null })],
    ]) {
      expect(live(...list)).toMatchObject({ headline: "? slots free: useapi.net does not say", tabIcon: "unknown" });
    }
    expect(live(accounts.buildUnlistedAccount()).below).toBe("1 account known, none listed now");
  });
  it("keeps the slots it knows when only the free ones are unknown", () => {
    expect(live(buildAccount({ available: null })).headline).toBe("? slots free of 5: useapi.net does not say");
    expect(live(buildAccount({ maxJobs: null })).headline).toBe("2 slots free");
  });
  it("says when there are no accounts at all, and that a filter may be the reason", () => {
    const envelope = buildEnvelope({ snapshot: buildEmptySnapshot() });
    expect(answer(envelope)).toMatchObject({
      headline: "useapi.net lists no accounts",
      tabTitle: "No accounts · Slotwatch",
    });
    const narrowed = toAnswerRow({ ...buildAnswerInput(envelope), isNarrowed: true });
    expect(narrowed.sentence).toBe("No account matches this filter");
  });
  it("does not take an answer that names no jobs for one in which none runs", () => {
    const silent = buildSnapshot({ accounts: [], jobs: [], jobsMissing: true });
    expect(toAnswerRow(buildAnswerInput(buildEnvelope({ snapshot: silent })))).toMatchObject({
      sentence: "useapi.net says nothing of slots and jobs",
      tone: "old",
      tabIcon: "unknown",
    });
    const known = { ...silent, accounts: [buildAccount({ listed: false, executing: null, available: null })] };
    const row = toAnswerRow(buildAnswerInput(buildEnvelope({ snapshot: buildSnapshot(known) })));
    expect(row).toMatchObject({ big: "?", tone: "old" });
    expect(row.line.map(({ text }) => text).join("")).toContain("which jobs run is not said");
  });
  it("names whose slots these are when a filter leaves only some", () => {
    const row = toAnswerRow({ ...buildAnswerInput(), isNarrowed: true });
    expect(row.rest).toBe("slots free of 5 on studio-west");
  });
  it("knows nothing about slots when only jobs without an account run", () => {
    const snapshot = buildSnapshot({ accounts: [], jobs: [buildJob({ kind: "image", accountId: null })] });
    expect(answer(buildEnvelope({ snapshot })).big).toBe("?");
  });
  it("tells of accounts in trouble, one by name and several by number", () => {
    const ended = buildAccount({ ...second, problem: { code: "session-ended", message: "" } });
    const onHold = buildAccount({ id: "3", name: "shorts", problem: { code: "account-error", message: "" } });
    expect(live(buildAccount(), ended).below).toBe("the session of studio-east has ended");
    expect(live(buildAccount(), onHold).below).toBe("shorts is on hold or its session is broken");
    expect(live(buildAccount(), ended, onHold).below).toBe("2 accounts have problems");
    expect(live(ended).below).toBe(
      "The session of studio-east has ended · nowhere to send the next one: what is free is on accounts with problems",
    );
  });
  it("marks the tab and sends nothing more when the alarm is raised, while the figures are still of now", () => {
    const row = answer(buildEnvelope({ problem: buildProblem({ attempts: 1 }) }));
    expect(row).toMatchObject({ headline: "2 slots free of 5", tabIcon: "trouble", suggestion: null });
    expect(row.tabTitle).toBe("Trouble, 2 free · Slotwatch");
  });
});

describe("the answer, old", () => {
  it("is in the past tense, dated, and suggests nothing", () => {
    expect(stale(buildAccount())).toMatchObject({
      headline: "2 slots were free at 16:38",
      below: "Of 5. What has happened since is unknown.",
      tone: "old",
      suggestion: null,
      tabTitle: "No news since 16:38 · Slotwatch",
      tabIcon: "trouble",
    });
    expect(stale(buildAccount({ executing: 4, available: 1 })).headline).toBe("1 slot was free at 16:38");
    expect(stale(buildFullAccount())).toMatchObject({
      headline: "Full at 16:38",
      below: "All 5 slots were in use. What has happened since is unknown.",
    });
    expect(stale(buildWithheldAccount())).toMatchObject({
      headline: "None free at 16:38",
      below: "Of 2, 1 not offered. What has happened since is unknown.",
    });
    expect(stale(accounts.buildUnknownAccount()).headline).toBe("? slots free at 16:38: useapi.net did not say");
    expect(stale().headline).toBe("useapi.net listed no accounts at 16:38");
  });
  it("carries the date when that is another day", () => {
    const row = answer(buildEnvelope({ fetchedAt: "2026-11-22T16:02:11.000Z" }), { ageMs: DAY_MS });
    expect(row.headline).toBe("2 slots were free at 22 Nov 16:02");
  });
  it("points, paused, to resuming instead of to trouble", () => {
    const row = answer(buildEnvelope(), { pausedSinceMs: NOW_MS - MINUTE_MS, ageMs: MINUTE_MS });
    expect(row).toMatchObject({
      headline: "2 slots were free at 16:42",
      below: "Of 5. Resume to see what has happened since.",
      tabTitle: "Paused · 2 free at 16:42 · Slotwatch",
      tabIcon: "unknown",
    });
  });
  it("is old as soon as our own server is away", () => {
    expect(answer(buildEnvelope(), { awaySinceMs: NOW_MS })).toMatchObject({ tone: "old", tabIcon: "trouble" });
  });
});

describe("the answer, before there was one", () => {
  it("says, starting, that it asks, and claims nothing", () => {
    expect(answer(buildStartingEnvelope())).toMatchObject({
      headline: "Asking useapi.net for the first time",
      tone: "calm",
      tabTitle: "Starting · Slotwatch",
      tabIcon: "unknown",
    });
  });
  it("says, down, since when and why, in the answer's place", () => {
    expect(answer(buildDownEnvelope())).toMatchObject({
      headline: "No answer from useapi.net since 16:38: it refused the token",
      tone: "trouble",
      tabTitle: "No answer · Slotwatch",
      tabIcon: "trouble",
    });
  });
  const REASONS: Record<ProblemCode, string> = {
    unauthorised: "it refused the token",
    subscription: "it says the subscription is missing or has ended",
    forbidden: "it forbids this token to read the scheduler",
    "rate-limited": "it limits how often it may be asked",
    "account-error": "it reports a linked MiniMax account on hold, or with a broken session",
    "upstream-error": "it answered with an error of its own",
    timeout: "it did not give a whole answer within the time limit",
    unreachable: "it could not be reached",
    "bad-response": "its answer could not be read",
    frozen: "it answers, but the elapsed time of its jobs no longer moves",
  };
  it.each(PROBLEM_CODES)("gives, down with %s, a reason of its own", (code) => {
    const { sentence } = answer(buildDownEnvelope({ problem: buildProblem({ code, upstreamStatus: 502 }) }));
    expect(sentence).toBe(`No answer from useapi.net since 16:38: ${REASONS[code]}`);
  });
  it("has words of its own for down without a known problem, away and paused", () => {
    expect(answer(buildDownEnvelope({ problem: null })).headline).toBe("No answer from useapi.net yet");
    expect(answer(buildStartingEnvelope(), { awaySinceMs: NOW_MS }).headline).toBe(
      "No answer from Slotwatch's own server since 16:42",
    );
    expect(answer(buildStartingEnvelope(), { pausedSinceMs: NOW_MS }).headline).toBe(
      "Paused since 16:42, before the first answer",
    );
  });
});
