import { describe, expect, it } from "vitest";
import { toAnswerRow } from "@/lib/view/answer-row";
import { toFactRows } from "@/lib/view/fact-rows";
import { toTroubleRow } from "@/lib/view/trouble-row";
import { toWallFacts, type WallFactsInput } from "@/lib/view/wall-facts";
import { toWallHeadline, wallOutlook, type WallHeadlineInput } from "@/lib/view/wall-headline";
import type { WallStuck } from "@/lib/view/wall-stuck";
import { shortBuild, toWallBand, wallAge } from "@/lib/view/wall-band";
import type { Envelope } from "@/lib/domain/envelope";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { buildFullAccount } from "@/tests/support/builders/build-account";
import { buildEnvelope, buildProblem, buildStaleEnvelope } from "@/tests/support/builders/build-envelope";
import { buildJobs } from "@/tests/support/builders/build-job";
import { buildEmptySnapshot, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { buildAnswerInput, buildFreshness, LIVE, STALE } from "@/tests/support/builders/build-view";
import { buildUsual } from "@/tests/support/builders/build-history";
import { NOW_MS } from "@/tests/support/builders/times";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

function headline(
  envelope: Envelope = buildEnvelope(),
  rows: WallHeadlineInput["rows"] = [],
  awaySinceMs: number | null = null,
  stuck: WallStuck | null = null,
) {
  const input = buildAnswerInput(envelope, { awaySinceMs });
  const trouble = toTroubleRow(input);
  return toWallHeadline({ envelope, answer: toAnswerRow(input), trouble, freshness: input.freshness, rows, stuck });
}
const BROKEN = { label: "studio-east", notes: ["on hold or broken"], isTrouble: true };

describe("toWallHeadline", () => {
  it("is calm only while there is room and nothing is wrong", () => {
    expect(headline()).toMatchObject({ big: "2", rest: "slots free of 5", tone: "calm", troubles: [] });
    expect(headline().suggestion).toEqual({ lead: "Send the next one to", label: "studio-west" });
  });
  it("says Full when none is free, and not in the calm colour", () => {
    const full = buildEnvelope({ snapshot: buildSnapshot({ accounts: [buildFullAccount()] }) });
    expect(headline(full)).toMatchObject({ big: "Full", tone: "full", suggestion: null });
  });
  it("keeps a trouble in a line, whoever it is of: a long name by both its ends", () => {
    const label = "Studio West, second floor, room for the long night shifts (backup account no. 7)";
    const [trouble] = headline(buildEnvelope(), [{ ...BROKEN, label }]).troubles;
    expect(trouble?.text).toBe("Studio West, second …unt no. 7): on hold or broken");
  });
  it("names the trouble beside a sentence that says something else", () => {
    const problem = buildProblem({ code: "unauthorised" });
    const { sentence, troubles } = headline(buildEnvelope({ problem, snapshot: buildEmptySnapshot() }));
    expect(sentence).toBe("useapi.net lists no accounts");
    expect(troubles[0]?.text).toMatch("refuses the token");
  });
  it("says that nothing can be sent though slots are free", () => {
    const problem = { code: "account-error", message: "on hold" } as const;
    const account = { ...buildSnapshot().accounts[0], problem } as Account;
    const envelope = buildEnvelope({ snapshot: buildSnapshot({ accounts: [account], suggestion: null }) });
    const { troubles, suggestion } = headline(envelope, [BROKEN]);
    expect(suggestion).toBeNull();
    expect(troubles.map(({ text }) => text)).toEqual([
      "Nowhere to send the next one",
      "studio-east: on hold or broken",
    ]);
  });
  it("is not calm beside a broken account, which it names", () => {
    expect(headline(buildEnvelope(), [BROKEN])).toMatchObject({
      big: "2",
      tone: "trouble",
      troubles: [{ text: "studio-east: on hold or broken", sinceMs: null }],
    });
    expect(headline(buildEnvelope(), [BROKEN, BROKEN]).troubles).toEqual([
      { text: "2 accounts need attention", sinceMs: null },
    ]);
  });
  it("names an upstream that fails while its data is still live", () => {
    const failing = buildEnvelope({ problem: buildProblem({ code: "upstream-error", upstreamStatus: 502 }) });
    expect(headline(failing).tone).toBe("trouble");
    expect(headline(failing).troubles[0]?.text).toMatch(/^useapi.net answers with an error \(502\), since /);
  });
  it("is not calm beside a stuck job, which it names with its time, behind an upstream that fails and before accounts", () => {
    const stuck = { text: "1 stuck on studio-east", startedAtMs: NOW_MS - 842_000, sinceMs: NOW_MS - 82_000 };
    const told = headline(buildEnvelope(), [BROKEN], null, stuck);
    expect(told).toMatchObject({ big: "2", tone: "trouble", line: "" });
    expect(told.suggestion?.label).toBe("studio-west");
    expect(told.troubles).toEqual([
      { text: "1 stuck on studio-east", sinceMs: NOW_MS - 842_000 },
      { text: "studio-east: on hold or broken", sinceMs: null },
    ]);
    const failing = buildEnvelope({ problem: buildProblem({ code: "upstream-error", upstreamStatus: 502 }) });
    expect(headline(failing, [BROKEN], null, stuck).troubles[1]?.text).toBe("1 stuck on studio-east");
    expect(JSON.stringify(headline(buildStaleEnvelope(), [], null, stuck).troubles)).not.toContain("stuck");
  });
  it("dates old figures and says nothing of accounts now", () => {
    const old = headline(buildStaleEnvelope(), [BROKEN]);
    expect(old).toMatchObject({ big: "2", tone: "old", suggestion: null });
    expect(old.rest).toMatch(/^slots were free at /);
    expect(JSON.stringify(old.troubles)).not.toContain("studio-east");
  });
  it("has a sentence where there never was a figure, and says once what is wrong", () => {
    const refused = buildEnvelope({ state: "down", snapshot: undefined, fetchedAt: null, problem: buildProblem() });
    expect(headline(refused)).toMatchObject({ tone: "trouble", troubles: [] });
    expect(headline(refused).sentence).toMatch(/it refused the token$/);
    expect(
      headline(refused)
        .advice.map(({ text }) => text)
        .join(""),
    ).toContain("USEAPI_TOKEN");
  });
  it("tells viewers of a server that is away that nobody has to come", () => {
    expect(headline(buildEnvelope(), [], NOW_MS).advice).toEqual([
      { text: "This screen keeps trying and recovers by itself." },
    ]);
  });
});

describe("toWallFacts", () => {
  const wallFacts = (snapshot: Snapshot | null, part: Partial<WallFactsInput> = {}, freshness = LIVE) => {
    const pastHour = part.pastHour ?? null;
    const facts = toFactRows({ ...buildAnswerInput(), snapshot, freshness, pastHour, tellsHour: true });
    return toWallFacts({ facts, snapshot, pastHour, usual: null, jobsOnly: false, asOf: null, ...part }).map(
      ({ label, value }) => `${label} ${value}`,
    );
  };
  const hour = { finished: 61, hasGaps: false, zeroFreeMs: 0, isAtLeast: false, observedMs: HOUR_MS };

  it("keep the places of what is not known yet", () => {
    expect(wallFacts(buildSnapshot())).toEqual([
      "videos running 3",
      "not counted 0",
      "finished, last hour —",
      "longest 03:00",
    ]);
  });
  it("tell what ended and what is usual, of how much was observed", () => {
    expect(wallFacts(buildSnapshot(), { pastHour: hour, usual: buildUsual() }).slice(2)).toEqual([
      "finished, last hour 61",
      "usual video 3:50",
    ]);
    expect(wallFacts(buildSnapshot(), { pastHour: { ...hour, observedMs: 22 * MINUTE_MS } })[2]).toBe(
      "finished, 22 min observed 61",
    );
  });
  it("say of when they are while the data is old, in the place of the last hour", () => {
    expect(wallFacts(buildSnapshot(), { pastHour: hour, usual: buildUsual(), asOf: "16:02" }, STALE)).toEqual([
      "as of 16:02",
      "videos running 3",
      "not counted 0",
      "usual video 3:50",
    ]);
    expect(wallFacts(buildSnapshot(), { jobsOnly: true, asOf: "16:02" }, STALE)[0]).toBe("as of 16:02");
    expect(wallFacts(null, { asOf: "16:02" }, STALE)).toEqual([]);
  });
  it("name the kinds that run and hold no slot", () => {
    const snapshot = { ...buildSnapshot(), totals: { ...buildSnapshot().totals, uncounted: { image: 1, speech: 2 } } };
    expect(wallFacts(snapshot)[1]).toBe("images, speech (not counted) 3");
  });
  it("speak of slots to nobody who is shown some jobs alone", () => {
    expect(wallFacts(buildSnapshot(), { pastHour: hour, jobsOnly: true })).toEqual([
      "finished, last hour 61",
      "longest 03:00",
    ]);
  });
  it("are none before the first answer", () => {
    expect(wallFacts(null)).toEqual([]);
    expect(wallFacts(buildEmptySnapshot())).toHaveLength(4);
  });
});

describe("the strip", () => {
  it("has a band for old data only, each look another", () => {
    expect(toWallBand(LIVE)).toBeNull();
    expect(toWallBand(STALE)).toEqual({ look: "old", word: "Stale" });
    expect(toWallBand({ ...LIVE, state: "late", word: "Late" })?.look).toBe("late");
    expect(toWallBand({ ...LIVE, state: "down", word: "Down" })?.look).toBe("dead");
    expect(toWallBand(buildFreshness(buildEnvelope(), { awaySinceMs: NOW_MS }))).toEqual({
      look: "dead",
      word: "No connection",
    });
    expect(toWallBand({ ...LIVE, state: "starting", word: "Starting" })).toBeNull();
  });
  it("says how old the data is, or that there is none", () => {
    expect(wallAge(LIVE)).toBe("data 3 s old");
    expect(wallAge({ ...LIVE, ageMs: null, state: "down" })).toBe("no data yet");
    expect(wallAge({ ...LIVE, ageMs: null, state: "starting" })).toBe("waiting for the first answer");
  });
  it("shortens long build ids alone", () => {
    expect([shortBuild("kO_xf2abcdefgh"), shortBuild("v1.2.3")]).toEqual(["kO_xf2", "v1.2.3"]);
  });
});

describe("the outlook of a wall", () => {
  it("tells how forecasts did only where that is why there is none", () => {
    const outlook = { stuck: buildJobs(1), next: null, nextOn: [], score: { right: 41, judged: 50, silent: false } };
    expect(wallOutlook(outlook)).toEqual({ ...outlook, score: null });
    const silent = { ...outlook, score: { right: 5, judged: 12, silent: true } };
    expect(wallOutlook(silent)).toBe(silent);
    expect(wallOutlook(null)).toBeNull();
  });
});
