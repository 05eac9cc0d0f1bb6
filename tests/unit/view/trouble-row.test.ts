import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { PROBLEM_CODES, PROBLEMS } from "@/lib/domain/problem";
import { toAnnouncement } from "@/lib/view/announcement";
import type { FreshnessRowInput } from "@/lib/view/freshness-row";
import { segmentsText } from "@/lib/view/segments";
import { toTroubleRow } from "@/lib/view/trouble-row";
import {
  buildDownEnvelope,
  buildEnvelope,
  buildProblem,
  buildStaleEnvelope,
  buildStartingEnvelope,
} from "@/tests/support/builders/build-envelope";
import { buildFreshness, MOMENT } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";

function trouble(envelope: Envelope, part: Partial<FreshnessRowInput> = {}) {
  return toTroubleRow({ envelope, freshness: buildFreshness(envelope, part), ...MOMENT });
}
const bodyOf = (...args: Parameters<typeof trouble>) => segmentsText(trouble(...args)?.body ?? []);

describe("toTroubleRow", () => {
  it("says nothing while all is well, starting or merely paused", () => {
    expect(trouble(buildEnvelope())).toBeNull();
    expect(trouble(buildStartingEnvelope())).toBeNull();
    expect(trouble(buildEnvelope(), { pausedSinceMs: NOW_MS - MINUTE_MS, ageMs: MINUTE_MS })).toBeNull();
  });

  it("tells of a refused token what, since when, what to do, how often and when the next try is", () => {
    const row = trouble(buildStaleEnvelope());
    expect(row).toMatchObject({
      level: "alarm",
      title: "useapi.net refuses the token (401), since 16:38",
      retryAtMs: NOW_MS + 41 * SECOND_MS,
      canTryNow: true,
      announcement: "useapi.net refuses the token (401), since 16:38.",
    });
    expect(segmentsText(row?.body ?? [])).toBe(
      "Nothing below is newer than 16:38:02. Check USEAPI_TOKEN, then restart; npm run doctor tells more. Tried 5 times.",
    );
    expect(row?.body.filter(({ style }) => style === "code").map(({ text }) => text)).toEqual([
      "USEAPI_TOKEN",
      "npm run doctor",
    ]);
  });

  it.each(PROBLEM_CODES)("%s has words in every state, without a stray back-quote or blank", (code) => {
    const problem = buildProblem({ code, upstreamStatus: 502 });
    const paused = { pausedSinceMs: NOW_MS - MINUTE_MS };
    for (const row of [
      trouble(buildStaleEnvelope({ problem })),
      trouble(buildDownEnvelope({ problem })),
      trouble(buildEnvelope({ problem })),
      trouble(buildEnvelope({ problem }), paused),
    ]) {
      const text = `${row?.title} ${segmentsText(row?.body ?? [])}`;
      expect(row?.level).toBe("alarm");
      expect(text).toContain(PROBLEMS[code].title);
      expect(text).not.toMatch(/`|undefined|null|NaN| {2}|\.\./);
      expect(text).toContain("Tried 5 times.");
    }
  });

  it("dates what is below by the answer itself, though the freshness row was made of an earlier one", () => {
    const envelope = buildEnvelope({ problem: buildProblem({ attempts: 1 }) });
    const freshness = buildFreshness(buildEnvelope({ fetchedAt: before(8 * SECOND_MS) }));
    expect(segmentsText(toTroubleRow({ envelope, freshness, ...MOMENT })?.body ?? [])).toMatch(/than 16:42:04\./);
  });

  it("does not speak, without any data, of what is below", () => {
    expect(bodyOf(buildDownEnvelope())).toMatch(/^Check USEAPI_TOKEN/);
  });

  it("raises 401, 402, 403 and 596 at once, others at the second try or when late", () => {
    for (const code of PROBLEM_CODES) {
      const problem = buildProblem({ code, attempts: 1 });
      const expected = PROBLEMS[code].alarmAtOnce ? "alarm" : "quiet";
      expect(trouble(buildEnvelope({ problem }))?.level).toBe(expected);
      expect(trouble(buildEnvelope({ problem: { ...problem, attempts: 2 } }))?.level).toBe("alarm");
      expect(trouble(buildEnvelope({ problem }), { ageMs: 16 * SECOND_MS })?.level).toBe("alarm");
    }
  });

  it("keeps one failed try to one line, and does not announce it", () => {
    const envelope = buildEnvelope({ problem: buildProblem({ code: "timeout", attempts: 1 }) });
    const row = trouble(envelope);
    expect(row).toMatchObject({ title: "The last try failed: useapi.net does not answer in time", body: [] });
    expect(toAnnouncement(buildFreshness(envelope), row)).toBe("Live: figures are current.");
  });

  it("names the status of an upstream error, and the date of an old one", () => {
    const problem = buildProblem({ code: "upstream-error", upstreamStatus: 502, since: before(26 * 60 * MINUTE_MS) });
    expect(trouble(buildStaleEnvelope({ problem }))?.title).toBe(
      "useapi.net answers with an error (502), since 22 Nov 14:42",
    );
  });

  it("plans no next try while one is under way, and offers none against a Retry-After", () => {
    expect(trouble(buildStaleEnvelope({ problem: buildProblem({ retryInMs: null }) }))).toMatchObject({
      retryAtMs: null,
      canTryNow: true,
    });
    expect(trouble(buildStaleEnvelope({ problem: buildProblem({ code: "rate-limited" }) }))?.canTryNow).toBe(false);
  });

  it("names our own server while it is away, with what any viewer can do and what was known before", () => {
    const away = { awaySinceMs: NOW_MS - MINUTE_MS };
    expect(trouble(buildEnvelope(), away)?.title).toBe("Slotwatch's own server does not answer, since 16:41");
    expect(bodyOf(buildEnvelope(), away)).toBe(
      "Nothing below is newer than 16:42:04. This page keeps trying and recovers by itself. If it lasts, check your connection, or ask whoever runs Slotwatch.",
    );
    expect(bodyOf(buildStaleEnvelope(), away)).toMatch(
      /Its last word: useapi\.net refuses the token \(401\), since 16:38\.$/,
    );
    expect(bodyOf(buildStartingEnvelope(), away)).toMatch(/^This page keeps trying/);
    // What is drawn may be of an earlier answer of the same content.
    const drawn = buildEnvelope({ fetchedAt: before(20 * SECOND_MS) });
    const row = toTroubleRow({ envelope: drawn, freshness: buildFreshness(buildEnvelope(), away), ...MOMENT });
    expect(segmentsText(row?.body ?? [])).toMatch(/^Nothing below is newer than 16:42:04\. /);
  });

  it("says since when nothing came by the newest answer, drawn or not", () => {
    const drawn = buildEnvelope({ fetchedAt: before(4 * 60 * MINUTE_MS) });
    const freshness = buildFreshness(buildEnvelope(), { ageMs: 9 * MINUTE_MS });
    expect(toTroubleRow({ envelope: drawn, freshness, ...MOMENT })?.title).not.toContain("12:42");
  });

  it("is quiet for a page that slept and catches up, and an alarm for a server that stopped asking", () => {
    expect(trouble(buildEnvelope(), { ageMs: 9 * MINUTE_MS })).toMatchObject({
      level: "quiet",
      title: "Nothing new from useapi.net since 16:42",
    });
    expect(trouble(buildStaleEnvelope({ problem: null }))).toMatchObject({ level: "alarm", canTryNow: true });
  });

  it("says, paused over a problem, that it will not hear of its end, and counts nothing down", () => {
    const paused = { pausedSinceMs: NOW_MS - MINUTE_MS };
    expect(trouble(buildStaleEnvelope(), paused)).toMatchObject({ retryAtMs: null, canTryNow: false });
    expect(bodyOf(buildStaleEnvelope(), paused)).toMatch(/paused and does not hear whether it has passed\.$/);
  });
});

describe("toAnnouncement", () => {
  const said = (envelope: Envelope, part: Partial<FreshnessRowInput> = {}) =>
    toAnnouncement(buildFreshness(envelope, part), trouble(envelope, part));

  it("has one text for each state", () => {
    const texts = [
      said(buildStartingEnvelope()),
      said(buildEnvelope()),
      said(buildEnvelope(), { ageMs: 16 * SECOND_MS }),
      said(buildEnvelope(), { ageMs: 9 * MINUTE_MS }),
      said(buildDownEnvelope()),
      said(buildStaleEnvelope({ problem: buildProblem({ code: "timeout" }) })),
      said(buildEnvelope(), { pausedSinceMs: NOW_MS }),
      said(buildEnvelope(), { awaySinceMs: NOW_MS }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
  it("does not change with time, tries or data while the trouble is the same", () => {
    const first = said(buildEnvelope({ problem: buildProblem({ attempts: 1 }) }));
    expect(said(buildStaleEnvelope({ problem: buildProblem({ attempts: 9, retryInMs: null }) }))).toBe(first);
  });
});
