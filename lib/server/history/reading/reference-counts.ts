import type { HistoryRange } from "@/lib/domain/history";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import { createFreshFor } from "../../fresh-for";
import { createOneAtATime } from "../../one-at-a-time";
import type { RunPosition } from "../../store/history/run-pages";
import { yieldToOthers } from "../../yield-to-others";
import { planRange } from "./history-ranges";
import type { HistoryReader } from "./history-reader";
import { createReferenceTally } from "./reference-tally";
import { endOf } from "../run-record";

/** Whose jobs ended. Throws `StoreAwayError`, and `BusyError` where too many ask at once. */
export interface ReferenceCounts {
  /** Of a range that ends about now, on some accounts or (none named) all. */
  of(range: HistoryRange, accounts: readonly string[]): Promise<ReferenceUse>;
}

/** It reads every run, of 90 days of a large fleet for two seconds: at most this often for one range. Short ones are soon read, and soon different. */
const FRESH_MS: Record<HistoryRange, number> = {
  "1h": 10_000,
  "6h": 10_000,
  "24h": 60_000,
  "7d": 60_000,
  "30d": 300_000,
  "90d": 300_000,
  all: 300_000,
};
const MOST_KEPT = 30;
/** Runs read at a time: some 10 ms, in which SQLite has the whole server wait. */
const PAGE = 1_000;
const MOST_WAITING = 50;

/** Creates one. */
export function createReferenceCounts(reader: Pick<HistoryReader, "records">, now: () => number): ReferenceCounts {
  const kept = createFreshFor<ReferenceUse>({ most: MOST_KEPT, now });
  const oneAtATime = createOneAtATime(MOST_WAITING);

  async function count(range: HistoryRange, accounts: readonly string[]): Promise<ReferenceUse> {
    const toMs = now();
    const fromMs = range === "all" ? null : planRange(range, toMs, null).fromMs;
    const tally = createReferenceTally();
    let after: RunPosition | null = null;
    do {
      const page: Awaited<ReturnType<HistoryReader["records"]>> = await reader.records(
        { accounts, kinds: [], q: "", refPrefix: "" },
        { after, limit: PAGE, range },
      );
      // The rule of the charts: what ended, as far as is known, before the range began is not of it.
      for (const run of page.runs) if (endOf(run) >= (fromMs ?? -Infinity)) tally.add(run);
      after = page.next;
      if (after !== null) await yieldToOthers();
    } while (after !== null);
    return {
      range,
      from: fromMs === null ? null : new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      ...tally.counts(),
    };
  }

  return {
    of(range, accounts) {
      const asked = [...new Set(accounts)].sort();
      return kept([range, asked], FRESH_MS[range], () => oneAtATime("", () => count(range, asked)));
    },
  };
}
