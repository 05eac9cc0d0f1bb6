import { holdsSlot } from "@/lib/domain/kind";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import { HOUR_MS } from "@/lib/domain/time-units";
import { forecastNextFree, type NextFreeForecasts } from "./next-free";
import { createRenderBook } from "./render-book";
import type { RenderTimes } from "./render-limit";
import { endOf, type RunRecord } from "./run-record";
import { isOfReturned, type LearnedRun, type ReturnedJob, type TrackedJob } from "./run-tracker";
import { createUsualBook } from "./usual-book";

/** All that finished runs teach: how long jobs usually take, and when the next slot frees. */
export interface RunBook {
  /** Takes in finished runs: at a start those of the store, then what each poll brings. */
  learn(runs: readonly RunRecord[], running: readonly TrackedJob[]): void;
  /** Takes out what was learned of jobs that came back: they have not ended. */
  forget(returned: readonly ReturnedJob[]): void;
  /** The table of usual times, the same array while nothing was learned within the hour. */
  usual(nowMs: number): readonly Usual[];
  /** Next free slots at the time of this snapshot. */
  nextFree(snapshot: Snapshot, running: readonly TrackedJob[], nowMs: number): NextFreeForecasts;
}

/** The table is made anew after this long even if no run ended: old runs fall out of its 90 days. */
const FRESH_MS = HOUR_MS;

/** Creates an empty book. */
export function createRunBook(): RunBook {
  const renders = createRenderBook();
  const durations = createUsualBook();
  let table: { rows: readonly Usual[]; madeAtMs: number } | null = null;

  function learn(runs: readonly RunRecord[], running: readonly TrackedJob[]): void {
    if (runs.length === 0) return;
    const byAccount = new Map<string, RunRecord[]>();
    for (const run of runs) {
      if (!holdsSlot(run.kind) || run.accountId === null) continue;
      const list = byAccount.get(run.accountId) ?? [];
      byAccount.set(run.accountId, list);
      list.push(run);
    }
    const times = new Map<string, RenderTimes>();
    for (const [accountId, list] of byAccount) {
      for (const [id, time] of renders.learn(accountId, list, running)) times.set(id, time);
    }
    for (const run of [...runs].sort((a, b) => endOf(a) - endOf(b))) durations.add(run, times.get(run.id) ?? null);
    table = null;
  }

  function forget(returned: readonly ReturnedJob[]): void {
    if (returned.length === 0) return;
    // All at once: there may be thousands of either.
    const jobs = new Map(returned.map((job) => [job.id, job]));
    const isMeant = (learned: LearnedRun) => {
      const job = jobs.get(learned.id);
      return job !== undefined && isOfReturned(learned, job);
    };
    renders.forget(isMeant);
    durations.forget(isMeant);
    table = null;
  }

  function usual(nowMs: number): readonly Usual[] {
    if (table === null || nowMs - table.madeAtMs > FRESH_MS) {
      table = { rows: durations.rows(nowMs, renders.limitOf), madeAtMs: nowMs };
    }
    return table.rows;
  }

  return {
    learn,
    forget,
    usual,
    nextFree: (snapshot, running, nowMs) => forecastNextFree(snapshot, running, renders, nowMs),
  };
}
