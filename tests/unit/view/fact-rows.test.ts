import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { Snapshot } from "@/lib/domain/snapshot";
import { toFactRows } from "@/lib/view/fact-rows";
import {
  buildAccount,
  buildInferredAccount,
  buildUnknownAccount,
  buildWithheldAccount,
} from "@/tests/support/builders/build-account";
import { buildEnvelope, buildStaleEnvelope, buildStartingEnvelope } from "@/tests/support/builders/build-envelope";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { buildEmptySnapshot, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { buildAnswerInput } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { MINUTE_MS } from "@/lib/domain/time-units";

const textOf = (envelope: Envelope) =>
  toFactRows(buildAnswerInput(envelope)).map(({ label, value, detail }) => `${label}: ${value}, ${detail}`);
const live = (part: Partial<Snapshot>) => textOf(buildEnvelope({ snapshot: buildSnapshot(part) }));

describe("toFactRows", () => {
  it("tells videos running, what is not counted, and the longest", () => {
    const accounts = [buildAccount({ uncounted: { image: 3, speech: 1 } }), buildWithheldAccount({ id: "2" })];
    expect(live({ accounts })).toEqual([
      "Videos running: 4, of 7 slots; 1 not offered",
      "Not counted: 4, 3 images · 1 speech",
      "Longest: 03:00, shot-001",
    ]);
  });
  it("never says 0 for unknown", () => {
    expect(textOf(buildStartingEnvelope())).toEqual([
      "Videos running: ?, no answer yet",
      "Not counted: ?, no answer yet",
      "Longest: ?, no answer yet",
    ]);
    expect(live({ accounts: [buildUnknownAccount()], jobs: [] })[0]).toBe("Videos running: ?, slots unknown");
    expect(live({ accounts: [buildUnknownAccount()], jobs: buildJobs(2) })[0]).toBe("Videos running: 2, slots unknown");
    expect(live({ jobs: [buildJob({ startedAt: null })] })[2]).toBe("Longest: ?, starts unknown");
  });
  it("says of jobs the answer does not name that they are not known, not that there are none", () => {
    expect(live({ accounts: [], jobs: [], jobsMissing: true })).toEqual([
      "Videos running: ?, slots unknown",
      "Not counted: ?, useapi.net does not say",
      "Longest: ?, useapi.net does not say",
    ]);
  });
  it("says that slots are only those known where some are not", () => {
    const accounts = [buildAccount(), buildInferredAccount({ id: "2", maxJobs: null, executing: 2 })];
    expect(live({ accounts })[0]).toBe("Videos running: 5, of 5 known slots");
  });
  it("says so when nothing runs", () => {
    const rows = textOf(buildEnvelope({ snapshot: buildEmptySnapshot() }));
    expect(rows[2]).toBe("Longest: —, nothing runs");
    expect(rows[1]).toBe("Not counted: 0, images, speech, music");
  });
  it("takes the longest video before any other job, and another kind where no video runs", () => {
    const image = buildJob({ id: "i", kind: "image", ref: "old image", startedAt: before(90 * MINUTE_MS) });
    expect(live({ jobs: [image, buildJob()] })[2]).toBe("Longest: 03:48, shot-014");
    expect(live({ jobs: [image] })[2]).toBe("Longest: 1:30:00, old image");
  });
  it("ticks while current, stands still at the data's own time when old", () => {
    const jobs = [buildJob({ startedAt: before(10 * MINUTE_MS) })];
    const [, , now] = toFactRows(buildAnswerInput(buildEnvelope({ snapshot: buildSnapshot({ jobs }) })));
    expect(now).toMatchObject({ value: "10:00", sinceMs: NOW_MS - 10 * MINUTE_MS });
    const [first, , then] = toFactRows(buildAnswerInput(buildStaleEnvelope({ snapshot: buildSnapshot({ jobs }) })));
    expect(then).toMatchObject({ label: "Longest at 16:38", value: "05:55", sinceMs: null });
    expect(first?.label).toBe("Videos running at 16:38");
  });
  it("cuts a long reference", () => {
    const [, , longest] = toFactRows(
      buildAnswerInput(buildEnvelope({ snapshot: buildSnapshot({ jobs: [buildJob({ ref: "x".repeat(1_024) })] }) })),
    );
    expect(longest?.detail.length).toBeLessThanOrEqual(40);
  });
});
