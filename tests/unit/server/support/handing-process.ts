import type { Observation } from "@/lib/server/history/observation";
import { createHandover, sourceOf } from "@/lib/server/monitor/handover";
import type { Store } from "@/lib/server/store/create-store";
import { readKept } from "@/lib/server/store/history/kept";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { openMemoryDatabase } from "../../../support/memory-database";
import { START_MS } from "./fake-clock";
import { aJob, aSnapshot, bad, createHarness, good } from "./monitor-harness";

export const MINUTE_MS = 60_000;
export const DAY_MS = 1_440 * MINUTE_MS;
export const iso = (sinceStartMs: number) => new Date(START_MS + sinceStartMs).toISOString();
/** What is answered unless a test decides otherwise. */
export const snapshot = aSnapshot({ jobs: [aJob({ id: "a" }), aJob({ id: "b" })] });
export const SOURCE = sourceOf("https://api.example.com/v1", "user:7-secret");

/** What is written in the background is written by then: nothing in a database in memory waits for anything but promises. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Processes that follow each other on one database in memory, each with a clock of its own. */
export async function handingProcesses() {
  const database = await openMemoryDatabase();

  /** A process, `afterMs` after the first one. Without `load` the store has not told it of the last one yet. */
  function begin(afterMs: number, { source = SOURCE, asksAccounts = true } = {}) {
    let isAway = false;
    const store: Pick<Store, "run" | "onBack"> = {
      run: (work) => (isAway ? Promise.reject(new StoreAwayError("gone", "away")) : work(database)),
      onBack: () => () => undefined,
    };
    const observed: Observation[] = [];
    const faults: unknown[] = [];
    const harness = createHarness({
      history: { observe: (each) => (observed.push(each), null) },
      handover: (deps) =>
        createHandover({
          ...deps,
          store,
          source,
          asksAccounts,
          lifeMs: DAY_MS,
          troubleLifeMs: 15 * MINUTE_MS,
          onFault: (error) => faults.push(error),
        }),
    });
    const { clock, monitor, upstream } = harness;
    clock.jumpWall(afterMs);
    upstream.answer = () => good({ snapshot });
    return {
      ...harness,
      observed,
      faults,
      load: async () => monitor.recall({ minutes: [], ...(await readKept(database)) }),
      goAway: () => void (isAway = true),
      comeBack: () => void (isAway = false),
      warned: () => harness.lines.flatMap(({ fields }) => ("reason" in fields ? [fields.reason] : [])),
    };
  }

  return {
    begin,
    /** A process whose good answer of 1 s is followed by failures from 6 s on; it is then killed, at 20 s. */
    async failing(failure = bad("timeout")) {
      const process = begin(0);
      await process.load();
      process.monitor.start();
      await process.clock.advance(2_000);
      process.upstream.answer = () => failure;
      await process.clock.advance(18_000);
      await settle();
      return process;
    },
    async rows() {
      await settle();
      return (await readKept(database)).handover;
    },
    put: (name: string, value: string) =>
      database.kysely.updateTable("history_state").set({ value }).where("name", "=", name).execute(),
    drop: (name: string) => database.kysely.deleteFrom("history_state").where("name", "=", name).execute(),
  };
}
export type HandingProcesses = Awaited<ReturnType<typeof handingProcesses>>;
