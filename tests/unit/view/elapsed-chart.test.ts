import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elapsedPlaces, toElapsedChart, type ElapsedInput } from "@/lib/view/elapsed-chart";
import { niceAbove } from "@/lib/view/nice-duration";
import { snapshots } from "@/tests/support/builders/arbitrary-snapshot";
import { buildUsual } from "@/tests/support/builders/build-history";
import { buildJob, buildJobs } from "@/tests/support/builders/build-job";
import { MOMENT, STALE } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { MINUTE_MS } from "@/lib/domain/time-units";

const chart = (jobs: ElapsedInput["jobs"], part: Partial<ElapsedInput> = {}) =>
  toElapsedChart({ jobs, labels: new Map(), kinds: ["video"], ...MOMENT, ...part });

describe("toElapsedChart", () => {
  it("shows the longest first, by reference or short id, below a round axis end", () => {
    const jobs = [
      buildJob(),
      buildJob({ id: "user:1-minimax:2-video:376543210987210887", ref: null, startedAt: before(842_000) }),
    ];
    const { rows, domainMs, rest, sentence } = chart(jobs);
    expect(rows.map(({ label, elapsed }) => [label, elapsed])).toEqual([
      ["…210887", "14:02"],
      ["shot-014", "03:48"],
    ]);
    expect(domainMs).toBe(15 * MINUTE_MS);
    expect(rest).toBeNull();
    expect(sentence).toBe("Longest first: …210887 14:02, shot-014 03:48.");
  });
  it("draws 20 and says a word about the rest that stays true for a while", () => {
    const { rows, rest } = chart([
      ...buildJobs(20, {}, 30 * MINUTE_MS),
      buildJob({ id: "a", startedAt: before(55_000) }),
      buildJob({ id: "b", startedAt: before(5_000) }),
    ]);
    expect(rows).toHaveLength(20);
    expect(rest).toBe("2 more, all under 2:00");
    expect(chart([...buildJobs(20, {}, 30 * MINUTE_MS), buildJob({ id: "a", startedAt: before(47_000) })]).rest).toBe(
      "1 more, under 1:00",
    );
    const alike = Array.from({ length: 25 }, (_, n) =>
      buildJob({ id: String(n), startedAt: before(916_000 - n * 1_000) }),
    );
    expect(chart(alike).rest).toBe("5 more, none longer");
  });
  it("counts no rest where it holds only some of the jobs", () => {
    const input = { labels: new Map(), kinds: ["video" as const], nowMs: NOW_MS, zone: "UTC", isCut: true };
    expect(toElapsedChart({ ...input, jobs: buildJobs(21, {}, 30 * MINUTE_MS) }).rest).toBe("and more");
    expect(toElapsedChart({ ...input, jobs: buildJobs(20, {}, 30 * MINUTE_MS) }).rest).toBeNull();
  });
  it("says how many starts are unknown instead of drawing them at zero", () => {
    const unknown = [1, 2, 3].map((id) => buildJob({ id: String(id), startedAt: null }));
    expect(chart([buildJob(), ...unknown]).rest).toBe("3 without a known start");
    expect(chart(unknown)).toMatchObject({
      rows: [],
      rest: "3 without a known start",
      empty: "No start is known of the videos that run.",
    });
  });
  it("draws the kinds asked for, all when none is named", () => {
    const jobs = [buildJob(), buildJob({ id: "i", kind: "image" })];
    expect(chart(jobs).rows.map(({ kindLabel }) => kindLabel)).toEqual(["video"]);
    expect(chart(jobs, { kinds: [] }).rows).toHaveLength(2);
  });
  it("says which of its lines is which, and which jobs are slow or stuck; of the others nothing", () => {
    const ids = ["stuck", "slow", "usual"] as const;
    const jobs = ids.map((id, at) => buildJob({ id, ref: id, startedAt: before((9 - at) * MINUTE_MS) }));
    const paces = new Map(ids.map((verdict) => [verdict, { verdict, elapsedMs: 0, usual: buildUsual() }]));
    const lines = { usualMs: 230_000, slowMs: 380_000, isAll: true };
    const { rows, linesText, sentence } = chart(jobs, { paces, lines });
    expect(rows.map(({ verdict }) => verdict)).toEqual(["stuck", "slow", null]);
    expect(linesText).toEqual({ usual: "usual 3:50", slow: "slow 6:20", of: "all videos" });
    expect(sentence).toBe(
      "Longest first: stuck 09:00 stuck, slow 08:00 slow, usual 07:00. Of all videos: usual 3:50 (dotted), slow 6:20 (dashed); each is called slow or stuck by runs like it.",
    );
  });
  it("is never negative, and stands still at the data's own time when old", () => {
    expect(chart([buildJob({ startedAt: before(-MINUTE_MS) })]).rows[0]).toMatchObject({
      elapsedMs: 0,
      elapsed: "00:00",
    });
    const old = chart([buildJob({ startedAt: before(10 * MINUTE_MS) })], { freshness: STALE });
    expect(old.rows[0]?.elapsed).toBe("05:55");
  });
  it("says why it is empty", () => {
    expect(chart(null).empty).toBe("No answer yet.");
    expect(chart([]).empty).toBe("No videos are running.");
    expect(chart([], { jobsMissing: true }).empty).toBe("useapi.net does not say which jobs are running.");
    expect(chart([], { kinds: [] }).empty).toBe("No jobs are running.");
    expect(chart([], { kinds: ["speech", "image"] }).empty).toBe("No images, speech jobs are running.");
    expect(chart([], { freshness: STALE }).empty).toBe("No videos were running.");
    expect(chart([], { isNarrowed: true }).empty).toBe("No videos match these filters.");
    expect(chart([]).sentence).toBe("No videos are running.");
  });
  it("leaves out no job: each is drawn or said", () => {
    fc.assert(
      fc.property(snapshots, ({ jobs }) => {
        const { rows, rest, domainMs } = chart(jobs, { kinds: [] });
        const unknown = jobs.filter(({ startedAt }) => startedAt === null).length;
        const more = Number(/^(\d+) more/.exec(rest ?? "")?.[1] ?? 0);
        expect(rows.length + more + unknown).toBe(jobs.length);
        expect(rows.every(({ elapsedMs }) => elapsedMs >= 0 && elapsedMs < domainMs)).toBe(true);
      }),
    );
  });
});

describe("elapsedPlaces", () => {
  it.each([
    [0, null, 2],
    [0, 3, 3],
    [1, 5, 5],
    [0, 200, 8],
    [8, null, 8],
    [9, 15, 12],
    [20, 20, 20],
  ])("keeps room for %i rows of %s slots: %i", (rows, slots, places) => {
    expect(elapsedPlaces(rows, slots)).toBe(places);
  });
});

describe("niceAbove", () => {
  it.each([
    [0, 1],
    [59_999, 1],
    [60_000, 2],
    [842_000, 15],
    [65 * MINUTE_MS, 90],
    [19 * 60 * MINUTE_MS, 24 * 60],
    [100 * 60 * MINUTE_MS, 5 * 24 * 60],
    [Number.NaN, 1],
  ])("ends an axis for %d ms at %i min", (ms, minutes) => expect(niceAbove(ms)).toBe(minutes * MINUTE_MS));
});
