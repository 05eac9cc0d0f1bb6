import { describe, expect, it } from "vitest";
import type { NextFree } from "@/lib/domain/forecast";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Outlook } from "@/lib/server/history/outlook";
import { contentOf, holdSnapshot, type HeldSnapshot } from "@/lib/server/monitor/held-snapshot";
import { buildSnapshot } from "../../../support/builders/build-snapshot";

const POLL = 5_000;
const wait = (ms: number): NextFree => ({ lowMs: ms / 2, medianMs: ms, highMs: 2 * ms });

function outlook(atMs: number, overall: NextFree | null, part: Partial<Outlook> = {}): Outlook {
  return { atMs, forecasts: { accounts: new Map(), overall }, score: null, usual: [], ahead: {}, ...part };
}

const hold = (snapshot: Snapshot, of: Outlook | null, before: HeldSnapshot | null) =>
  holdSnapshot(contentOf(snapshot, before), of, before, POLL);

const answer = ({ json }: HeldSnapshot) => JSON.parse(`{${json}}`) as { snapshot: Snapshot; figuredAt?: string };

describe("a held snapshot", () => {
  it("keeps its revision while its content is the same, in another process too", () => {
    const first = hold(buildSnapshot(), null, null);
    expect(hold(buildSnapshot(), null, first)).toBe(first);
    expect(hold(buildSnapshot(), null, null).revision).toBe(first.revision);
    expect(hold(buildSnapshot({ jobs: [] }), null, first).revision).not.toBe(first.revision);
  });

  it("tells today's forecast under the same revision while viewers work out the same", () => {
    const first = hold(buildSnapshot(), outlook(0, wait(100_000)), null);
    const second = hold(buildSnapshot(), outlook(20_000, { lowMs: 30_000, medianMs: 80_000, highMs: 180_000 }), first);
    expect(second.revision).toBe(first.revision);
    expect(answer(second)).toMatchObject({
      figuredAt: new Date(20_000).toISOString(),
      snapshot: { totals: { nextFree: { medianMs: 80_000 } } },
    });
    const third = hold(buildSnapshot(), outlook(40_000, wait(100_000)), second);
    expect(third.revision).not.toBe(first.revision);
  });

  it("drifts from what the revision told, not from the poll before: many small steps are a large one", () => {
    let held = hold(buildSnapshot(), outlook(0, wait(100_000)), null);
    const revisions = new Set([held.revision]);
    for (let poll = 1; poll <= 10; poll += 1) {
      // Each time 1 s later than it was said: below an interval for five polls.
      const base = wait(100_000);
      const ms = (value: number) => value - poll * POLL + poll * 1_000;
      held = hold(
        buildSnapshot(),
        outlook(poll * POLL, { lowMs: ms(base.lowMs), medianMs: ms(base.medianMs), highMs: ms(base.highMs) }),
        held,
      );
      revisions.add(held.revision);
    }
    expect(revisions.size).toBe(2);
  });

  it("tells newer usual times to who asks anew, and has a new revision when they have moved or a sort came up", () => {
    const row = {
      kind: "video",
      accountId: null,
      ahead: null,
      n: 5,
      p50Ms: null,
      p90Ms: null,
      p95Ms: null,
      lowMs: 1,
      highMs: 2,
    } as const;
    const first = hold(buildSnapshot(), outlook(0, null), null);
    const second = hold(buildSnapshot(), outlook(POLL, null, { usual: [row] }), first);
    expect(second.revision).not.toBe(first.revision);
    const third = hold(buildSnapshot(), outlook(2 * POLL, null, { usual: [{ ...row, n: 6 }] }), second);
    expect(third.revision).toBe(second.revision);
    expect(third.json).toContain('"n":6');
    const fourth = hold(buildSnapshot(), outlook(3 * POLL, null, { usual: [{ ...row, p50Ms: 2 }] }), third);
    expect(fourth.revision).not.toBe(third.revision);
    const near = { ...row, p50Ms: 2, highMs: 2.05 };
    const fifth = hold(buildSnapshot(), outlook(4 * POLL, null, { usual: [near] }), fourth);
    expect(fifth.revision).toBe(fourth.revision);
    const far = { ...near, highMs: 2.2 };
    expect(hold(buildSnapshot(), outlook(5 * POLL, null, { usual: [far] }), fifth).revision).not.toBe(fifth.revision);
  });
});
