import { describe, expect, it } from "vitest";
import { accountLabels } from "@/lib/view/account-label";
import { toAccountHistoryRows } from "@/lib/view/history-accounts";
import { toBeginning } from "@/lib/view/history-beginning";
import { toDurationsChart } from "@/lib/view/history-durations";
import { niceTop, toFinishedChart } from "@/lib/view/history-finished";
import { gapsSentence, toGapRows } from "@/lib/view/history-gaps";
import { toHeadlines } from "@/lib/view/history-headlines";
import { toJobHeadlines } from "@/lib/view/history-job-headlines";
import { toRunListRows } from "@/lib/view/history-runs";
import { toSlotsChart } from "@/lib/view/history-slots";
import type { History, HistoryRange } from "@/lib/domain/history";
import { planRange } from "@/lib/server/history/reading/history-ranges";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildHistory, buildHistoryAccount, buildRun, buildUnseenBucket } from "../../support/builders/build-history";
import { MOMENT } from "../../support/builders/build-view";
import { before, NOW_MS } from "../../support/builders/times";

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00.000Z`);
const outage = { from: "2026-11-23T02:25:00.000Z", to: "2026-11-23T03:55:00.000Z", code: "unreachable" } as const;
const headline = (history: History, key: string, account: string[] = []) =>
  toHeadlines({ history, labels: accountLabels(history.accounts), account, ...MOMENT }).find((one) => one.key === key);

describe("the sentences on top", () => {
  it("tells how long all slots were busy, of how much observed, and when most of it was", () => {
    const history = buildHistory({}, (atMs) =>
      atMs >= at("09:00") && atMs < at("12:00") ? { zeroFreeMs: 14 * MINUTE_MS } : {},
    );
    expect(headline(history, "busy")).toMatchObject({
      title: "No slot free for 2 h 48 min",
      detail: "of 23 h 57 min observed, most of it between 09:00 and 11:15.",
    });
  });

  /** Cut as the server cuts it, the hours from 8 to 12 UTC of each day busy. */
  const busyMornings = (range: HistoryRange, recordedMs: number) => {
    const { fromMs, bucketMs } = planRange(range, NOW_MS, NOW_MS - recordedMs);
    return buildHistory({ range, from: new Date(fromMs).toISOString(), bucketMs }, (atMs) => {
      const hour = new Date(atMs).getUTCHours();
      return hour < 12 && hour + bucketMs / HOUR_MS > 8 ? { zeroFreeMs: Math.min(bucketMs, 4 * HOUR_MS) } : {};
    });
  };

  it.each([
    ["all", 4 * DAY_MS, "08:00 and 11:00"],
    ["7d", 7 * DAY_MS, "08:00 and 12:00"],
    ["30d", 30 * DAY_MS, "06:00 and 12:00"],
  ] as const)("tells the hours of the day over several days: %s", (range, recordedMs, between) => {
    expect(headline(busyMornings(range, recordedMs), "busy")?.detail).toContain(`most of it between ${between}.`);
  });

  it("tells them by the viewer's clock, be it half an hour off", () => {
    const history = busyMornings("7d", 7 * DAY_MS);
    const [busy] = toHeadlines({ history, labels: new Map(), account: [], nowMs: NOW_MS, zone: "Asia/Kolkata" });
    expect(busy?.detail).toContain("most of it between 13:30 and 17:30.");
  });

  it("tells no hours of the day where the steps are days", () => {
    expect(headline(busyMornings("90d", 90 * DAY_MS), "busy")?.detail).not.toContain("most of it");
  });

  it("says when a slot was always free, and when nothing was seen", () => {
    expect(headline(buildHistory(), "busy")).toMatchObject({ title: "A slot was always free" });
    const blind = buildHistory({}, () => buildUnseenBucket({}));
    const seen = { ...blind, buckets: blind.buckets.map((b) => ({ ...b, at: b.at })) };
    expect(headline(seen, "busy")).toMatchObject({ title: "Nothing observed", detail: "in the last 24 hours." });
  });

  it("claims nothing about several accounts together that is not known of them", () => {
    const history = buildHistory({}, () => ({ executingPeak: null, zeroFreeMs: null }));
    expect(headline(history, "busy", ["1", "2"])?.title).toBe("6.0 of 15 slots in use");
    const chart = toSlotsChart(history, MOMENT);
    expect(chart.sentence).toBe("On average 6.0 videos ran at once, on 15 slots.");
    expect(chart.table[3]).toMatchObject({ average: "6.0", peak: "—", zeroFree: "—" });
    expect(chart).toMatchObject({ hasPeak: false, hasZeroFree: false });
  });

  it("names the account that idles beside busy ones", () => {
    const accounts = [
      buildHistoryAccount(),
      buildHistoryAccount({ id: "2", name: "studio-east", usedMs: 15 * HOUR_MS, idleMs: 9 * HOUR_MS }),
      buildHistoryAccount({ id: "3", name: "shorts-02", usedMs: 3.6 * HOUR_MS, idleMs: 20.4 * HOUR_MS }),
    ];
    expect(headline(buildHistory({ accounts }), "use")).toMatchObject({
      title: "shorts-02 idles",
      detail: "It used 15 % of its slot time; the other 2 ran at 63 to 75 %.",
    });
  });

  it("calls nobody idle where all are alike", () => {
    const accounts = [
      buildHistoryAccount(),
      buildHistoryAccount({ id: "2", name: "b", usedMs: 12 * HOUR_MS, idleMs: 12 * HOUR_MS }),
    ];
    expect(headline(buildHistory({ accounts }), "use")).toMatchObject({
      title: "Slots used 63 %",
      detail: "30.0 of 48.0 slot-hours observed; from 50 % (b) to 75 % (studio-west).",
    });
  });

  it("tells how long videos take with the number of runs, from 20 on", () => {
    expect(headline(buildHistory(), "took")).toMatchObject({
      title: "Videos usually take about 3 min 50 s",
      detail: "95 % of 960 ended within about 6 min 20 s.",
    });
    const few = { video: { n: 12, p50Ms: 230_000, p95Ms: 380_000 } };
    expect(headline(buildHistory({ durations: few }), "took")).toMatchObject({ title: "12 videos timed" });
    expect(headline(buildHistory({ durations: {} }), "took")).toMatchObject({ title: "No job was timed" });
  });

  it("names a step that was much slower, if enough ended in it", () => {
    const history = buildHistory({}, (atMs) =>
      atMs === at("09:00") ? { durations: { video: { n: 40, p50Ms: 300_000, p95Ms: 570_000 } } } : {},
    );
    expect(headline(history, "took")?.detail).toContain("; slowest from 09:00: within about 9 min 30 s.");
  });
});

describe("the sentences of a link that shows some jobs alone", () => {
  const sentences = (history: History) => toJobHeadlines({ history, labels: new Map(), account: [], ...MOMENT });

  it("tell how many ended, of which kinds, in how much observed, and how long they took", () => {
    const history = buildHistory({}, () => ({
      ...{ slots: null, executingAverage: null, executingPeak: null, zeroFreeMs: null },
      finished: { video: 2, image: 1 },
    }));
    const [ended, took] = sentences(history);
    const steps = history.buckets.length;
    expect(ended).toMatchObject({
      title: `${3 * steps} jobs ended`,
      detail: `${2 * steps} videos, ${steps} images, in 23 h 57 min observed.`,
    });
    expect(took?.title).toBe("Videos usually take about 3 min 50 s");
    expect(JSON.stringify(sentences(history))).not.toMatch(/slot|free/i);
  });

  it("claim neither jobs nor time that nobody saw", () => {
    expect(sentences(buildHistory({}, () => ({ finished: {} })))[0]).toMatchObject({
      title: "No job was seen to end",
      detail: "In 23 h 57 min observed.",
    });
    const blind = buildHistory();
    const buckets = blind.buckets.map((bucket) => ({ ...bucket, observedMs: 0, finished: {} }));
    expect(sentences({ ...blind, buckets })[0]?.title).toBe("Nothing observed");
  });
});

describe("slots in use", () => {
  it("breaks the line at an outage of ten minutes within one step: no line across, and no zero", () => {
    const gap = { from: "2026-11-23T10:02:00.000Z", to: "2026-11-23T10:12:00.000Z", code: "timeout" } as const;
    const { points } = toSlotsChart(buildHistory({ gaps: [gap] }), MOMENT);
    const [start, end] = [Date.parse(gap.from), Date.parse(gap.to)];
    const inside = points.filter(({ atMs }) => atMs > start && atMs < end);
    expect(
      inside.every(({ average, peak, averageFilling }) => average === null && peak === null && averageFilling === null),
    ).toBe(true);
    expect(inside).not.toHaveLength(0);
    expect(points.find(({ atMs }) => atMs === start)?.average).toBe(6);
    expect(points.find(({ atMs }) => atMs === end)?.average).toBe(6);
    expect(points.every(({ average }) => average !== 0)).toBe(true);
  });

  it("leaves whole unobserved steps empty and gives a lone step its width", () => {
    const history = buildHistory({}, (atMs) =>
      atMs === at("10:00") ? {} : buildUnseenBucket({ at: new Date(atMs).toISOString() }),
    );
    const { points } = toSlotsChart(history, MOMENT);
    expect(points.filter(({ average }) => average !== null).map(({ atMs }) => atMs)).toEqual([
      at("10:00"),
      at("10:00") + 7.5 * MINUTE_MS,
      at("10:15"),
    ]);
  });

  it("draws the step still filling apart", () => {
    const { points, zeroFree } = toSlotsChart(buildHistory(), MOMENT);
    const last = points.filter(({ averageFilling }) => averageFilling !== null);
    expect(last).toHaveLength(3);
    expect(last.map(({ average }) => average)).toEqual([6, null, null]);
    expect(zeroFree.at(-1)).toMatchObject({ share: null, fillingShare: 0 });
  });

  it("has sentence, table and axis", () => {
    const chart = toSlotsChart(buildHistory(), MOMENT);
    expect(chart.sentence).toBe("On average 6.0 videos ran at once, at most 9, on 15 slots.");
    expect(chart.table).toHaveLength(chart.readouts.length);
    expect([chart.top, chart.slotsText]).toEqual([15, "15 slots"]);
    expect(chart.readouts[0]?.text).toMatch(/ · average 6\.0 · peak 9 of 15$/);
  });
});

describe("gaps", () => {
  it("are named, clipped, and counted when they are many", () => {
    const rows = toGapRows(buildHistory({ gaps: [outage] }), MOMENT);
    expect(gapsSentence(rows)).toBe("No data 02:25 to 03:55 (useapi.net could not be reached).");
    const many = Array.from({ length: 5 }, (_, index) => ({
      from: before((10 - index) * HOUR_MS),
      to: before((10 - index) * HOUR_MS - 6 * MINUTE_MS),
      code: "store" as const,
    }));
    expect(gapsSentence(toGapRows(buildHistory({ gaps: many }), MOMENT))).toBe(
      "No data in 5 gaps, 30 min in all: the database did not answer (5 times).",
    );
    const later = buildHistory({ gaps: [{ ...outage, code: "of a later version" as "store" }] });
    expect(gapsSentence(toGapRows(later, MOMENT))).toBe("No data 02:25 to 03:55 (this version does not know why).");
    expect(gapsSentence([])).toBeNull();
    const short = { from: "2026-11-23T10:02:04.000Z", to: "2026-11-23T10:02:22.000Z", code: "timeout" } as const;
    expect(gapsSentence(toGapRows(buildHistory({ gaps: [short] }), MOMENT))).toContain("10:02:04 to 10:02:22");
    // Neighbours of a few minutes do not seem to overlap, and among days today is named.
    const near = { ...short, from: "2026-11-23T10:02:25.000Z", to: "2026-11-23T10:04:10.000Z" };
    expect(gapsSentence(toGapRows(buildHistory({ gaps: [short, near] }), MOMENT))).toContain("10:02:25 to 10:04:10");
    const week = buildHistory({
      from: before(7 * DAY_MS),
      gaps: [outage, { ...outage, from: "2026-11-22T23:00:00.000Z" }],
    });
    expect(toGapRows(week, MOMENT).map(({ when }) => when)).toEqual([
      "today 02:25 to 03:55",
      "22 Nov 23:00 to today 03:55",
    ]);
  });

  it("are told to a link's viewer without what is the owner's to know", () => {
    const at = (hours: number, code: "unauthorised" | "store" | "not-running") =>
      ({ from: before(hours * HOUR_MS), to: before(hours * HOUR_MS - 6 * MINUTE_MS), code }) as const;
    const history = buildHistory({ gaps: [at(9, "unauthorised"), at(6, "store"), at(3, "not-running")] });
    expect(toGapRows(history, MOMENT, true).map(({ why }) => why)).toEqual([
      "the owner's connection was down",
      "nothing was recorded",
      "nothing was recorded",
    ]);
    expect(toSlotsChart(history, MOMENT, true).gaps[0]?.why).toBe("the owner's connection was down");
  });

  it("count the time before anything was recorded", () => {
    const rows = toGapRows(buildHistory({ recordingSince: "2026-11-23T08:00:00.000Z" }), MOMENT);
    expect(gapsSentence(rows)).toBe("Nothing is known of the time before 08:00.");
  });
});

describe("finished and durations", () => {
  it("stacks by kind in round steps, with the unfinished one apart and unobserved ones unknown", () => {
    const history = buildHistory({}, (atMs) =>
      atMs >= at("02:00") && atMs < at("03:00")
        ? buildUnseenBucket({ at: new Date(atMs).toISOString() })
        : { finished: { video: 4, image: 1 } },
    );
    const chart = toFinishedChart(history, MOMENT);
    expect([chart.stepMs, chart.subtitle, chart.kinds]).toEqual([HOUR_MS, "per hour, by kind", ["video", "image"]]);
    expect(chart.bars.filter(({ isUnknown }) => isUnknown).map(({ when }) => when)).toEqual(["02:00"]);
    expect(chart.bars.filter(({ isPartial }) => isPartial)).toHaveLength(2);
    expect(chart.bars.at(-2)?.counts).toEqual({ video: 16, image: 4 });
    expect(chart.sentence).toMatch(/ended: \d+ videos, \d+ images; most in the hour from/);
    expect([1, 7, 13, 186, 1_040].map(niceTop)).toEqual([1, 8, 15, 200, 1_200]);
  });

  it("keeps bars one step apart, where the viewer's clock is set and where its hours are not the buckets'", () => {
    const to = "2026-11-03T07:00:00.000Z";
    for (const [days, bucketMs] of [
      [90, DAY_MS],
      [30, 6 * HOUR_MS],
      [7, 2 * HOUR_MS],
    ] as const) {
      const from = new Date(Math.floor((Date.parse(to) - days * DAY_MS) / bucketMs) * bucketMs).toISOString();
      const buckets = buildHistory({ from, bucketMs }, () => ({})).buckets.filter(({ at: atIso }) => atIso < to);
      const history = { ...buildHistory({ from, to, bucketMs }), buckets };
      for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]) {
        const { bars, stepMs } = toFinishedChart(history, { nowMs: Date.parse(to), zone });
        const steps = bars.slice(1).map(({ atMs }, index) => atMs - (bars[index]?.atMs ?? 0));
        expect(new Set(steps)).toEqual(new Set([stepMs]));
        // What a bar says of its begin is true: it is a bucket's.
        expect(bars.every(({ atMs }) => (atMs - stepMs / 2) % bucketMs === 0)).toBe(true);
      }
    }
  });

  it("lifts the pen at a gap, goes on over steps in which none ended, and tells no p95 of a few", () => {
    const history = buildHistory({ gaps: [outage] }, (atMs) =>
      atMs >= at("05:00") && atMs < at("06:00")
        ? { durations: {} }
        : { durations: { video: { n: 3, p50Ms: 200_000, p95Ms: 300_000 } } },
    );
    const chart = toDurationsChart(history, "video", MOMENT);
    const lifted = chart.points.filter(({ p50Ms, p50FillingMs }) => p50Ms === null && p50FillingMs === null);
    expect(lifted.length).toBeGreaterThan(0);
    expect(lifted.every(({ atMs }) => atMs >= at("02:15") && atMs <= at("04:00"))).toBe(true);
    expect(chart.points.every(({ p95Ms }) => p95Ms === null)).toBe(true);
    expect(chart.sentence).toBe(
      "Half of 960 took up to about 3 min 50 s (p50), and 95 % ended within about 6 min 20 s (p95).",
    );
    expect(toDurationsChart(buildHistory(), "music", MOMENT).empty).toBe(
      "No music jobs were seen from beginning to end.",
    );
  });
});

describe("accounts, runs, beginning", () => {
  it("tells each account's use, and nothing where nothing was observed", () => {
    const accounts = [
      buildHistoryAccount(),
      buildHistoryAccount({ id: "2", name: "b", usedMs: 0, idleMs: 0, share: null, p50Ms: null }),
      buildHistoryAccount({ id: "3", name: "c", timed: 19 }),
    ];
    expect(toAccountHistoryRows(buildHistory({ accounts }), accountLabels(accounts))).toMatchObject([
      {
        usePercent: 75,
        use: "75 %",
        used: "18.0",
        idle: "6.0",
        zeroFree: "40 min",
        runs: "300",
        p50: "3:50",
        share: "100 %",
      },
      { usePercent: null, use: "not observed", p50: "—", share: "—" },
      // Of few nothing is called usual.
      { usePercent: 75, p50: "—" },
    ]);
  });

  it("lists a run with its window, and says why there is no duration", () => {
    const [known, hidden] = toRunListRows([buildRun(), buildRun({ durationMs: null, ref: null })], new Map(), MOMENT);
    expect(known).toMatchObject({ took: "3:48", note: null, started: "16:37:19", ended: "16:41:07" });
    // The end it was timed by, in the middle of the window: the row agrees with itself.
    const [timed] = toRunListRows([buildRun({ durationMs: 225_500 })], new Map(), MOMENT);
    expect(timed).toMatchObject({ started: "16:37:19", took: "3:46", ended: "16:41:05" });
    expect(known?.endedIso).toBe(`between ${before(65 * SECOND_MS)} and ${before(60 * SECOND_MS)}`);
    expect(hidden).toMatchObject({ took: "—", note: "it ended unobserved", hasRef: false, ended: "by 16:41:07" });
    const [backward] = toRunListRows(
      [buildRun({ durationMs: null, startedAt: before(-MINUTE_MS) })],
      new Map(),
      MOMENT,
    );
    expect(backward).toMatchObject({ note: "it is said to have begun after it had ended", ended: "16:41:07" });
  });

  it("says that history begins, until there are some minutes of it", () => {
    const young = buildHistory({ recordingSince: before(MINUTE_MS) }, () => ({ observedMs: 0 }));
    expect(toBeginning(young, MOMENT)?.title).toBe("History begins now: nothing observed before 16:41");
    expect(toBeginning(buildHistory({ recordingSince: null }), MOMENT)?.title).toBe(
      "History begins with the first answer",
    );
    expect(toBeginning(buildHistory({ recordingSince: before(DAY_MS) }), MOMENT)).toBeNull();
  });
});
