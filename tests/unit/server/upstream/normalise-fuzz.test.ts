import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import type { Snapshot } from "@/lib/domain/snapshot";
import { readAccountsInfo } from "@/lib/server/upstream/accounts-info";
import { EMPTY_MEMORY, type Memory } from "@/lib/server/upstream/memory";
import { normalise } from "@/lib/server/upstream/normalise";
import { arbitraryAccountsAnswer, arbitraryAnswer } from "@/tests/support/wire/arbitrary-answer";
import { NOW_MS } from "@/tests/support/wire/feed";

/** Rows of up to five answers: with 300 of them well over 1,000 answers are read. */
const RUNS = 300;
const sequence = fc.array(fc.tuple(arbitraryAnswer, fc.constantFrom(1, 5_000, 86_400_000)), {
  minLength: 4,
  maxLength: 5,
});

function envelopeAround(snapshot: Snapshot, nowMs: number): Envelope {
  const now = new Date(nowMs).toISOString();
  return {
    state: "live",
    problem: null,
    revision: "r",
    fetchedAt: now,
    now,
    pollIntervalMs: 5_000,
    nextPollMs: 5_000,
    build: "test",
    demo: false,
    forecastScore: null,
    snapshot,
  };
}

/** What holds of every snapshot, beyond its shape. */
function expectSound({ accounts, jobs, totals, suggestion }: Snapshot): void {
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
  const ids = new Set(accounts.map(({ id }) => id));
  for (const { accountId } of jobs) expect(accountId === null || ids.has(accountId)).toBe(true);
  for (const account of accounts) {
    expect(account.listed && account.inferred).toBe(false);
    if (account.inferred) expect([account.available, account.consistent]).toEqual([0, true]);
    if (!account.listed && !account.inferred) expect([account.executing, account.available]).toEqual([null, null]);
  }
  expect(totals.withheld).toBeGreaterThanOrEqual(0);
  expect(suggestion === null || ids.has(suggestion.accountId)).toBe(true);
}

describe("whatever the upstream sends", () => {
  it(
    "nothing throws, and an envelope around what came of it is valid, also as the browser receives it",
    { timeout: 60_000 },
    () => {
      let answers = 0;
      let good = 0;
      fc.assert(
        fc.property(sequence, arbitraryAccountsAnswer, (bodies, accountsBody) => {
          const told = readAccountsInfo(accountsBody, NOW_MS);
          const accountsInfo = told.ok ? told.info : null;
          let memory: Memory = EMPTY_MEMORY;
          let nowMs = NOW_MS;
          for (const [body, afterMs] of bodies) {
            answers += 1;
            nowMs += afterMs;
            const result = normalise(body, memory, {
              nowMs,
              accountNames: new Map([["1", "one"]]),
              accountsInfo,
              speed: 1,
            });
            if (!result.ok) {
              expect(PROBLEM_CODES).toContain(result.code);
              continue;
            }
            good += 1;
            ({ memory } = result);
            const envelope = envelopeAround(result.snapshot, nowMs);
            const asReceived: unknown = JSON.parse(JSON.stringify(envelope));
            expect(asReceived).toEqual(envelope);
            expect(envelopeSchema.safeParse(asReceived).success).toBe(true);
            expect(JSON.stringify(envelope)).not.toMatch(/canary/);
            for (const elapsedMs of result.elapsedByJob.values())
              expect(elapsedMs === null || elapsedMs >= 0).toBe(true);
            expect(result.elapsedByJob.size).toBe(result.snapshot.jobs.length);
            expectSound(result.snapshot);
          }
        }),
        { numRuns: RUNS },
      );
      expect(answers).toBeGreaterThanOrEqual(1_000);
      // Most must get past the door, or the test tries little.
      expect(good).toBeGreaterThan(answers / 2);
    },
  );

  it("reading GET accounts never throws and never keeps what it must not", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryAccountsAnswer, (body) => {
        const result = readAccountsInfo(body, NOW_MS);
        if (!result.ok) return;
        for (const kept of result.info.accounts.values()) {
          expect(Object.keys(kept)).toEqual(["maxJobs", "hasError", "sessionEndsAt"]);
          expect(typeof kept.hasError).toBe("boolean");
          expect(JSON.stringify(kept)).not.toMatch(/canary/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
