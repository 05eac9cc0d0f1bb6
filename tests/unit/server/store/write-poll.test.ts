import { expect, it } from "vitest";
import { EMPTY_SCORE } from "@/lib/server/history/forecast-score";
import { EMPTY_RECORDER, stepRecorder } from "@/lib/server/history/recorder-step";
import { ALL_ACCOUNTS, readRoster } from "@/lib/server/store/history/account-numbers";
import { sumBuckets, type BucketTable } from "@/lib/server/store/history/buckets";
import { writePoll } from "@/lib/server/store/history/write-poll";
import { DAY_MS } from "@/lib/domain/time-units";
import { openMemoryDatabase } from "../../../support/memory-database";
import { answer, buildSnapshot, T0 } from "../history/build";

it("adds a poll that reaches over the hour up to the same in minutes, hours and days", async () => {
  const database = await openMemoryDatabase();
  let state = EMPTY_RECORDER;
  // T0 is a whole hour.
  for (const seconds of [-7, -2, 3, 8]) {
    const observation = answer(seconds, buildSnapshot());
    const step = stepRecorder(state, observation);
    const roster = await readRoster(database);
    const score = { scoreBefore: EMPTY_SCORE, score: EMPTY_SCORE };
    await writePoll(database, { atMs: observation.atMs, before: state, step, roster, ...score });
    ({ state } = step);
  }
  const { numberOf } = await readRoster(database);
  for (const accountNo of [ALL_ACCOUNTS, numberOf.get("a") ?? NaN]) {
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
