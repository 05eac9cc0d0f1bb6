import { describe, expect, it } from "vitest";
import { endedNews, toEndedLane } from "@/lib/view/just-ended";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildRun } from "../../support/builders/build-history";
import { before, NOW_MS } from "../../support/builders/times";

const ALL = { account: [], kind: [], q: "", refPrefix: "" };
const labels = new Map([[buildRun().accountId ?? "", "studio-west"]]);

describe("just ended", () => {
  it("lists the last 15 minutes, newest first, with how long each took", () => {
    const runs = [
      buildRun({ id: "old", endedBefore: before(16 * MINUTE_MS) }),
      buildRun({ id: "b", ref: "shot-2", endedBefore: before(4 * MINUTE_MS), durationMs: null }),
      buildRun({ id: "a", endedBefore: before(43 * SECOND_MS) }),
    ];
    const { rows, count, more } = toEndedLane(runs, ALL, labels, NOW_MS);
    expect([count, more]).toEqual([2, 0]);
    expect(rows.map(({ name, took, ago, accountLabel }) => [name, took, ago, accountLabel])).toEqual([
      ["shot-014", "took 3:48", "40 s ago", "studio-west"],
      ["shot-2", "took —", "4 min ago", "studio-west"],
    ]);
  });

  it.each([
    [28 * MINUTE_MS, "up to 28 min ago"],
    // A bound is never less than what it bounds.
    [6 * MINUTE_MS + 40 * SECOND_MS, "up to 7 min ago"],
    [59 * MINUTE_MS + SECOND_MS, "up to 1 h ago"],
    [3 * HOUR_MS + MINUTE_MS, "up to 4 h ago"],
    [23 * HOUR_MS + 59 * MINUTE_MS, "up to 1 d ago"],
  ])("claims no moment for what ended unseen since %i ms", (sinceMs, ago) => {
    const unseen = buildRun({ endedAfter: before(sinceMs), endedBefore: before(2 * SECOND_MS), durationMs: null });
    expect(toEndedLane([unseen], ALL, labels, NOW_MS).rows[0]?.ago).toBe(ago);
  });

  it("leaves out what runs again in a newer answer, and not what an older one still has", () => {
    const run = buildRun({ id: "a", endedBefore: before(MINUTE_MS) });
    const count = (agoMs: number, ids = ["a"]) =>
      toEndedLane([run], ALL, labels, NOW_MS, { running: { ids: new Set(ids), atMs: NOW_MS - agoMs } }).count;
    expect(count(0)).toBe(0);
    expect(count(0, ["b"])).toBe(1);
    expect(count(2 * MINUTE_MS)).toBe(1);
  });

  it("follows the page's filters and counts what it does not show", () => {
    const runs = Array.from({ length: 15 }, (_, index) => buildRun({ id: `r${index}`, ref: `promo/${index}` }));
    expect(toEndedLane(runs, ALL, labels, NOW_MS).more).toBe(3);
    expect(toEndedLane(runs, { ...ALL, refPrefix: "promo/1" }, labels, NOW_MS).count).toBe(6);
    expect(toEndedLane(runs, { ...ALL, q: "PROMO/2" }, labels, NOW_MS).count).toBe(1);
    expect(toEndedLane(runs, { ...ALL, kind: ["image"] }, labels, NOW_MS).count).toBe(0);
    expect(toEndedLane(runs, { ...ALL, account: ["x"] }, labels, NOW_MS).count).toBe(0);
  });

  it("claims no number where the answer was cut", () => {
    const runs = Array.from({ length: 5 }, (_, index) => buildRun({ id: `r${index}` }));
    expect(toEndedLane(runs, ALL, labels, NOW_MS, { hasOlder: true }).text).toBe("more than 5 in the last 15 min");
    const reaching = [...runs, buildRun({ id: "old", endedBefore: before(16 * MINUTE_MS) })];
    expect(toEndedLane(reaching, ALL, labels, NOW_MS, { hasOlder: true }).text).toBe("5 in the last 15 min");
    expect(toEndedLane([], ALL, labels, NOW_MS).text).toBe("none in the last 15 min");
    expect(toEndedLane([], { ...ALL, q: "x" }, labels, NOW_MS).text).toBe("none that match in the last 15 min");
    // Of the newest none match: the answer to the question with this filter is still to come.
    expect(toEndedLane(runs, { ...ALL, q: "x" }, labels, NOW_MS, { hasOlder: true }).text).toBe("not known yet");
    const many = Array.from({ length: 20 }, (_, index) => buildRun({ id: `m${index}` }));
    expect(toEndedLane(many, ALL, labels, NOW_MS).moreText).toBe("and 8 more");
    expect(toEndedLane(many, ALL, labels, NOW_MS, { hasOlder: true }).moreText).toBe("and more");
    expect(toEndedLane(runs, ALL, labels, NOW_MS).moreText).toBeNull();
  });

  it("tells of one by name, of many by number", () => {
    expect(endedNews([], labels)).toBeNull();
    expect(endedNews([buildRun()], labels)).toEqual({
      title: "shot-014 ended",
      body: "video on studio-west, took 3:48",
    });
    const many = ["a", "b", "c", "d"].map((ref) => buildRun({ id: ref, ref }));
    expect(endedNews(many, labels)).toEqual({ title: "4 jobs ended", body: "a, b, c and 1 more" });
  });
});
