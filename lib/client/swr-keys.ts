import type { HistoryRange } from "@/lib/domain/history";
import type { JobKind } from "@/lib/domain/kind";

/** Every address the page asks for, and so every SWR key. What varies with each question (`since`) is not part of a key. */
export const swrKeys = {
  scheduler: "/api/scheduler",
  recent: "/api/recent",
  demo: "/api/demo",
  health: "/api/health",
} as const;

/** The history of a range, of all accounts or some: an SWR key, and with `format` an address to download. */
export function historyPath(range: HistoryRange, account: readonly string[], format?: "csv"): string {
  return withQuery("/api/history", { range, account: account.join(","), format });
}

/** What narrows the list of finished jobs, and which page of it. */
export interface RunsQuery {
  account?: readonly string[];
  kind?: readonly JobKind[];
  q?: string;
  cursor?: string | null;
  limit?: number;
  format?: "csv";
}

/** A page of finished jobs, newest first: an SWR key, and with `format` an address to download. */
export function runsPath({ account = [], kind = [], q = "", cursor = null, limit, format }: RunsQuery): string {
  return withQuery("/api/runs", {
    kind: kind.join(","),
    account: account.join(","),
    q,
    cursor: cursor ?? "",
    limit: limit === undefined ? "" : String(limit),
    format,
  });
}

function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Where "Try now" goes. */
export const REFRESH_PATH = "/api/refresh";

/** The scheduler's address for someone who holds a revision: the answer then leaves out a snapshot that is the same. */
export function schedulerPath(since: string | null): string {
  return since === null ? swrKeys.scheduler : `${swrKeys.scheduler}?since=${encodeURIComponent(since)}`;
}
