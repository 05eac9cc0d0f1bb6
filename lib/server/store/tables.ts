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
