import "server-only";
import { sql, type Selectable } from "kysely";
import type { ShareSummary, ShareTarget } from "@/lib/domain/share";
import type { Database } from "./database";
import type { ShareRecord } from "./tables";

/** A share as the access rules and projections need it. */
export interface Share {
  id: string;
  label: string;
  target: ShareTarget;
  /** View state's query string: what the share shows. */
  query: string;
  hideAccounts: boolean;
  hideReferences: boolean;
  /** Secret of this share: keys the hashes that stand for job ids. */
  hashKey: string;
  /** ISO 8601 UTC, or null when it never ends. */
  endsAt: string | null;
}

/** What an operator may set. */
export type ShareSettings = Pick<Share, "label" | "target" | "query" | "hideAccounts" | "hideReferences" | "endsAt">;

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const msOf = (iso: string | null) => (iso === null ? null : Date.parse(iso));

function toShare(row: Selectable<ShareRecord>): Share {
  return {
    id: row.id,
    label: row.label,
    target: row.target as ShareTarget,
    query: row.query,
    hideAccounts: row.hide_accounts === 1,
    hideReferences: row.hide_references === 1,
    hashKey: row.hash_key,
    endsAt: isoOf(row.ends_at),
  };
}

/** Stores a new share. */
export async function addShare(
  { kysely, now }: Database,
  { id, tokenHash, hashKey, ...settings }: ShareSettings & { id: string; tokenHash: string; hashKey: string },
): Promise<void> {
  await kysely
    .insertInto("share")
    .values({
      id,
      token_hash: tokenHash,
      hash_key: hashKey,
      label: settings.label,
      target: settings.target,
      query: settings.query,
      hide_accounts: settings.hideAccounts ? 1 : 0,
      hide_references: settings.hideReferences ? 1 : 0,
      created_at: now,
      ends_at: msOf(settings.endsAt),
      opened: 0,
    })
    .execute();
}

/** The share that a token opens now, and the time left in ms (null: never ends); null when none does: unknown, paused, revoked or ended. */
export async function findOpenShare(
  { kysely, now }: Database,
  tokenHash: string,
): Promise<{ share: Share; leftMs: number | null } | null> {
  const row = await kysely
    .selectFrom("share")
    .selectAll()
    .select(({ ref }) => sql<number | null>`${ref("ends_at")} - ${now}`.as("left_ms"))
    .where("token_hash", "=", tokenHash)
    .where("paused_at", "is", null)
    .where("revoked_at", "is", null)
    .where(({ or, eb }) => or([eb("ends_at", "is", null), eb("ends_at", ">", now)]))
    .executeTakeFirst();
  return row ? { share: toShare(row), leftMs: row.left_ms } : null;
}

/** All shares that are not pruned yet, newest first, each with its state by the database's clock. */
export async function listShares({ kysely, now }: Database): Promise<ShareSummary[]> {
  const rows = await kysely
    .selectFrom("share")
    .selectAll()
    .select(({ ref }) => sql<number | null>`${ref("ends_at")} - ${now}`.as("left_ms"))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    target: row.target as ShareTarget,
    query: row.query,
    endsAt: isoOf(row.ends_at),
    hideAccounts: row.hide_accounts === 1,
    hideReferences: row.hide_references === 1,
    state:
      row.revoked_at !== null
        ? "revoked"
        : row.left_ms !== null && row.left_ms <= 0
          ? "ended"
          : row.paused_at !== null
            ? "paused"
            : "active",
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: isoOf(row.last_used_at),
    opened: row.opened,
  }));
}

/** Changes a share that is not revoked. Returns whether there was one. */
export async function changeShare(
  { kysely, now }: Database,
  id: string,
  change: Partial<ShareSettings> & { paused?: boolean },
): Promise<boolean> {
  const { label, target, query, hideAccounts, hideReferences, endsAt, paused } = change;
  const { numUpdatedRows } = await kysely
    .updateTable("share")
    .set({
      // First, so that an empty change is a valid statement too.
      opened: sql<number>`opened`,
      ...(label !== undefined && { label }),
      ...(target !== undefined && { target }),
      ...(query !== undefined && { query }),
      ...(hideAccounts !== undefined && { hide_accounts: hideAccounts ? 1 : 0 }),
      ...(hideReferences !== undefined && { hide_references: hideReferences ? 1 : 0 }),
      ...(endsAt !== undefined && { ends_at: msOf(endsAt) }),
      ...(paused !== undefined && { paused_at: paused ? now : null }),
    })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Withdraws a share for good. Returns its label, or null when there was none to withdraw. */
export async function revokeShare({ kysely, now }: Database, id: string): Promise<string | null> {
  const row = await kysely
    .updateTable("share")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("label")
    .executeTakeFirst();
  return row?.label ?? null;
}

/** Notes that a share was used; `opened` counts the times its link was followed. */
export async function noteShareUse({ kysely, now }: Database, id: string, isOpening: boolean): Promise<void> {
  await kysely
    .updateTable("share")
    .set({ last_used_at: now, opened: sql<number>`opened + ${isOpening ? 1 : 0}` })
    .where("id", "=", id)
    .execute();
}
