import { describe, expect, it } from "vitest";
import { createNewRuns } from "@/lib/client/new-runs";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { buildRun } from "../../support/builders/build-history";
import { before } from "../../support/builders/times";

const run = (id: string, agoMs: number) => buildRun({ id, endedBefore: before(agoMs) });

describe("which finished jobs are news", () => {
  it("takes the first answer as known, then tells each job once", () => {
    const news = createNewRuns();
    expect(news.take([run("a", MINUTE_MS)])).toEqual([]);
    expect(news.take([run("b", 10 * SECOND_MS), run("a", MINUTE_MS)]).map(({ id }) => id)).toEqual(["b"]);
    expect(news.take([run("b", 10 * SECOND_MS), run("a", MINUTE_MS)])).toEqual([]);
  });

  it("does not take old jobs for news when an answer reaches further back", () => {
    const news = createNewRuns();
    news.take([run("a", MINUTE_MS)]);
    expect(news.take([run("a", MINUTE_MS), run("old", 30 * MINUTE_MS)])).toEqual([]);
  });

  it("tells of the first job ever to end", () => {
    const news = createNewRuns();
    news.take([]);
    expect(news.take([run("a", SECOND_MS)])).toHaveLength(1);
  });
});
