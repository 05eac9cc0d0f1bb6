import { holdsSlot, JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import type { Usual } from "@/lib/domain/usual";
import type { RenderLimit, RenderTimes } from "./render-limit";
import { durationOf, endOf, type RunRecord } from "./run-record";
import type { LearnedRun } from "./run-tracker";
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

/** The lanes of one kind at one place in line: of all accounts, and of each that has a run there. */
interface PlaceLanes {
  all: RunWindow<Entry>;
  own: Map<string, OwnLane>;
}

/** One account's lane with what was made of it last: its durations, ms ascending, and where asked for their figures. */
interface OwnLane {
  runs: RunWindow<Entry>;
  made: { newest: Entry | undefined; durations: Float64Array; figures: UsualFigures | null } | null;
}

const NO_ENTRIES: readonly Entry[] = [];

/** Remembers how long runs took, sort by sort. */
export interface UsualBook {
  /** Takes in a finished run, with its render times where known; one of unknown duration is passed over. */
  add(run: RunRecord, times: RenderTimes | null): void;
  /** Takes out what was learned of these runs. */
  forget(isMeant: (learned: LearnedRun) => boolean): void;
  /** The table of usual times: what `findUsual` looks up. Rows of fewer than `RANGE_RUNS` runs are left out. */
  rows(nowMs: number, limitOf: LimitOf): Usual[];
}

/**
 * Creates an empty book. Each row rests on the last 200 runs of 90 days like the job it is for: same kind, same place
 * in line, and of accounts that render as many at once; of the job's own account alone where that has enough of them
 * (`isOfItsOwn`).
 */
export function createUsualBook(): UsualBook {
  /** Of each kind seen, by place in line; null holds those of any place. */
  const kinds = new Map<JobKind, Map<number | null, PlaceLanes>>();
  const accounts = new Set<string>();

  function addAt(places: Map<number | null, PlaceLanes>, ahead: number | null, entry: Entry): void {
    let lanes = places.get(ahead);
    if (!lanes) places.set(ahead, (lanes = { all: createRunWindow(LANE_RUNS), own: new Map() }));
    lanes.all.add(entry);
    if (entry.accountId === null) return;
    let own = lanes.own.get(entry.accountId);
    if (!own) lanes.own.set(entry.accountId, (own = { runs: createRunWindow(WINDOW_RUNS), made: null }));
    own.runs.add(entry);
  }

  function add(run: RunRecord, times: RenderTimes | null): void {
    const durationMs = durationOf(run);
    if (durationMs === null) return;
    const { kind, accountId } = run;
    const entry = { id: run.id, endMs: endOf(run), durationMs, accountId, times };
    const places = kinds.get(kind) ?? new Map<number | null, PlaceLanes>();
    kinds.set(kind, places);
    if (accountId !== null) accounts.add(accountId);
    addAt(places, null, entry);
    if (holdsSlot(kind) && run.ahead !== null) addAt(places, run.ahead, entry);
  }

  function forget(isMeant: (learned: LearnedRun) => boolean): void {
    for (const places of kinds.values()) {
      for (const { all, own } of places.values()) {
        for (const window of [all, ...[...own.values()].map(({ runs }) => runs)]) {
          window.remove(isMeant);
        }
      }
    }
  }

  /** What an account's own runs at a place make; anew only when that lane has changed. */
  function madeOf(lane: OwnLane, sinceMs: number): NonNullable<OwnLane["made"]> {
    const runs = lane.runs.since(sinceMs);
    const newest = runs.at(-1);
    if (lane.made?.newest === newest && lane.made?.durations.length === runs.length) return lane.made;
    return (lane.made = { newest, durations: durationsOf(runs), figures: null });
  }

  /**
   * The rows of one kind at one place (null: any), for all accounts together and for those that differ. `shares` are
   * the accounts that render as many at once, one limit each, where there is more than one.
   */
  function rowsOfPlace(
    { kind, ahead }: Pick<Usual, "kind" | "ahead">,
    lanes: PlaceLanes,
    sinceMs: number,
    limitOf: LimitOf,
    shares: Shares,
  ): Usual[] {
    const here = lanes.all.since(sinceMs);
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
      const lane = lanes.own.get(accountId);
      const own = lane ? madeOf(lane, sinceMs) : null;
      const limit = limitOf(accountId);
      const shared = figuresBy.get(limit) ?? null;
      if (own !== null && isOfItsOwn(own.durations, shared ?? figuresBy.get(null) ?? null))
        tell(accountId, (own.figures ??= figuresOf(own.durations)));
      else if (limit !== null) tell(accountId, shared);
    }
    return rows;
  }

  /** All entries (under null), and where accounts differ in how many they render at once, those of each limit. */
  function sharesOf(anywhere: readonly Entry[], limitOf: LimitOf): Shares {
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
      const places = kinds.get(kind);
      if (!places) continue;
      const shares = sharesOf(places.get(null)?.all.since(sinceMs) ?? NO_ENTRIES, limitOf);
      // Any place first, then from the front of the line.
      for (const [ahead, lanes] of [...places].sort(([a], [b]) => (a ?? -1) - (b ?? -1))) {
        table.push(...rowsOfPlace({ kind, ahead }, lanes, sinceMs, limitOf, shares));
      }
    }
    return table;
  }

  return { add, forget, rows };
}
