import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/domain/snapshot";
import { ACCOUNT_ID, buildWireAnswer, buildWireJob, buildWireJobId, type Wire } from "@/tests/support/wire/answer";
import { createFeed, NOW_MS } from "@/tests/support/wire/feed";

const take = (executing: unknown) => createFeed().take({ executing, available: [] });

/** What one row becomes. */
function jobOf(fields: Wire): Job | undefined {
  return take([buildWireJob(fields)]).jobs[0];
}

/** An answer with one job that tells only its `elapsed`. */
const elapsedOnly = (elapsed: unknown, fields: Wire = {}) =>
  buildWireAnswer({ executing: [buildWireJob({ started: undefined, elapsed, ...fields })] });

describe("a row of executing[]", () => {
  it("becomes a job, with the upstream's id whole", () => {
    expect(jobOf({})).toEqual({
      id: `user:4711-minimax:${ACCOUNT_ID}-video:512345678901544332`,
      kind: "video",
      accountId: ACCOUNT_ID,
      startedAt: "2026-11-24T11:56:12.000Z",
      ref: "promo-17",
      callbackHost: "hooks.example.com",
    });
  });

  it("takes the kind from the id, not from the key: the vendor's sample has an image under videoId", () => {
    expect(jobOf({ videoId: buildWireJobId({ kind: "image", id: "in4" }) })?.kind).toBe("image");
    expect(jobOf({ videoId: undefined, imageId: buildWireJobId({ kind: "video" }) })?.kind).toBe("video");
  });

  it.each(["videoId", "imageId", "audioId", "musicId", "lipsyncId"])("finds its id under %s", (key) => {
    const id = buildWireJobId({ kind: "audio" });
    expect(jobOf({ videoId: undefined, [key]: id })).toMatchObject({ id, kind: "speech" });
  });

  it.each(["videoId", "imageId", "audioId", "musicId", "id"])("takes text of any shape under %s for its id", (key) => {
    expect(take([{ [key]: "of another shape" }]).jobs).toMatchObject([{ id: "of another shape", kind: "unknown" }]);
  });

  it("does not take just any text under an unknown key for its id", () => {
    expect(take([buildWireJob(), { traceId: "abc" }])).toMatchObject({ jobs: [{}], dropped: { jobs: 1 } });
  });

  it("never lets more of the callback than its host through, nor a field we do not know", () => {
    const feed = createFeed();
    feed.take(buildWireAnswer({ executing: [buildWireJob({ prompt: "canary-prompt", model: { x: "canary" } })] }));
    const { snapshot, report } = feed.last();
    expect(JSON.stringify(snapshot)).not.toMatch(/canary|private/);
    expect([...report.executing.unknown.names]).toEqual(["prompt", "model"]);
  });

  it("is still a job when nothing but its id can be read", () => {
    const id = "512345678901544332";
    expect(take([{ videoId: id, started: {}, elapsed: 4, replyUrl: [], replyRef: null }]).jobs).toEqual([
      { id, kind: "unknown", accountId: null, startedAt: null, ref: null, callbackHost: null },
    ]);
  });

  it.each([null, "text", 7, [], {}, { started: "2026-11-24T11:56:12.000Z" }, { videoId: "" }, { videoId: null }])(
    "%j is dropped and counted, and its good neighbours survive",
    (row) => {
      const snapshot = take([row, buildWireJob(), row]);
      expect(snapshot.jobs).toHaveLength(1);
      expect(snapshot.dropped).toEqual({ jobs: 2, accounts: 0 });
    },
  );

  it("of duplicate ids the first counts; a duplicate could be read, so it is not among the dropped", () => {
    const feed = createFeed();
    const { jobs, dropped } = feed.take({
      executing: [buildWireJob({ replyRef: "1" }), buildWireJob({ replyRef: "2" })],
    });
    expect(jobs.map(({ ref }) => ref)).toEqual(["1"]);
    expect(dropped).toEqual({ jobs: 0, accounts: 0 });
    expect(feed.last().report.executing.duplicates).toBe(1);
  });

  it("jobs are in the order of their start, unknown starts last, ties by id", () => {
    const row = (id: string, started: unknown) => ({ videoId: id, started });
    const rows = [
      row("d", null),
      row("c", "2026-11-24T11:00:00Z"),
      row("b", "2026-11-24T11:00:00Z"),
      row("a", "2026-11-24T11:30:00Z"),
      row("e", "2026-11-24T10:00:00Z"),
      row("0", null),
    ];
    expect(take(rows).jobs.map(({ id }) => id)).toEqual(["e", "b", "c", "a", "0", "d"]);
  });

  it("believes 10,000 rows and counts the rest as dropped", () => {
    const snapshot = take(Array.from({ length: 10_004 }, (_, index) => ({ videoId: `v${index}` })));
    expect(snapshot.jobs).toHaveLength(10_000);
    expect(snapshot.dropped.jobs).toBe(4);
  });
});

describe("startedAt", () => {
  it("is `started`, though `elapsed` disagrees", () => {
    expect(jobOf({ started: "2026-11-24T11:56:12.000Z", elapsed: "59:00" })?.startedAt).toBe(
      "2026-11-24T11:56:12.000Z",
    );
  });

  it("is our clock at the answer less `elapsed` where `started` is yet to come: a clock is hours wrong, or local time is marked as UTC", () => {
    const early = "2026-11-24T20:00:00.000Z";
    expect(jobOf({ started: early, elapsed: "03:48" })?.startedAt).toBe("2026-11-24T11:56:12.000Z");
    expect(jobOf({ started: early, elapsed: undefined })?.startedAt).toBe(early);
    expect(jobOf({ started: "2026-11-24T12:04:00.000Z", elapsed: "00:00" })?.startedAt).toBe(
      "2026-11-24T12:04:00.000Z",
    );
  });

  it("is our clock at the answer less `elapsed` without a readable `started`", () => {
    expect(jobOf({ started: "soon", elapsed: "03:48" })?.startedAt).toBe("2026-11-24T11:56:12.000Z");
  });

  it("is unknown without either", () => {
    expect(jobOf({ started: undefined, elapsed: undefined })?.startedAt).toBeNull();
  });

  it("is fixed when the job is first seen: a revision must not wobble with the second `elapsed` is cut to", () => {
    const feed = createFeed();
    const first = feed.take(elapsedOnly("00:10")).jobs[0]?.startedAt;
    expect(first).toBe("2026-11-24T11:59:50.000Z");
    expect(feed.take(elapsedOnly("00:14"), 5_000).jobs[0]?.startedAt).toBe(first);
    expect(feed.take(elapsedOnly(undefined), 5_000).jobs[0]?.startedAt).toBe(first);
  });

  it("is fixed once it can be known, if at first it could not", () => {
    const feed = createFeed();
    expect(feed.take(elapsedOnly(undefined)).jobs[0]?.startedAt).toBeNull();
    expect(feed.take(elapsedOnly("00:05"), 5_000).jobs[0]?.startedAt).toBe("2026-11-24T12:00:00.000Z");
    expect(feed.take(elapsedOnly("00:09"), 5_000).jobs[0]?.startedAt).toBe("2026-11-24T12:00:00.000Z");
  });

  it("gives way to a `started` that comes later, and keeps that when it goes again", () => {
    const feed = createFeed();
    feed.take(elapsedOnly("00:10"));
    const started = "2026-11-24T11:59:48.500Z";
    expect(feed.take(elapsedOnly("00:15", { started })).jobs[0]?.startedAt).toBe(started);
    expect(feed.take(elapsedOnly("00:20")).jobs[0]?.startedAt).toBe(started);
  });

  it("survives answers that miss the job, for ten minutes", () => {
    const feed = createFeed();
    const first = feed.take(elapsedOnly("00:10")).jobs[0]?.startedAt;
    feed.take({});
    expect(feed.take(elapsedOnly("05:09"), 294_000).jobs[0]?.startedAt).toBe(first);
    feed.take({}, 599_999);
    expect(feed.last().memory.jobs.size).toBe(1);
    feed.take({}, 1);
    expect(feed.last().memory.jobs.size).toBe(0);
  });

  it("is not remembered by one job for another", () => {
    const feed = createFeed();
    feed.take(elapsedOnly("00:10"));
    const other = feed.take(elapsedOnly("00:01", { videoId: buildWireJobId({ id: "2" }) })).jobs[0];
    expect(other?.startedAt).toBe("2026-11-24T12:00:04.000Z");
  });
});

describe("elapsedByJob", () => {
  it("holds what each row said, null where it said nothing", () => {
    const feed = createFeed();
    feed.take({
      executing: [
        { videoId: "a", elapsed: "01:00" },
        { videoId: "b", started: NOW_MS },
      ],
    });
    expect([...feed.last().elapsedByJob]).toEqual([
      ["a", 60_000],
      ["b", null],
    ]);
  });
});
