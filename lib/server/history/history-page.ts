import "server-only";
import type { History, HistoryRange } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import { isStoreAway } from "../store/store-away";
import { getHistory } from "./get-history";
import { writeCursor } from "./run-cursor";

/** Null while the store is away: the page says so itself. */
async function orNull<Answer>(work: Promise<Answer>): Promise<Answer | null> {
  try {
    return await work;
  } catch (error) {
    if (isStoreAway(error)) return null;
    throw error;
  }
}

/** What `GET /api/history` answers, for the page's first HTML; null while the store is away. */
export function readHistoryForPage(query: {
  range: HistoryRange;
  account: readonly string[];
}): Promise<History | null> {
  return orNull(getHistory().reader.history({ range: query.range, accounts: query.account }));
}

/** The first page of what `GET /api/runs` answers, for the page's first HTML; null while the store is away. */
export async function readRunsForPage(query: {
  range: HistoryRange | null;
  account: readonly string[];
  q: string;
  limit: number;
}): Promise<RunPage | null> {
  const { range, account, q, limit } = query;
  const filters = { accounts: account, kinds: [], q, refPrefix: "" };
  const page = await orNull(getHistory().reader.runs(filters, { after: null, limit, range }));
  return page && { runs: page.runs, next: page.next && writeCursor(page.next) };
}
