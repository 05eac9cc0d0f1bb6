import type { HistoryRange } from "@/lib/domain/history";

/*
 * Every address of ours that the page asks for, sends to or leads to. Those it asks for are SWR's keys as well; what varies with each
 * question (`since`) is not part of a key. Each of them is bytes of the first loads of the live page and the wall; so those that neither
 * needs stand elsewhere: of finished jobs in jobs-paths.ts, of links in shares-paths.ts.
 */

/** Addresses that are the same whatever is looked at. */
export const PATHS = {
  scheduler: "/api/scheduler",
  recent: "/api/recent",
  demo: "/api/demo",
  health: "/api/health",
} as const;

/** Where a screen gets its data: an operator's from the routes themselves, a viewer's from their share's. */
export interface Source {
  scheduler: string;
  recent: string;
  history: string;
  runs: string;
}

/** The addresses of one share's data. */
export function sharedSource(shareId: string): Source {
  const root = `/api/shared/${shareId}`;
  return {
    scheduler: `${root}/scheduler`,
    recent: `${root}/recent`,
    history: `${root}/history`,
    runs: `${root}/runs`,
  };
}

/** The page where one signs in. */
export const SIGN_IN_PAGE = "/sign-in";

/** Where one signs in and out. */
export const SESSION_PATH = "/api/session";

/** A path with a query of these values; what is undefined or empty is left out. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

interface HistoryPathOptions {
  format?: "csv";
  /** The operator's own route unless told. */
  route?: string;
}

/** The history of a range, of all accounts or some: an SWR key, and with `format` an address to download. */
export function historyPath(
  range: HistoryRange,
  account: readonly string[],
  { format, route = "/api/history" }: HistoryPathOptions = {},
): string {
  return withQuery(route, { range, account: account.join(","), format });
}

/** Where "Try now" goes. */
export const REFRESH_PATH = "/api/refresh";

/** The scheduler's address for someone who holds a revision: the answer then leaves out a snapshot that is the same. */
export function schedulerPath(since: string | null, path: string = PATHS.scheduler): string {
  return since === null ? path : `${path}?since=${encodeURIComponent(since)}`;
}
