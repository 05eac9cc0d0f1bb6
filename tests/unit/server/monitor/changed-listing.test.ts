import { expect, it } from "vitest";
import { openMemoryDatabase } from "../../../support/memory-database";
import { buildListed, buildWireJobs } from "../../../support/wire/accounts";
import { createFakeClock } from "../support/fake-clock";
import { beginProcess, POLL_MS } from "../support/remembering-process";

type Process = Awaited<ReturnType<typeof beginProcess>>;

const listed = (maxJobs: number) => ({
  executing: buildWireJobs("a", 1),
  available: [buildListed("a", maxJobs, 1, maxJobs - 1)],
});
/** Full, and so not listed. */
const full = { executing: buildWireJobs("a", 4), available: [] };
const slots = ({ record }: Process) => record.held?.bare.totals;

it.each<[string, (process: Process) => void]>([
  ["at once", () => undefined],
  ["and a name changed", ({ record }) => record.takeNames()],
  ["and an old question to GET accounts was answered late", ({ record }) => void record.takeAccounts({})],
])(
  "an instance that takes the turn back goes on from what the other saw meanwhile, not from its own last answer: %s",
  async (_, meanwhile) => {
    const clock = createFakeClock();
    const database = await openMemoryDatabase();
    const [one, other] = [await beginProcess(database, clock), await beginProcess(database, clock)];
    await clock.advance(POLL_MS);
    await one.take(listed(2));
    other.record.adopt(one.record);
    await other.load();
    for (let hours = 0; hours < 3; hours += 1) {
      await clock.advance(3_600_000);
      await other.take(listed(4));
    }
    one.record.adopt(other.record);
    await one.load();
    meanwhile(one);
    await clock.advance(POLL_MS);
    await one.take(full);
    expect(slots(one)).toMatchObject({ slots: 4, executing: 4 });
    // And so it is remembered.
    const next = await beginProcess(database, clock);
    await clock.advance(POLL_MS);
    await next.take(full);
    expect(slots(next)).toMatchObject({ slots: 4, executing: 4 });
  },
);
