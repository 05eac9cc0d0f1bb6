import type { History, HistoryRange } from "@/lib/domain/history";
import type { JobKind } from "@/lib/domain/kind";
import type { Run } from "@/lib/domain/run";
import { DAY_MS } from "@/lib/domain/time-units";
import type { Store } from "../../store/create-store";
import { readRunPage, type RunFilters, type RunPosition } from "../../store/history/run-pages";
import { planRange } from "./history-ranges";
import { readHistory } from "./read-history";
import { toRun, type RunRecord } from "../run-record";

export interface HistoryReaderOptions {
  store: Pick<Store, "run">;
  now: () => number;
  historyDays: number;
  /** The longest time between two polls, and the longest that an answer may take, ms. */
  longestIntervalMs: number;
  answerMs: number;
  names: ReadonlyMap<string, string>;
}

/** Reads what was recorded. All of it throws `StoreAwayError`. */
export interface HistoryReader {
  history(query: { range: HistoryRange; accounts: readonly string[]; kinds?: readonly JobKind[] }): Promise<History>;
  /** One page of runs, newest end first; it may hold fewer than `limit`, even none, and still have a next one. */
  runs(filters: RunFilters, page: PageOfRuns): Promise<{ runs: Run[]; next: RunPosition | null }>;
  /** The same as statistics hold them: a run tells there why its duration is unknown. */
  records(filters: RunFilters, page: PageOfRuns): Promise<{ runs: RunRecord[]; next: RunPosition | null }>;
}

interface PageOfRuns {
  after: RunPosition | null;
  limit: number;
  /** How far back; null: as far as history is kept. */
  range: HistoryRange | null;
}

/** Creates one. */
export function createHistoryReader(options: HistoryReaderOptions): HistoryReader {
  const { store, now, historyDays, longestIntervalMs, answerMs, names } = options;

  async function records(filters: RunFilters, { after, limit, range }: PageOfRuns) {
    const nowMs = now();
    const keptMs = nowMs - historyDays * DAY_MS;
    const sinceMs = range === null || range === "all" ? keptMs : Math.max(keptMs, planRange(range, nowMs, null).fromMs);
    return store.run((database) => readRunPage(database, filters, { after, limit, sinceMs }));
  }

  return {
    history: ({ range, accounts, kinds = [] }) =>
      store.run((database) =>
        readHistory(database, {
          ...{ range, accounts, kinds, names },
          ...{ nowMs: now(), historyDays, longestIntervalMs, answerMs },
        }),
      ),
    records,
    async runs(filters, page) {
      const { runs, next } = await records(filters, page);
      return { runs: runs.map(toRun), next };
    },
  };
}
