import { describe, expect, it } from "vitest";
import { createNewRuns } from "@/lib/client/new-runs";
import { buildRun } from "../../support/builders/build-history";
import { before, MINUTE, SECOND } from "../../support/builders/times";

const run = (id: string, agoMs: number) => buildRun({ id, endedBefore: before(agoMs) });

describe("which finished jobs are news", () => {
  it("takes the first answer as known, then tells each job once", () => {
    const news = createNewRuns();
    expect(news.take([run("a", MINUTE)])).toEqual([]);
    expect(news.take([run("b", 10 * SECOND), run("a", MINUTE)]).map(({ id }) => id)).toEqual(["b"]);
    expect(news.take([run("b", 10 * SECOND), run("a", MINUTE)])).toEqual([]);
  });

  it("does not take old jobs for news when an answer reaches further back", () => {
    const news = createNewRuns();
    news.take([run("a", MINUTE)]);
    expect(news.take([run("a", MINUTE), run("old", 30 * MINUTE)])).toEqual([]);
  });

  it("tells of the first job ever to end", () => {
    const news = createNewRuns();
    news.take([]);
    expect(news.take([run("a", SECOND)])).toHaveLength(1);
  });
});
