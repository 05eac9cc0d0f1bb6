/** Every address the page asks for, and so every SWR key. What varies with each question (`since`) is not part of a key. */
export const swrKeys = {
  scheduler: "/api/scheduler",
  recent: "/api/recent",
  demo: "/api/demo",
  shares: "/api/shares",
  record: "/api/record",
} as const;

/** Where a screen gets its data: an operator's from the routes themselves, a viewer's from their share's. */
export interface Source {
  scheduler: string;
  recent: string;
}

/** The addresses of one share's data. */
export function sharedSource(shareId: string): Source {
  return { scheduler: `/api/shared/${shareId}/scheduler`, recent: `/api/shared/${shareId}/recent` };
}

/** The page where one signs in. */
export const SIGN_IN_PAGE = "/sign-in";

/** Where one signs in and out. */
export const SESSION_PATH = "/api/session";

/** Where "Try now" goes. */
export const REFRESH_PATH = "/api/refresh";

/** Where an account is named. */
export function accountPath(accountId: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}`;
}

/** Where a link is changed or withdrawn. */
export function sharePath(shareId: string): string {
  return `${swrKeys.shares}/${encodeURIComponent(shareId)}`;
}

/** The scheduler's address for someone who holds a revision: the answer then leaves out a snapshot that is the same. */
export function schedulerPath(since: string | null, path: string = swrKeys.scheduler): string {
  return since === null ? path : `${path}?since=${encodeURIComponent(since)}`;
}
