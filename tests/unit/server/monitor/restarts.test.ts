import { expect, it } from "vitest";
import { openMemoryDatabase } from "../../../support/memory-database";
import { Simulation } from "../../../support/simulator/simulation";
import { createFakeClock, type FakeClock } from "../support/fake-clock";
import { beginProcess, POLL_MS } from "../support/remembering-process";

/** GET accounts is answered until then, with one account on hold. */
const REFUSED_FROM = 15;
/** One old answer is replayed from the first to before the second. */
const FREEZE = [35, 50] as const;
/** Before these polls; in the freeze once it has been found. */
const RESTARTS = new Set([1, 5, 12, 16, 22, 29, 43, 48, 51, 57]);
const POLLS = 60;

/** A process on a database in memory of its own. */
async function createProcess(clock: FakeClock) {
  const database = await openMemoryDatabase();
  const begin = () => beginProcess(database, clock);
  let process = await begin();
  return {
    take: (body: unknown, accounts: unknown) => process.take(body, accounts),
    restart: async () => void (process = await begin()),
    /** What its page says. */
    shown() {
      const { held, fetchedAt, trouble } = process.record;
      const { usual = null, ahead = null, score = null, forecasts = null } = held?.outlook ?? {};
      const problem = trouble && { code: trouble.code, sinceMs: trouble.sinceMs };
      return { bare: held?.bare, fetchedAt: fetchedAt?.wallMs, problem, usual, ahead, score, forecasts };
    },
  };
}

it.each([1, 2, 3])(
  "a process that is restarted again and again shows what one shows that never was, seed %d",
  async (seed) => {
    const clock = createFakeClock();
    const simulation = new Simulation({ seed, clock, accounts: 6, jobs: null, load: true, speed: 1 });
    const [steady, restarted] = [await createProcess(clock), await createProcess(clock)];
    let text = "";
    for (let poll = 0; poll < POLLS; poll += 1) {
      if (RESTARTS.has(poll)) await restarted.restart();
      await clock.advance(POLL_MS);
      simulation.advance();
      if (poll < FREEZE[0] || poll >= FREEZE[1]) text = simulation.schedulerText();
      const body = JSON.parse(text) as { executing: Record<string, unknown>[] };
      // Of about every other job the start is ours to reckon.
      for (const row of body.executing) if (/[02468]$/.test(String(Object.values(row)[0]))) delete row.started;
      const accounts = JSON.parse(simulation.accountsText()) as Record<string, { error?: string }>;
      const [first] = Object.values(accounts);
      if (first) first.error = "on hold";
      for (const process of [steady, restarted])
        await process.take(body, poll < REFUSED_FROM && poll % 12 === 0 ? accounts : null);
      expect(restarted.shown(), `poll ${poll}`).toEqual(steady.shown());
    }
    expect(steady.shown().bare?.accounts.some(({ problem }) => problem?.code === "account-error")).toBe(true);
  },
);
