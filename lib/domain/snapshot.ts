import type { NextFree } from "./forecast";
import type { JobKind, Uncounted } from "./kind";

/** Trouble of one account: a code of ours and a sentence of ours, never the upstream's text. */
export interface AccountProblem {
  code: "account-error" | "session-ended";
  message: string;
}

/** One MiniMax account and its slots. `null` is "the upstream did not say", never zero. */
export interface Account {
  id: string;
  /** The name an operator gave (`ACCOUNT_NAMES`), or null. */
  name: string | null;
  maxJobs: number | null;
  /** Running videos, as the upstream counts them; for an inferred account, counted from the rows. */
  executing: number | null;
  /** Free slots as given; 0 for an inferred account. May be negative or disagree: see `consistent`. */
  available: number | null;
  /** Whether the last answer's `available[]` had this account. */
  listed: boolean;
  /** Whether the figures are worked out by us, because the upstream left the account out. */
  inferred: boolean;
  /** False when the upstream's own numbers disagree with each other, or for 3 polls with its rows. */
  consistent: boolean;
  uncounted: Uncounted;
  problem: AccountProblem | null;
  /** When the account's MiniMax session ends, ISO 8601 UTC, or null when unknown. */
  sessionEndsAt: string | null;
  /** When its next slot frees; null where one is free, or nobody can say. No part of the revision. */
  nextFree: NextFree | null;
}

/** One running job: a row of the upstream's `executing[]`. */
export interface Job {
  /** The upstream's id, whole. */
  id: string;
  kind: JobKind;
  accountId: string | null;
  /** ISO 8601 UTC, or null when the upstream said neither `started` nor `elapsed`. */
  startedAt: string | null;
  /** The submitter's own reference, free text up to 1,024 characters. */
  ref: string | null;
  /** Host of the callback URL, and nothing more of it. */
  callbackHost: string | null;
}

/** Sums over the accounts whose figures are known. `null` when none is: unknown is not zero. */
export interface Totals {
  slots: number | null;
  executing: number | null;
  free: number | null;
  /** Slots of unlisted accounts that no running video explains. Never free. */
  withheld: number;
  uncounted: Uncounted;
  /** When the next slot of all frees; null where one is free, or nobody can say. No part of the revision. */
  nextFree: NextFree | null;
}

/** What one good answer of the upstream said, normalised. */
export interface Snapshot {
  totals: Totals;
  /** Where to send the next video, or null when nothing is free. */
  suggestion: { accountId: string } | null;
  /** By name in natural order, else by id. */
  accounts: Account[];
  /** By start, oldest first; jobs of unknown start last. */
  jobs: Job[];
  /** Only where the answer did not say what runs: `jobs` is then empty without anything being known of them. */
  jobsMissing?: true;
  /** Rows we could not read. */
  dropped: { jobs: number; accounts: number };
}
