import { describe, expect, it } from "vitest";
import { createReferenceCounts } from "@/lib/server/history/reading/reference-counts";
import { createReferenceTally } from "@/lib/server/history/reading/reference-tally";
import { referencesCsv } from "@/lib/server/history/reading/history-csv";
import type { RunRecord } from "@/lib/server/history/run-record";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";

const NOW = Date.UTC(2026, 10, 23, 16, 0, 30);

const run = (ref: string | null, part: Partial<RunRecord> = {}): RunRecord => ({
  id: "user:41000-minimax:12-video:1",
  kind: "video",
  accountId: "12",
  ref,
  startedAtMs: NOW - 10 * MINUTE_MS,
  endedAfterMs: NOW - 6 * MINUTE_MS - 2_500,
  endedBeforeMs: NOW - 6 * MINUTE_MS + 2_500,
  ahead: null,
  interrupted: false,
  ...part,
});

function tallyOf(runs: readonly RunRecord[], most?: number) {
  const tally = createReferenceTally(most);
  for (const each of runs) tally.add(each);
  return tally.counts();
}

describe("createReferenceTally", () => {
  it("sums jobs, kinds and video time by beginning, most jobs first", () => {
    const { groups, others, unnamed, unobserved } = tallyOf([
      run("acme-1"),
      run("acme-2"),
      run("acme-3", { kind: "image" }),
      run("zeta/1", { startedAtMs: null }),
      run(null),
      run(""),
      run("acme-4", { interrupted: true }),
    ]);
    expect(groups).toEqual([
      { beginning: "acme-", jobs: 3, finished: { video: 2, image: 1 }, timed: 2, videoMs: 8 * MINUTE_MS },
      { beginning: "zeta/", jobs: 1, finished: { video: 1 }, timed: 0, videoMs: 0 },
    ]);
    expect(others).toBeNull();
    expect(unnamed).toMatchObject({ jobs: 2, finished: { video: 2 } });
    expect(unobserved).toBe(1);
  });

  it("loses no job where there are more beginnings than are told", () => {
    const refs = Array.from({ length: 700 }, (_, n) => run(`c${n}-1`));
    const { groups, others } = tallyOf([...refs, run("c3-2")]);
    expect(groups).toHaveLength(500);
    expect(groups[0]).toMatchObject({ beginning: "c3-", jobs: 2 });
    expect(others).toMatchObject({ beginnings: 200, jobs: 200, finished: { video: 200 } });
    const capped = tallyOf([...refs, run("c3-2")], 100);
    expect(capped.groups).toHaveLength(100);
    expect(capped.others, "how many they are is not known then").toMatchObject({ beginnings: null, jobs: 600 });
  });
});

it("as CSV a line says what it is of, and a beginning is no formula", () => {
  const counts = tallyOf([run("=cmd/1"), run("old-1", { startedAtMs: null }), run(null, { kind: "image" })]);
  expect(
    referencesCsv({ ...counts, others: { jobs: 3, finished: { speech: 3 }, timed: 0, videoMs: 0, beginnings: 2 } }),
  ).toBe(
    [
      "of,beginning,jobs,video,image,speech,music,unknown,timed,videoMs",
      "beginning,'=cmd/,1,1,0,0,0,0,1,240000",
      "beginning,old-,1,1,0,0,0,0,0,",
      "others,,3,0,0,3,0,0,0,0",
      "no reference,,1,0,1,0,0,0,0,0",
      "",
    ].join("\r\n"),
  );
});

describe("createReferenceCounts", () => {
  /** A reader of two pages that counts how often it is asked. */
  function build() {
    const asked: unknown[] = [];
    let nowMs = NOW;
    const counts = createReferenceCounts(
      {
        async records({ accounts }, { after, range }) {
          asked.push([accounts, range, after]);
          return after === null
            ? { runs: [run("acme-1")], next: { endedBeforeMs: 5, n: 1 } }
            : // Last seen within the range's beginning, gone within it: its end is told to be before.
              {
                runs: [
                  run("acme-2"),
                  run("old-1", { endedAfterMs: NOW - 3 * HOUR_MS, endedBeforeMs: NOW - 50 * MINUTE_MS }),
                ],
                next: null,
              };
        },
      },
      () => nowMs,
    );
    return { counts, asked, wait: (ms: number) => (nowMs += ms) };
  }

  it("reads page by page what ended in the range, as the charts count it", async () => {
    const { counts } = build();
    expect(await counts.of("1h", [])).toMatchObject({
      range: "1h",
      from: new Date(Date.UTC(2026, 10, 23, 15, 1)).toISOString(),
      to: new Date(NOW).toISOString(),
      groups: [{ beginning: "acme-", jobs: 2 }],
      others: null,
    });
    expect(await counts.of("all", [])).toMatchObject({
      from: null,
      groups: [{ beginning: "acme-" }, { beginning: "old-" }],
    });
  });

  it("counts once for all who ask, until that is old; accounts in any order are one question", async () => {
    const { counts, asked, wait } = build();
    await Promise.all([counts.of("7d", ["12", "13"]), counts.of("7d", ["13", "12", "12"])]);
    expect(asked).toHaveLength(2);
    wait(59_000);
    await counts.of("7d", ["12", "13"]);
    expect(asked).toHaveLength(2);
    wait(2_000);
    await counts.of("7d", ["12", "13"]);
    expect(asked).toHaveLength(4);
    await counts.of("7d", []);
    expect(asked).toHaveLength(6);
  });
});
