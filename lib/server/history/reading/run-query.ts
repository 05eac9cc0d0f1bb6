import { RANGES, loadViewState } from "@/lib/domain/view-state";
import type { HistoryRange } from "@/lib/domain/history";
import type { Filters } from "@/lib/domain/narrow";
import type { RunFilters } from "../../store/history/run-pages";

const MOST = 500;
const USUAL = 100;

/** What `GET /api/runs` was asked for. Bad values fall back. */
export interface RunQuery {
  filters: RunFilters;
  /** How far back; null: as far as history is kept. */
  range: HistoryRange | null;
  cursor: string | null;
  limit: number;
  isCsv: boolean;
}

/** What narrows a view, as the store reads it. */
export function toRunFilters({ account, kind, q, refPrefix }: Filters): RunFilters {
  return { accounts: account, kinds: kind, q, refPrefix };
}

/** Reads a query string. */
export function readRunQuery(params: URLSearchParams): RunQuery {
  const limit = params.get("limit") ?? "";
  const range = RANGES.find((each) => each === params.get("range")) ?? null;
  return {
    filters: toRunFilters(loadViewState(params)),
    range,
    cursor: params.get("cursor"),
    limit: /^\d{1,6}$/.test(limit) && Number(limit) >= 1 ? Math.min(MOST, Number(limit)) : USUAL,
    isCsv: isCsv(params),
  };
}

/** Whether a table for spreadsheets is wanted. */
export function isCsv(params: URLSearchParams): boolean {
  return params.get("format") === "csv";
}
