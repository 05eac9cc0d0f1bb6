import type { Generated } from "kysely";

/**
 * The tables as Kysely sees them. Times are epoch ms of the database's clock (`bigint`), flags 0 or 1: the two databases
 * agree on nothing better. `migrations/` makes them.
 */
export interface Tables {
  setting: { name: string; value: string };
  session: {
    token_hash: string;
    /** Which password it was opened with: a changed one ends all (`access/password.ts`). */
    password_mark: string;
    created_at: number;
    ends_at: number;
  };
  sign_in_link: { token_hash: string; created_at: number; ends_at: number };
  share: ShareRecord;
  share_account: { share_id: string; account_id: string; number: number };
  audit: { id: string; at: number; what: string; label: string | null; client: string | null };
  history_account: { no: number; id: string; max_jobs: number | null; seen_at: number };
  history_prefix: { no: number; prefix: string };
  history_minute: BucketRecord;
  history_hour: BucketRecord;
  history_day: BucketRecord;
  history_duration_hour: DurationRecord;
  history_duration_day: DurationRecord;
  history_run: RunRow;
  history_gap: { from_at: number; to_at: number; code: string };
  history_job: { id: string; value: string };
  history_state: { name: string; value: string };
  history_forecast: { account_no: number; made_at: number; median_ms: number; low_ms: number; high_ms: number };
  history_outcome: { account_no: number; at: number; is_right: number };
  poll_turn: PollTurnRecord;
  account_name: { account_id: string; name: string; changed_at: number };
}

/** One row of `share`, as stored. */
export interface ShareRecord {
  id: string;
  token_hash: string;
  label: string;
  target: string;
  query: string;
  hide_accounts: number;
  hide_references: number;
  /** Keys the hashes that stand for job ids in this share's answers. */
  hash_key: string;
  created_at: number;
  ends_at: number | null;
  paused_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
  opened: number;
}

/** One row of `history_minute`, `history_hour` and `history_day`; account 0 is all of them together. */
export interface BucketRecord {
  account_no: number;
  /** Start, epoch ms. */
  at: number;
  observed_ms: number;
  executing_ms: number;
  executing_peak: number;
  capacity_ms: number;
  slots_ms: number;
  zero_free_ms: number;
  image_ms: number;
  speech_ms: number;
  music_ms: number;
  unknown_ms: number;
  /** Slots not in use times ms; null where an earlier version counted a part of it (`sumBuckets` reckons it then). */
  idle_ms: number | null;
}

/** One row of the duration histograms; account 0 is all of them together. */
export interface DurationRecord {
  account_no: number;
  kind: number;
  at: number;
  finished: number;
  bins: string;
}

/** One row of `history_run`. */
export interface RunRow {
  n: Generated<number>;
  prefix_no: number;
  tail: string;
  account_no: number;
  kind: number;
  ahead: number | null;
  interrupted: number;
  ref: string | null;
  started_at: number | null;
  ended_after: number;
  ended_before: number;
}

/** The one row of `poll_turn`: whose turn it is to ask the upstream, and what the last one who asked brought. */
export interface PollTurnRecord {
  id: number;
  /** The instance that asks. Empty before the first. */
  holder: string;
  /** How many polls were published. */
  seq: number;
  /** When the next poll is due. */
  due_at: number;
  /** Until then a poll under way is left alone; 0: none is. */
  flight_ends_at: number;
  /** The upstream's Retry-After: no wish brings a poll forward of this. */
  not_before: number;
  /** When an instance that has not the turn last had a viewer. */
  touched_at: number;
  /** JSON: what changes with each poll. */
  head: string | null;
  /** JSON: what changes with the snapshot's content. Apart, because PostgreSQL rewrites only what is set. */
  body: string | null;
}
