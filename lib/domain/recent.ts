/** The most of each minute, for one account; null where nothing was observed. */
export interface RecentAccount {
  id: string;
  executing: (number | null)[];
  maxJobs: (number | null)[];
}

/** The answer of `GET /api/recent`: the last 60 minutes in steps of one. The last step is the minute still filling. */
export interface Recent {
  /** Start of the first step, ISO 8601 UTC. */
  from: string;
  stepMs: number;
  accounts: RecentAccount[];
}

export const RECENT_STEPS = 60;
export const RECENT_STEP_MS = 60_000;
