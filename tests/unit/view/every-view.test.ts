import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import type { Account } from "@/lib/domain/snapshot";
import { accountLabels } from "@/lib/view/account-label";
import { toAccountLoadChart } from "@/lib/view/account-load";
import { toAnnouncement } from "@/lib/view/announcement";
import { toAnswerRow } from "@/lib/view/answer-row";
import { toElapsedChart } from "@/lib/view/elapsed-chart";
import { toFactRows } from "@/lib/view/fact-rows";
import { toFreshnessRow } from "@/lib/view/freshness-row";
import { toJobTable } from "@/lib/view/job-table";
import { toSlotBoard } from "@/lib/view/slot-board";
import { toTroubleRow } from "@/lib/view/trouble-row";
import { snapshots } from "@/tests/support/builders/arbitrary-snapshot";
import {
  buildAccount,
  buildFullAccount,
  buildInferredAccount,
  buildOverfullAccount,
  buildUnknownAccount,
  buildWithheldAccount,
} from "@/tests/support/builders/build-account";
import { buildEnvelope, buildProblem } from "@/tests/support/builders/build-envelope";
import { buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { before, NOW_MS } from "@/tests/support/builders/times";

const problems = fc.option(
  fc
    .record({
      code: fc.constantFrom(...PROBLEM_CODES),
      attempts: fc.integer({ min: 1, max: 40 }),
      upstreamStatus: fc.option(fc.constantFrom(401, 502)),
      retryInMs: fc.option(fc.nat(300_000)),
    })
    .map((part) => buildProblem(part)),
);

const envelopes: fc.Arbitrary<Envelope> = fc.oneof(
  fc
    .record({
      state: fc.constantFrom("live", "late", "stale"),
      problem: problems,
      fetchedAt: fc.nat(2 * 86_400_000).map(before),
      snapshot: snapshots,
    })
    .map((part) => buildEnvelope(part)),
  fc
    .record({ state: fc.constantFrom("starting", "down"), problem: problems })
    .map((part) => buildEnvelope({ ...part, revision: null, fetchedAt: null, snapshot: undefined })),
);

const viewers = fc.record({
  ageMs: fc.option(fc.integer({ min: -5_000, max: 86_400_000 })),
  pausedSinceMs: fc.option(fc.integer({ min: NOW_MS - 86_400_000, max: NOW_MS }), { freq: 4 }),
  awaySinceMs: fc.option(fc.integer({ min: NOW_MS - 86_400_000, max: NOW_MS }), { freq: 4 }),
  nextInMs: fc.option(fc.integer({ min: -1_000, max: 30_000 })),
  zone: fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu"),
});

/** Accounts without room: listed, inferred from their running videos, or with more videos than slots. */
const fullFleets: fc.Arbitrary<Account[]> = fc
  .array(
    fc.record({
      build: fc.constantFrom(buildFullAccount, buildInferredAccount, buildOverfullAccount),
      maxJobs: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((fleet) =>
    fleet.map(({ build, maxJobs }, index) => {
      const { available } = build();
      return build({ id: String(index), maxJobs, executing: maxJobs - (available ?? 0) });
    }),
  );

/** Accounts for whose sake a fleet is not full. */
const ROOMY = [buildAccount(), buildWithheldAccount(), buildUnknownAccount(), buildAccount({ available: null })];

type Viewer = typeof viewers extends fc.Arbitrary<infer V> ? V : never;

/** Every text of a row, keys and ids left out: those are the upstream's and may hold anything. */
function textsOf(value: unknown, key = ""): string[] {
  if (typeof value === "string") return /id$|key|^ref$|iso$|tooltip|^label$/i.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, key));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => textsOf(item, name));
  }
  return [];
}

function everything(envelope: Envelope, viewer: Viewer, isNarrowed = false) {
  const snapshot = envelope.snapshot ?? null;
  const moment = { nowMs: NOW_MS, zone: viewer.zone };
  const labels = accountLabels(snapshot?.accounts ?? []);
  const freshness = toFreshnessRow({ envelope, ...viewer, ...moment });
  const trouble = toTroubleRow({ envelope, freshness, ...moment });
  const answerInput = {
    envelope,
    snapshot,
    freshness,
    labels,
    isNarrowed,
    outlook: null,
    pastHour: null,
    tellsHour: true,
    ...moment,
  };
  const filters = { account: [], kind: [], q: "", refPrefix: "" };
  return {
    freshness,
    trouble,
    announcement: toAnnouncement(freshness, trouble),
    answer: toAnswerRow(answerInput),
    facts: toFactRows(answerInput),
    board: toSlotBoard({ snapshot, labels, freshness, ...moment }),
    load: toAccountLoadChart({ snapshot, recent: null, labels }),
    elapsed: toElapsedChart({ jobs: snapshot?.jobs ?? null, labels, kinds: [], freshness, ...moment }),
    table: toJobTable({ snapshot, filters, sort: "started", dir: "asc", page: 1, labels, freshness, ...moment }),
  };
}

describe("every view of every answer", () => {
  it("holds no NaN, no undefined and no negative time or count", () => {
    fc.assert(
      fc.property(envelopes, viewers, (envelope, viewer) => {
        const view = everything(envelope, viewer);
        const own = textsOf({
          ...view,
          elapsed: { ...view.elapsed, sentence: "" },
          facts: view.facts.map(({ value }) => value),
        });
        for (const text of own) {
          expect(text).not.toMatch(/NaN|undefined|null|Infinity|Invalid|\[object|(^|\s)-\d| {2}/);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("says live, ticks and suggests only while data is current", () => {
    fc.assert(
      fc.property(envelopes, viewers, (envelope, viewer) => {
        const { freshness, answer, facts, board, announcement } = everything(envelope, viewer);
        if (freshness.isCurrent) {
          expect(freshness.state).toBe("live");
          return;
        }
        expect(`${freshness.word} ${answer.tabTitle} ${announcement}`).not.toMatch(/live/i);
        expect(answer.tone).not.toBe("full");
        expect(answer.suggestion).toBeNull();
        expect(facts.every(({ sinceMs }) => sinceMs === null)).toBe(true);
        expect(board.rows.every(({ cells }) => cells.every(({ startedAtMs }) => startedAtMs === null))).toBe(true);
        if (envelope.fetchedAt !== null) expect(freshness.asOf).toMatch(/^as of /);
      }),
      { numRuns: 400 },
    );
  });

  it("carries trouble in the tab exactly while the banner does, or the data is old", () => {
    fc.assert(
      fc.property(envelopes, viewers, fc.boolean(), (envelope, viewer, isNarrowed) => {
        const { freshness, trouble, answer } = everything(envelope, viewer, isNarrowed);
        if (freshness.isCurrent) expect(answer.tabIcon === "trouble").toBe(trouble?.level === "alarm");
        if (freshness.state === "paused" && trouble?.level !== "alarm") expect(answer.tabIcon).not.toBe("trouble");
      }),
      { numRuns: 400 },
    );
  });

  it("leaves neither the figure of an answer nor its sentence empty, and claims no figure that is not known", () => {
    fc.assert(
      fc.property(envelopes, viewers, (envelope, viewer) => {
        const { answer } = everything(envelope, viewer);
        if (answer.sentence !== null) {
          expect(answer.sentence).not.toBe("");
          return;
        }
        expect(answer.rest).not.toBe("");
        if (envelope.snapshot?.totals.free === null) expect(answer.big).toBe("?");
        else expect(answer.big).not.toBe("");
      }),
    );
  });

  const QUIET = { ageMs: null, pausedSinceMs: null, awaySinceMs: null, nextInMs: null, zone: "UTC" as const };

  it("calls a fleet full on which no account has room, and sends nothing there", () => {
    fc.assert(
      fc.property(fullFleets, (accounts) => {
        const { answer } = everything(buildEnvelope({ snapshot: buildSnapshot({ accounts, jobs: [] }) }), QUIET);
        expect(answer).toMatchObject({ big: "Full", suggestion: null, tabIcon: "full" });
      }),
    );
  });

  it("calls no fleet full that has a free slot, or one that is withheld or unknown", () => {
    fc.assert(
      fc.property(fullFleets, fc.constantFrom(...ROOMY), fc.nat(6), (full, roomy, at) => {
        const accounts = full.toSpliced(at, 0, { ...roomy, id: "roomy" });
        const { answer } = everything(buildEnvelope({ snapshot: buildSnapshot({ accounts, jobs: [] }) }), QUIET);
        expect(answer.big).not.toBe("Full");
      }),
    );
  });
});
