import { describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import type { FreshnessRowInput } from "@/lib/view/freshness-row";
import { segmentsText } from "@/lib/view/segments";
import { toViewerAnswer } from "@/lib/view/viewer-answer";
import { toViewerTrouble } from "@/lib/view/viewer-trouble";
import {
  buildDownEnvelope,
  buildEnvelope,
  buildProblem,
  buildStaleEnvelope,
  buildStartingEnvelope,
} from "@/tests/support/builders/build-envelope";
import { buildEmptySnapshot } from "@/tests/support/builders/build-snapshot";
import { buildAnswerInput, buildFreshness } from "@/tests/support/builders/build-view";
import { before, NOW_MS } from "@/tests/support/builders/times";
import { MINUTE_MS } from "@/lib/domain/time-units";

const OWNERS = /USEAPI|DASHBOARD|npm|\b[1-5]\d\d\b|token|subscription|try now/i;
const AWAY = { awaySinceMs: NOW_MS - 5 * MINUTE_MS };

const words = (envelope: Envelope, part: Partial<FreshnessRowInput> = {}) => {
  const trouble = toViewerTrouble(buildAnswerInput(envelope, part));
  const answers = [false, true].map((jobsOnly) =>
    toViewerAnswer(buildAnswerInput(envelope, part), { hidesAccounts: true, jobsOnly }),
  );
  const told = answers.map(({ big, rest, sentence, line, tabTitle }) =>
    [big, rest, sentence ?? "", segmentsText(line), tabTitle].join(" "),
  );
  return [trouble?.title ?? "", segmentsText(trouble?.body ?? []), trouble?.announcement ?? "", ...told].join("\n");
};

describe("what a viewer reads", () => {
  it("says in trouble whose connection, since when, and from when the numbers are", () => {
    const row = toViewerTrouble(buildAnswerInput(buildStaleEnvelope()));
    expect(row).toMatchObject({
      level: "alarm",
      title: "The owner's connection has been down since 16:38",
      canTryNow: false,
      retryAtMs: null,
    });
    expect(segmentsText(row?.body ?? [])).toMatch(/^The numbers are from 16:38:02\. /);
  });

  it("dates the numbers by the newest answer, though what is drawn may be of an earlier one of the same content", () => {
    const drawn = buildEnvelope({ fetchedAt: before(4 * 60 * MINUTE_MS) });
    const freshness = buildFreshness(buildEnvelope(), AWAY);
    const row = toViewerTrouble({ ...buildAnswerInput(drawn), freshness });
    expect(segmentsText(row?.body ?? [])).toMatch(/^The numbers are from 16:42:04\. /);
  });

  it("says of an empty link, in the tense of its data, that there is nothing to show", () => {
    const empty = buildEmptySnapshot();
    const answer = (part: Partial<Envelope>, more = {}) =>
      toViewerAnswer(buildAnswerInput(buildStaleEnvelope({ problem: null, ...part }), more), {
        hidesAccounts: false,
        jobsOnly: false,
      });
    const now = toViewerAnswer(buildAnswerInput(buildEnvelope({ snapshot: empty })), {
      hidesAccounts: false,
      jobsOnly: false,
    });
    expect(now).toMatchObject({ sentence: "Nothing to show now", tone: "calm" });
    const old = answer({ snapshot: empty });
    expect(old).toMatchObject({ sentence: "Nothing to show at 16:38", tone: "old" });
    expect(segmentsText(old.line)).not.toMatch(/at the moment/);
    const untold = answer({ snapshot: { ...empty, jobsMissing: true } });
    expect(untold.sentence).toBe("What runs is not known");
  });

  it.each(PROBLEM_CODES)("names, for %s, nothing of the owner's", (code) => {
    const problem = buildProblem({ code, upstreamStatus: 502, attempts: 3 });
    for (const envelope of [
      buildStaleEnvelope({ problem }),
      buildDownEnvelope({ problem }),
      buildEnvelope({ problem }),
    ]) {
      expect(words(envelope)).not.toMatch(OWNERS);
      expect(words(envelope, AWAY)).not.toMatch(OWNERS);
      expect(words(envelope)).not.toMatch(/undefined|null|NaN/);
    }
    expect(toViewerTrouble(buildAnswerInput(buildDownEnvelope({ problem })))?.title).toMatch(
      /^The owner's connection has been down/,
    );
  });

  it("says, whatever is wrong, whom to ask if it lasts", () => {
    const silent = buildStaleEnvelope({ problem: null });
    for (const [envelope, part] of [
      [buildStaleEnvelope(), {}],
      [silent, {}],
      [buildEnvelope(), AWAY],
    ] as const) {
      const row = toViewerTrouble(buildAnswerInput(envelope, part));
      expect(segmentsText(row?.body ?? [])).toMatch(/If it lasts, .*ask whoever sent you this link\.$/);
    }
  });

  it("is the same whatever the problem, so that it tells nothing of the owner's", () => {
    const said = PROBLEM_CODES.map((code) =>
      words(buildStaleEnvelope({ problem: buildProblem({ code, attempts: 3 }) })),
    );
    expect(new Set(said).size).toBe(1);
  });

  it("is no trouble before the second failure of what may pass, in banner, sentence and tab alike", () => {
    const problem = buildProblem({ code: "timeout", attempts: 1, since: before(1_000) });
    const input = buildAnswerInput(buildStartingEnvelope({ problem }));
    expect(toViewerTrouble(input)?.level).toBe("quiet");
    expect(toViewerAnswer(input, { hidesAccounts: false, jobsOnly: false })).toMatchObject({
      sentence: "Waiting for the first figures",
      tabIcon: "unknown",
    });
    const away = buildAnswerInput(buildEnvelope(), AWAY);
    expect(toViewerAnswer(away, { hidesAccounts: false, jobsOnly: true }).tabIcon).toBe("trouble");
  });

  it("is nothing while all is well, and a quiet line for one failure that passes", () => {
    expect(toViewerTrouble(buildAnswerInput(buildEnvelope()))).toBeNull();
    const problem = buildProblem({ code: "timeout", attempts: 1, since: before(1_000) });
    expect(toViewerTrouble(buildAnswerInput(buildEnvelope({ problem })))).toMatchObject({
      level: "quiet",
      announcement: "",
    });
  });

  it("says before the first answer whether figures are awaited, the owner's connection is down or Slotwatch is silent", () => {
    const answer = (envelope: Envelope, part = {}) =>
      toViewerAnswer(buildAnswerInput(envelope, part), { hidesAccounts: false, jobsOnly: false }).sentence;
    expect(answer(buildStartingEnvelope())).toBe("Waiting for the first figures");
    expect(answer(buildDownEnvelope())).toMatch(/^The owner's connection has been down since \d\d:\d\d$/);
    expect(answer(buildDownEnvelope(), AWAY)).toMatch(/^Slotwatch has not answered since \d\d:\d\d$/);
  });

  it("has nowhere to send anything while accounts are hidden", () => {
    const hidden = toViewerAnswer(buildAnswerInput(buildEnvelope()), { hidesAccounts: true, jobsOnly: false });
    const shown = toViewerAnswer(buildAnswerInput(buildEnvelope()), { hidesAccounts: false, jobsOnly: false });
    expect(hidden).toMatchObject({ big: shown.big, rest: shown.rest, suggestion: null });
    expect(shown.suggestion).not.toBeNull();
    expect(segmentsText(hidden.line)).not.toMatch(/^ · /);
  });

  it("speaks, of some jobs alone, of jobs, never of slots", () => {
    const envelope = buildEnvelope();
    const { snapshot } = envelope;
    if (!snapshot) throw new Error("There is no snapshot.");
    const of = (jobs: typeof snapshot.jobs) =>
      toViewerAnswer(buildAnswerInput({ ...envelope, snapshot: { ...snapshot, jobs } }), {
        hidesAccounts: true,
        jobsOnly: true,
      });
    const videos = snapshot.jobs.filter(({ kind }) => kind === "video");
    const images = videos.slice(0, 2).map((job) => ({ ...job, kind: "image" as const }));
    expect(of(videos.slice(0, 1))).toMatchObject({ big: "1", rest: "video runs now", line: [] });
    expect(of([])).toMatchObject({
      ...{ big: "Nothing", rest: "runs now" },
      line: [{ text: "Jobs appear here as they start." }],
    });
    expect(of(images.slice(0, 1))).toMatchObject({ big: "1", rest: "job runs now", line: [{ text: "1 image." }] });
    const mixed = of([...videos.slice(0, 1), ...images]);
    expect(segmentsText(mixed.line)).toBe(`And ${images.length} ${images.length === 1 ? "image" : "images"}.`);
    expect(JSON.stringify([of(videos), of([]), mixed])).not.toMatch(/slots?\b|free/i);
    // Calm is the colour of free slots, and nothing is known of those.
    expect(of(videos).tone).toBe("plain");
    const old = toViewerAnswer(buildAnswerInput(buildStaleEnvelope()), { hidesAccounts: true, jobsOnly: true });
    expect(old).toMatchObject({ tone: "old", rest: expect.stringMatching(/ ran at \d\d:\d\d$/) as string });
  });
});
