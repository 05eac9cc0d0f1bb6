import { describe, expect, it } from "vitest";
import { toCsv } from "@/lib/server/history/reading/csv";
import { historyCsv, RUN_COLUMNS, runCells } from "@/lib/server/history/reading/history-csv";
import { streamRuns } from "@/lib/server/history/reading/stream-runs";
import type { Run } from "@/lib/domain/run";

const run = (id: string, ref: string | null = null): Run => ({
  id,
  kind: "video",
  accountId: "12",
  startedAt: "2026-11-23T16:00:00.000Z",
  endedAfter: "2026-11-23T16:03:00.000Z",
  endedBefore: "2026-11-23T16:03:05.000Z",
  durationMs: 182_500,
  ref,
});

describe("toCsv", () => {
  it("quotes what would be a formula, and what would end a cell", () => {
    const cells = ["=1+1", "+49", "-x", "@cmd", "\tx", 'say "hi"', "a,b", "two\nlines", "plain", null, -5, 0.25];
    expect(toCsv(null, [cells])).toBe(`'=1+1,'+49,'-x,'@cmd,'\tx,"say ""hi""","a,b","two\nlines",plain,,-5,0.25\r\n`);
  });

  it("knows a formula by its full-width sign, and behind a line's end", () => {
    expect(toCsv(null, [["\uff1d1+1", "\uff0b49", "\uff0dx", "\uff20cmd", "\n=1"]])).toBe(
      "'\uff1d1+1,'\uff0b49,'\uff0dx,'\uff20cmd,\"'\n=1\"\r\n",
    );
  });

  it("quotes a formula that needs quoting anyway", () => {
    expect(toCsv(["ref"], [['=HYPERLINK("http://x","y")']])).toBe(`ref\r\n"'=HYPERLINK(""http://x"",""y"")"\r\n`);
  });
});

describe("historyCsv", () => {
  it("leaves a step that nobody observed empty: it has no zeros", () => {
    const csv = historyCsv({
      buckets: [
        {
          at: "2026-11-23T16:00:00.000Z",
          observedMs: 60_000,
          slots: 3,
          executingAverage: 1.23456,
          executingPeak: 2,
          zeroFreeMs: 0,
          uncounted: { image: 0.5 },
          finished: { video: 2 },
          durations: { video: { n: 2, p50Ms: 100, p95Ms: 200 } },
        },
        {
          at: "2026-11-23T16:01:00.000Z",
          observedMs: 0,
          slots: null,
          executingAverage: null,
          executingPeak: null,
          zeroFreeMs: null,
          uncounted: null,
          finished: {},
          durations: {},
        },
      ],
    });
    const [header, seen, unseen] = csv.split("\r\n");
    const table = (line = "") =>
      Object.fromEntries((header ?? "").split(",").map((name, at) => [name, line.split(",")[at]]));
    expect(table(seen)).toMatchObject({
      executingAverage: "1.235",
      "uncounted.image": "0.5",
      "uncounted.music": "0",
      "finished.video": "2",
      "finished.image": "0",
      "p95Ms.video": "200",
      "p50Ms.image": "",
    });
    expect(unseen?.replace(/,+$/, "")).toBe("2026-11-23T16:01:00.000Z,0");
  });
});

describe("streamRuns", () => {
  it("gives every page, with one header", async () => {
    const pages = [[run("a"), run("b", "=x")], [], [run("c")]];
    const stream = await streamRuns<number>((after) => {
      const at = after ?? 0;
      return Promise.resolve({ runs: pages[at] ?? [], next: at < 2 ? at + 1 : null });
    });
    const lines = (await new Response(stream).text()).trimEnd().split("\r\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual(["id", "a", "b", "c"]);
    expect(lines[0]).toBe(RUN_COLUMNS.join(","));
    expect(lines[2]).toMatch(/,'=x$/);
    expect(runCells(run("a"))).toHaveLength(RUN_COLUMNS.length);
  });

  it("lets others have their turn between pages, though neither store nor reader ever waits", async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      if (turns < 100) setImmediate(count);
    };
    const stream = await streamRuns<number>((after) => {
      if (after === null) setImmediate(count);
      return Promise.resolve({ runs: [run("a")], next: (after ?? 0) < 20 ? (after ?? 0) + 1 : null });
    });
    await new Response(stream).text();
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it("fails before it begins when the first page can't be read", async () => {
    await expect(streamRuns(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
  });
});
