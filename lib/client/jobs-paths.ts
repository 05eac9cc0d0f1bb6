import type { HistoryRange } from "@/lib/domain/history";
import type { JobKind } from "@/lib/domain/kind";
import { withQuery } from "./paths";

/** Jobs by reference in a range: an SWR key, and with `format` an address to download. */
export function referencesPath(range: HistoryRange, account: readonly string[], format?: "csv"): string {
  return withQuery("/api/references", { range, account: account.join(","), format });
}

/** What narrows the list of finished jobs, and which page of it. */
export interface RunsQuery {
  account?: readonly string[];
  kind?: readonly JobKind[];
  q?: string;
  refPrefix?: string;
  cursor?: string | null;
  limit?: number;
  format?: "csv";
}

/**
 * A page of finished jobs, newest first: an SWR key, and with `format` an address to download.
 *
 * @param route the operator's own unless told
 */
export function runsPath(query: RunsQuery, route = "/api/runs"): string {
  const { account = [], kind = [], q, refPrefix, cursor, limit, format } = query;
  return withQuery(route, {
    kind: kind.join(","),
    account: account.join(","),
    q,
    refPrefix,
    cursor: cursor ?? undefined,
    limit: limit?.toString(),
    format,
  });
}
