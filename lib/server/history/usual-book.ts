import { holdsSlot, JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { RANGE_RUNS, usualKey, VERDICT_RUNS, type Usual } from "@/lib/domain/usual";
import type { RenderLimit, RenderTimes } from "./render-limit";
import { durationOf, endOf, type RunRecord } from "./run-record";
import { createRunWindow, WINDOW_MS, WINDOW_RUNS, type Dated, type RunWindow } from "./run-window";
import { figuresOf, figuresOfSum, type UsualFigures } from "./usual-figures";

interface Entry extends Dated {
  durationMs: number;
  accountId: string | null;
  times: RenderTimes | null;
}

/** The lane of one place in line keeps more than one window: it is shared out among accounts alike. */
const LANE_RUNS = 5 * WINDOW_RUNS;

/** How many videos an account renders at once, or null when that is not known yet. */
export type LimitOf = (accountId: string) => RenderLimit | null;

/** Remembers how long runs took, sort by sort. */
export interface UsualBook {
  /** Takes in a finished run, with its render times where known; one of unknown duration is passed over. */
  add(run: RunRecord, times: RenderTimes | null): void;
  /** The table of usual times: what `findUsual` looks up. Rows of fewer than `RANGE_RUNS` runs are left out. */
  rows(nowMs: number, limitOf: LimitOf): Usual[];
}

const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** What the runs at one place in line say, or null where they are too few to say anything. */
function figuresOfPlace(entries: readonly Entry[], renders: Float64Array, limitOf: LimitOf): UsualFigures | null {
  if (entries.length < RANGE_RUNS) return null;
  if (entries.length < VERDICT_RUNS && renders.length >= VERDICT_RUNS) {
    const waits: number[] = [];
    for (const { accountId, times, durationMs } of entries) {
      const limit = accountId === null ? null : limitOf(accountId);
      if (limit !== null && times !== null && times[limit] > 0) waits.push(Math.max(0, durationMs - times[limit]));
    }
    if (waits.length >= RANGE_RUNS) return figuresOfSum(ascending(waits), renders);
  }
  return figuresOf(ascending(entries.map(({ durationMs }) => durationMs)));
}

/**
 * Creates an empty book. Each row rests on the last 200 runs of 90 days like the job it is for. Where the runs of one
 * account at one place in line are too few for a verdict, those of all accounts that render as many at once
 * take their place, or of all accounts where that makes no difference. Where a place is still too thin, its runs tell the wait
 * alone and the render times of all places the rest (`figuresOfSum`).
 */
export function createUsualBook(): UsualBook {
  const lanes = new Map<string, RunWindow<Entry>>();
  const places = new Map<JobKind, Set<number>>();
  const accounts = new Set<string>();

  function laneOf(kind: JobKind, accountId: string | null, ahead: number | null): RunWindow<Entry> {
    const key = usualKey({ kind, accountId, ahead });
    let lane = lanes.get(key);
    if (!lane) lanes.set(key, (lane = createRunWindow(accountId === null ? LANE_RUNS : WINDOW_RUNS)));
    return lane;
  }

  function add(run: RunRecord, times: RenderTimes | null): void {
    const durationMs = durationOf(run);
    if (durationMs === null) return;
    const { kind, accountId } = run;
    const entry = { endMs: endOf(run), durationMs, accountId, times };
    const known = places.get(kind) ?? new Set<number>();
    places.set(kind, known);
    if (accountId !== null) accounts.add(accountId);
    const ahead = holdsSlot(kind) ? run.ahead : null;
    if (ahead !== null) known.add(ahead);
    for (const place of ahead === null ? [null] : [null, ahead]) {
      laneOf(kind, null, place).add(entry);
      if (accountId !== null) laneOf(kind, accountId, place).add(entry);
    }
  }

  /** The rows of one kind at one place (null: all), for all accounts together and for those that differ. */
  function rowsOfPlace(kind: JobKind, ahead: number | null, sinceMs: number, limitOf: LimitOf): Usual[] {
    const here = laneOf(kind, null, ahead).since(sinceMs);
    const anywhere = laneOf(kind, null, null).since(sinceMs);
    const limits = new Set([...accounts].map(limitOf));
    const figuresAmong = (isLike: (entry: Entry) => boolean): UsualFigures | null => {
      const renders: number[] = [];
      for (const { accountId, times } of ahead === null ? [] : anywhere.filter(isLike).slice(-WINDOW_RUNS)) {
        const limit = accountId === null ? null : limitOf(accountId);
        if (limit !== null && times !== null && times[limit] > 0) renders.push(times[limit]);
      }
      return figuresOfPlace(here.filter(isLike).slice(-WINDOW_RUNS), ascending(renders), limitOf);
    };
    const rows: Usual[] = [];
    const tell = (accountId: string | null, figures: UsualFigures | null) => {
      if (figures !== null) rows.push({ kind, accountId, ahead, ...figures });
    };

    tell(
      null,
      figuresAmong(() => true),
    );
    const alike = new Map<RenderLimit | null, UsualFigures | null>();
    for (const limit of ahead !== null && limits.size > 1 ? limits : []) {
      if (limit === null) continue;
      alike.set(
        limit,
        figuresAmong(({ accountId }) => accountId !== null && limitOf(accountId) === limit),
      );
    }
    for (const accountId of accounts) {
      const own = laneOf(kind, accountId, ahead).since(sinceMs);
      if (own.length >= VERDICT_RUNS) tell(accountId, figuresOf(ascending(own.map(({ durationMs }) => durationMs))));
      else tell(accountId, alike.get(limitOf(accountId)) ?? null);
    }
    return rows;
  }

  function rows(nowMs: number, limitOf: LimitOf): Usual[] {
    const table: Usual[] = [];
    for (const kind of JOB_KINDS) {
      const known = places.get(kind);
      if (!known) continue;
      for (const ahead of [null, ...[...known].sort((a, b) => a - b)]) {
        table.push(...rowsOfPlace(kind, ahead, nowMs - WINDOW_MS, limitOf));
      }
    }
    return table;
  }

  return { add, rows };
}
