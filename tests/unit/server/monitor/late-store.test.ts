import { describe, expect, it, vi } from "vitest";
import { readKept } from "@/lib/server/store/history/kept";
import { openMemoryDatabase } from "../../../support/memory-database";
import { buildListed, buildWireJobs } from "../../../support/wire/accounts";
import { createFakeClock, START_MS } from "../support/fake-clock";
import { bad } from "../support/monitor-harness";
import { beginProcess, POLL_MS } from "../support/remembering-process";

/** An answer that is replayed. Without `started`, starts are ours to reckon. */
function replayed(isStartGiven: boolean) {
  const started = isStartGiven ? new Date(START_MS - 180_000).toISOString() : undefined;
  const videos = buildWireJobs("a", 2).map((video) => ({ ...video, started, elapsed: "03:00" }));
  return { executing: videos, available: [buildListed("a", 3, 2, 1)] };
}

/** A process that has found a freeze, and one that begins after it, with the store away; or before it, and takes over after it then. */
async function setUp(isStartGiven: boolean, isOther = false) {
  const clock = createFakeClock();
  const database = await openMemoryDatabase();
  const body = replayed(isStartGiven);
  const before = await beginProcess(database, clock);
  const other = isOther ? await beginProcess(database, clock) : null;
  for (let polls = 0; polls < 12; polls += 1) {
    await clock.advance(POLL_MS);
    await before.take(body, polls === 0 ? { a: { maxJobs: 3, error: "on hold" } } : null);
  }
  await clock.advance(20_000);
  const process = other ?? (await beginProcess(database, clock, true));
  if (isOther) {
    process.goAway();
    process.record.adopt(before.record);
    await process.load();
  }
  const poll = async () => {
    await clock.advance(POLL_MS);
    await process.take(body);
  };
  /** What the page says of the last answer, and of its accounts. */
  const shownBy = ({ record: { trouble, fetchedAt, held } }: typeof before) => ({
    code: trouble?.code,
    status: trouble?.status,
    sinceMs: trouble?.sinceMs,
    fetchedAtMs: fetchedAt?.wallMs,
    problems: held?.bare.accounts.map(({ problem }) => problem?.code),
  });
  return { clock, database, process, poll, shown: () => shownBy(process), expected: shownBy(before) };
}

describe("a store that was away at the start, and is back in a freeze", () => {
  it.each([
    [1, "given", true],
    [2, "given", true],
    [12, "given", true],
    [1, "reckoned", false],
    [2, "reckoned", false],
    [12, "reckoned", false],
  ])("after %d polls is heard at once: all is as old as it was, starts %s", async (polls, _, isStartGiven) => {
    const { database, process, poll, shown, expected } = await setUp(isStartGiven);
    const { frozen } = await readKept(database);
    expect(expected).toMatchObject({ code: "frozen", problems: ["account-error"] });
    for (let done = 0; done < polls; done += 1) await poll();
    expect(shown().fetchedAtMs).toBeGreaterThan(expected.fetchedAtMs ?? Infinity);
    process.comeBack();
    await vi.waitFor(() => expect(shown()).toEqual(expected));
    await poll();
    expect(shown()).toEqual(expected);
    await process.settle();
    expect((await readKept(database)).frozen).toEqual(frozen);
  });

  it.each([1, 12])("is heard at once by an instance that has just taken over, too, after %d polls", async (polls) => {
    const { process, poll, shown, expected } = await setUp(true, true);
    for (let done = 0; done < polls; done += 1) await poll();
    expect(shown().fetchedAtMs).toBeGreaterThan(expected.fetchedAtMs ?? Infinity);
    process.comeBack();
    await vi.waitFor(() => expect(shown()).toEqual(expected));
  });

  it("hides no failure that came since the last answer", async () => {
    const { clock, process, poll, shown, expected } = await setUp(true);
    await poll();
    await clock.advance(POLL_MS);
    process.record.take(bad("unauthorised", 401));
    await process.settle();
    expect(shown().code).toBe("unauthorised");
    process.comeBack();
    await vi.waitFor(() => expect(shown()).toEqual({ ...expected, code: "unauthorised", status: 401 }));
  });
});
