import { describe, expect, it } from "vitest";
import { OVERDUE } from "@/lib/domain/forecast";
import { toAnswerRow } from "@/lib/view/answer-row";
import { toFactRows } from "@/lib/view/fact-rows";
import { nextFreeText } from "@/lib/view/next-free";
import { likeliestOf, nextOfShown, toNexts, type AnswerOutlook } from "@/lib/view/outlook";
import { segmentsText } from "@/lib/view/segments";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildAccount, buildFullAccount, buildWithheldAccount } from "../../support/builders/build-account";
import { buildEnvelope, buildStaleEnvelope } from "../../support/builders/build-envelope";
import { buildJob, buildJobs } from "../../support/builders/build-job";
import { buildSnapshot } from "../../support/builders/build-snapshot";
import { buildAnswerInput } from "../../support/builders/build-view";

const forecast = { medianMs: 118 * SECOND_MS, lowMs: 65 * SECOND_MS, highMs: 235 * SECOND_MS };
const full = buildSnapshot({ accounts: [buildFullAccount()], jobs: buildJobs(5) });
const outlook = (part: Partial<AnswerOutlook> = {}): AnswerOutlook => ({
  stuck: [],
  next: nextFreeText(forecast, 0),
  nextOn: [],
  score: { right: 41, judged: 50, silent: false },
  ...part,
});
const answer = (part: Partial<AnswerOutlook> = {}, snapshot = full) =>
  toAnswerRow({ ...buildAnswerInput(buildEnvelope({ snapshot })), outlook: outlook(part) });

describe("what history adds to the answer", () => {
  it("puts the wait behind Full, and what it is worth below", () => {
    const row = answer();
    expect([row.big, row.rest]).toEqual(["Full", "next in about 2\u00a0min (1\u00a0to\u00a04)"]);
    expect(segmentsText(row.line)).toBe("The soonest of 5 slots in use · forecasts right 41 of the last 50 times");
  });

  it("names the accounts it is most likely on, brighter than the rest", () => {
    const name = buildAccount().name ?? "";
    const { line } = answer({ nextOn: [buildAccount().id, "2"] });
    expect(segmentsText(line)).toMatch(new RegExp(`^Most likely on ${name} or 2 · forecasts`));
    expect(line.filter(({ style }) => style === "strong").map(({ text }) => text)).toEqual([name, "2"]);
  });

  it("lets nothing come between the wait and what it is of", () => {
    expect(segmentsText(answer({ stuck: buildJobs(1) }).line)).toMatch(
      /^The soonest of 5 slots in use · \S+ on \S+ looks stuck · forec/,
    );
  });

  it("waits for the videos that run where not every slot is in use, and does not say None twice", () => {
    const line = (executing: number) => {
      const withheld = buildWithheldAccount({ maxJobs: 5, executing });
      const row = answer({ score: null }, buildSnapshot({ accounts: [withheld], jobs: buildJobs(executing) }));
      expect(row.big).toBe("None");
      return segmentsText(row.line);
    };
    expect(line(3)).toBe("The soonest of 3 videos · 2 slots not offered");
    expect(line(1)).toBe("The only video running · 4 slots not offered");
  });

  it("falls silent and says why when it was wrong too often", () => {
    const row = answer({ score: { right: 5, judged: 12, silent: true } });
    expect(row.rest).toBe("all 5 slots in use");
    expect(segmentsText(row.line)).toBe("No forecast for the next one: of the last 12 only 5 were right");
  });

  it("says which job looks stuck or how many do, and how many in the tab", () => {
    const row = answer({ stuck: [buildJob({ ref: "promo/17" })] }, buildSnapshot());
    expect(segmentsText(row.line)).toBe(`promo/17 on ${buildAccount().name} looks stuck`);
    expect(row.line.at(-1)).toEqual({ text: "stuck", style: "stuck" });
    expect(row.tabTitle).toBe("2 free, 1 stuck · Slotwatch");
    expect(segmentsText(answer({ stuck: buildJobs(3) }, buildSnapshot()).line)).toContain("3 jobs look stuck");
  });

  it("claims nothing of the kind for old data", () => {
    const input = buildAnswerInput(buildStaleEnvelope({ snapshot: full }));
    const row = toAnswerRow({ ...input, outlook: outlook({ stuck: buildJobs(1) }) });
    expect(`${row.rest} ${segmentsText(row.line)} ${row.tabTitle}`).not.toMatch(/next in|stuck/);
  });

  it("waits on accounts without a free slot alone, and for one account with that account's forecast", () => {
    const free = buildAccount({ id: "2", name: "east" });
    const snapshot = buildSnapshot({ accounts: [buildFullAccount({ id: "1" }), free] });
    const known = {
      accounts: new Map([
        ["1", forecast],
        ["2", forecast],
      ]),
      overall: forecast,
    };
    expect([...toNexts(snapshot, known, null, 0).keys()]).toEqual(["1"]);
    expect(toNexts(snapshot, known, { right: 1, judged: 20, silent: true }, 0).size).toBe(0);
    expect(nextOfShown(snapshot, known, true, 0)).toBeNull();
    expect(nextOfShown(snapshot, known, false, 0)?.short).toBe("in ~2 min");
    expect(nextOfShown(buildSnapshot({ accounts: [free] }), known, true, MINUTE_MS)?.short).toBe("in ~1 min");
  });
});

describe("where the next slot most likely frees", () => {
  const after = (minutes: number) => ({ medianMs: minutes * MINUTE_MS, lowMs: MINUTE_MS, highMs: 9 * MINUTE_MS });
  const likeliest = (waits: (typeof forecast | null)[], score: AnswerOutlook["score"] = null, onHold = -1) => {
    const problem = { code: "account-error", message: "on hold" } as const;
    const accounts = waits.map((_, at) => buildFullAccount({ id: `${at}`, problem: at === onHold ? problem : null }));
    const snapshot = buildSnapshot({ accounts });
    const known = waits.flatMap((wait, at): [string, typeof forecast][] => (wait ? [[`${at}`, wait]] : []));
    const forecasts = { accounts: new Map(known), overall: forecast };
    return likeliestOf(snapshot, forecasts, toNexts(snapshot, forecasts, score, 0));
  };

  it("is the account told the shortest wait, or both that are told the same", () => {
    expect(likeliest([after(5), after(2), after(3)])).toEqual(["1"]);
    expect(likeliest([after(2.2), after(5), after(1.9)])).toEqual(["0", "2"]);
  });

  it("is not said of three alike, nor of the only account", () => {
    expect(likeliest([after(2), after(2), after(2)])).toEqual([]);
    expect(likeliest([after(2)])).toEqual([]);
  });

  it("is not said while one that runs videos has no wait: it may be first", () => {
    expect(likeliest([after(2), null])).toEqual([]);
    expect(likeliest([after(2), after(5)], { right: 1, judged: 20, silent: true })).toEqual([]);
  });

  it("is not said where that account is on hold: nothing can be sent there", () => {
    expect(likeliest([after(2), after(5)], null, 0)).toEqual([]);
    expect(likeliest([after(2), after(5)], null, 1)).toEqual(["0"]);
  });

  it("is not where what runs has outlasted all experience, unless that is so everywhere", () => {
    expect(likeliest([OVERDUE, after(4)])).toEqual(["1"]);
    expect(likeliest([OVERDUE, OVERDUE])).toEqual(["0", "1"]);
  });
});

describe("the fact of the last hour", () => {
  const fact = (part: Parameters<typeof toFactRows>[0]["pastHour"]) =>
    toFactRows({ ...buildAnswerInput(), pastHour: part, tellsHour: true }).find(({ key }) => key === "hour");

  it("tells what ended and how long no slot was free", () => {
    const hour = fact({
      finished: 61,
      hasGaps: false,
      zeroFreeMs: 22 * MINUTE_MS,
      isAtLeast: false,
      observedMs: 60 * MINUTE_MS,
    });
    expect([hour?.value, hour?.detail]).toEqual(["61", "none free for 22 min"]);
  });

  it("says how much of the hour was observed, where that is not all of it", () => {
    expect(
      fact({ finished: 3, hasGaps: false, zeroFreeMs: 0, isAtLeast: false, observedMs: 22 * MINUTE_MS }),
    ).toMatchObject({
      label: "Finished, 22 min observed",
      detail: "always a slot free",
    });
    // In a gap of seconds jobs may have ended: it is not the whole hour.
    const gappy = { finished: 3, hasGaps: true, zeroFreeMs: 0, isAtLeast: false, observedMs: 59.8 * MINUTE_MS };
    expect(fact(gappy)?.label).toBe("Finished, 59 min observed");
    const none = { finished: 3, hasGaps: false, zeroFreeMs: 0, isAtLeast: false, observedMs: 60 * MINUTE_MS };
    const facts = toFactRows({
      ...buildAnswerInput(buildEnvelope({ snapshot: full })),
      pastHour: none,
      tellsHour: true,
    });
    expect(facts.find(({ key }) => key === "hour")?.detail).toBe("a slot free until now");
  });

  it("keeps its place while nothing is known of it, and has none where it is not told", () => {
    expect(fact(null)?.detail).toBe("not known now");
    expect(toFactRows({ ...buildAnswerInput(), tellsHour: false }).map(({ key }) => key)).not.toContain("hour");
  });
});
