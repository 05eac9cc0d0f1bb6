/** Every address the page asks for, and so every SWR key. What varies with each question (`since`) is not part of a key. */
export const swrKeys = {
  scheduler: "/api/scheduler",
  recent: "/api/recent",
  demo: "/api/demo",
} as const;

/** Where "Try now" goes. */
export const REFRESH_PATH = "/api/refresh";

/** The scheduler's address for someone who holds a revision: the answer then leaves out a snapshot that is the same. */
export function schedulerPath(since: string | null): string {
  return since === null ? swrKeys.scheduler : `${swrKeys.scheduler}?since=${encodeURIComponent(since)}`;
}
