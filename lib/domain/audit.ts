/** What the record of who did what can say. */
export const AUDIT_KINDS = [
  "signed-in",
  "signed-in-by-link",
  "signed-out",
  "wrong-password",
  "tries-refused",
  "share-made",
  "share-changed",
  "share-paused",
  "share-resumed",
  "share-revoked",
  "account-named",
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One line of the record. */
export interface AuditEvent {
  /** ISO 8601 UTC, the database's clock. */
  at: string;
  /** An `AuditKind`, or one that a later version wrote. */
  what: string;
  /** The label of the share, or the account's name; null where there is none. */
  label: string | null;
  /** The client's address where it can be known (`TRUST_PROXY`), "command" for our own commands, else null. */
  client: string | null;
}
