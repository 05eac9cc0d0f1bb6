import { expect, it } from "vitest";
import { EMPTY_SCORE } from "@/lib/server/history/forecast-score";
import type { Observation } from "@/lib/server/history/observation";
import { EMPTY_RECORDER, stepRecorder } from "@/lib/server/history/recorder-step";
import { ALL_ACCOUNTS, readRoster } from "@/lib/server/store/history/account-numbers";
import { sumBuckets, type BucketTable } from "@/lib/server/store/history/buckets";
import { readLastHour } from "@/lib/server/store/history/read-last-hour";
import { writePoll } from "@/lib/server/store/history/write-poll";
import { DAY_MS } from "@/lib/domain/time-units";
import { openMemoryDatabase } from "../../../support/memory-database";
import { answer, buildAccount, buildSnapshot, T0 } from "../history/build";

async function writeAll(observations: readonly Observation[]) {
  const database = await openMemoryDatabase();
  let state = EMPTY_RECORDER;
  for (const observation of observations) {
    const step = stepRecorder(state, observation);
    const roster = await readRoster(database);
    const score = { scoreBefore: EMPTY_SCORE, score: EMPTY_SCORE };
    await writePoll(database, { atMs: observation.atMs, before: state, step, roster, ...score });
    ({ state } = step);
  }
  return { database, roster: await readRoster(database) };
}

it("adds a poll that reaches over the hour up to the same in minutes, hours and days", async () => {
  // T0 is a whole hour.
  const { database, roster } = await writeAll([-7, -2, 3, 8].map((seconds) => answer(seconds, buildSnapshot())));
  for (const accountNo of [ALL_ACCOUNTS, roster.numberOf.get("a") ?? NaN]) {
    const sumOf = async (table: BucketTable) => {
      const stretch = { accountNos: [accountNo], fromMs: T0 - DAY_MS, toMs: T0 + DAY_MS, stepMs: null };
      const [sum] = await sumBuckets(database, table, stretch);
      return sum;
    };
    expect(await sumOf("history_minute")).toMatchObject({ observedMs: 15_000, executingMs: 15_000, slotsMs: 45_000 });
    expect(await sumOf("history_hour")).toEqual(await sumOf("history_minute"));
    expect(await sumOf("history_day")).toEqual(await sumOf("history_minute"));
  }
});

it("remembers of a minute in which an account got a slot more the more, not a part of it", async () => {
  const withSlots = (maxJobs: number) =>
    buildSnapshot([], [buildAccount({ maxJobs, executing: 1, available: maxJobs - 1 })]);
  const { database, roster } = await writeAll([0, 5, 10].map((s) => answer(s, withSlots(s < 5 ? 2 : 3))));
  const minutes = await readLastHour(database, roster, T0 + 60_000);
  expect(minutes).toEqual([{ accountId: "a", atMs: T0, executing: 1, maxJobs: 3 }]);
});
