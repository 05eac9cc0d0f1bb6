import { holdsSlot, JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { usualKey, type Usual } from "@/lib/domain/usual";
import type { RenderLimit, RenderTimes } from "./render-limit";
import { durationOf, endOf, type RunRecord } from "./run-record";
import { createRunWindow, WINDOW_MS, WINDOW_RUNS, type RunWindow } from "./run-window";
import { figuresOf, type UsualFigures } from "./usual-figures";
import {
  ascending,
  durationsOf,
  figuresOfPlace,
  isOfItsOwn,
  newest,
  renderOf,
  type Entry,
  type LimitOf,
} from "./usual-place";

/** The lane of one place in line keeps more than one window: it is shared out among accounts alike. */
const LANE_RUNS = 5 * WINDOW_RUNS;
/** Render times that a place without a whole window borrows: enough that their p95 is known to a few per cent. */
const RENDER_RUNS = 500;

/** Accounts that share figures: which entries are theirs, and their render times at any place, ms ascending. */
type Shares = Map<RenderLimit | null, { fits: (entry: Entry) => boolean; renders: () => Float64Array }>;

/** Remembers how long runs took, sort by sort. */
export interface UsualBook {
  /** Takes in a finished run, with its render times where known; one of unknown duration is passed over. */
  add(run: RunRecord, times: RenderTimes | null): void;
  /** The table of usual times: what `findUsual` looks up. Rows of fewer than `RANGE_RUNS` runs are left out. */
  rows(nowMs: number, limitOf: LimitOf): Usual[];
}

/**
 * Creates an empty book. Each row rests on the last 200 runs of 90 days like the job it is for: same kind, same place
 * in line, and of accounts that render as many at once; of the job's own account alone where that has enough of them
 * (`isOfItsOwn`).
 */
export function createUsualBook(): UsualBook {
  const lanes = new Map<string, RunWindow<Entry>>();
  const ownFigures = new Map<string, { newest: Entry | undefined; figures: UsualFigures }>();
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

  /** An account's own figures at a place; made anew only when that lane has changed. */
  function figuresOfOwn(key: string, own: readonly Entry[]): UsualFigures {
    const newest = own.at(-1);
    const made = ownFigures.get(key);
    if (made && made.newest === newest && made.figures.n === own.length) return made.figures;
    const figures = figuresOf(durationsOf(own));
    ownFigures.set(key, { newest, figures });
    return figures;
  }

  /**
   * The rows of one kind at one place (null: any), for all accounts together and for those that differ. `shares` are
   * the accounts that render as many at once, one limit each, where there is more than one.
   */
  function rowsOfPlace(
    kind: JobKind,
    ahead: number | null,
    sinceMs: number,
    limitOf: LimitOf,
    shares: Shares,
  ): Usual[] {
    const here = laneOf(kind, null, ahead).since(sinceMs);
    const rows: Usual[] = [];
    const tell = (accountId: string | null, figures: UsualFigures | null) => {
      if (figures !== null) rows.push({ kind, accountId, ahead, ...figures });
    };
    const figuresBy = new Map<RenderLimit | null, UsualFigures | null>();
    for (const [limit, { fits, renders }] of shares) {
      const known = ahead === null ? () => new Float64Array() : renders;
      figuresBy.set(limit, figuresOfPlace(newest(here, WINDOW_RUNS, fits), known, limitOf));
    }
    tell(null, figuresBy.get(null) ?? null);
    for (const accountId of accounts) {
      const own = laneOf(kind, accountId, ahead).since(sinceMs);
      const limit = limitOf(accountId);
      const shared = figuresBy.get(limit) ?? null;
      if (isOfItsOwn(own, shared ?? figuresBy.get(null) ?? null))
        tell(accountId, figuresOfOwn(usualKey({ kind, accountId, ahead }), own));
      else if (limit !== null) tell(accountId, shared);
    }
    return rows;
  }

  /** All entries (under null), and where accounts differ in how many they render at once, those of each limit. */
  function sharesOf(kind: JobKind, sinceMs: number, limitOf: LimitOf): Shares {
    const anywhere = laneOf(kind, null, null).since(sinceMs);
    const limits = new Set([...accounts].map(limitOf));
    const shares: Shares = new Map();
    for (const limit of limits.size > 1 ? new Set([null, ...limits]) : [null]) {
      const fits = ({ accountId }: Entry) => limit === null || (accountId !== null && limitOf(accountId) === limit);
      let sorted: Float64Array | null = null;
      const renders = () => {
        if (sorted === null) {
          const times = newest(anywhere, RENDER_RUNS, fits).map((entry) => renderOf(entry, limitOf));
          sorted = ascending(times.filter((time) => time !== null));
        }
        return sorted;
      };
      shares.set(limit, { fits, renders });
    }
    return shares;
  }

  function rows(nowMs: number, inferLimit: LimitOf): Usual[] {
    const sinceMs = nowMs - WINDOW_MS;
    const limits = new Map([...accounts].map((accountId) => [accountId, inferLimit(accountId)]));
    const limitOf = (accountId: string) => limits.get(accountId) ?? null;
    const table: Usual[] = [];
    for (const kind of JOB_KINDS) {
      const known = places.get(kind);
      if (!known) continue;
      const shares = sharesOf(kind, sinceMs, limitOf);
      for (const ahead of [null, ...[...known].sort((a, b) => a - b)]) {
        table.push(...rowsOfPlace(kind, ahead, sinceMs, limitOf, shares));
      }
    }
    return table;
  }

  return { add, rows };
}
