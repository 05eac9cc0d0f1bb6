import { afterEach, describe, expect, it, vi } from "vitest";
import { readForWall } from "@/lib/server/history/reading/read-for-wall";
import { buildHistory } from "@/tests/support/builders/build-history";

afterEach(() => vi.useRealTimers());

describe("readForWall", () => {
  it("reads the last day and the last hour", async () => {
    const read = await readForWall((range) => Promise.resolve(buildHistory({ range })));
    expect([read?.day.range, read?.hour.range]).toEqual(["24h", "1h"]);
  });
  it("is nothing where either can't be read", async () => {
    const read = (range: string) =>
      range === "1h" ? Promise.reject(new Error("the database is away")) : Promise.resolve(buildHistory());
    expect(await readForWall(read)).toBeNull();
  });
  it("does not wait for longer than a page may", async () => {
    vi.useFakeTimers();
    const read = readForWall(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await read).toBeNull();
  });
});
