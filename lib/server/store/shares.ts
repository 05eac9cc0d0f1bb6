import "server-only";
import { sql, type RawBuilder, type Selectable } from "kysely";
import type { ShareSettings, ShareState, ShareSummary, ShareTarget } from "@/lib/domain/share";
import type { Database } from "./database";
import type { ShareRecord } from "./tables";

/** A share as the access rules and projections need it. */
export interface Share extends ShareSettings {
  id: string;
  /** Secret of this share: keys the hashes that stand for job ids. */
  hashKey: string;
}

/** What a change may say: any of the settings, and whether the share is paused. */
export type ShareChange = Partial<ShareSettings> & { paused?: boolean };

type ShareRow = Selectable<ShareRecord>;

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const msOf = (iso: string | null) => (iso === null ? null : Date.parse(iso));

function toSettings(row: ShareRow): ShareSettings {
  return {
    label: row.label,
    target: row.target as ShareTarget,
    query: row.query,
    endsAt: isoOf(row.ends_at),
    hideAccounts: row.hide_accounts === 1,
    hideReferences: row.hide_references === 1,
  };
}

/** Time left in ms by the database's clock; null for a share that never ends. */
const leftMs = (now: RawBuilder<number>) => sql<number | null>`ends_at - ${now}`.as("left_ms");

function stateOf(row: ShareRow & { left_ms: number | null }): ShareState {
  if (row.revoked_at !== null) return "revoked";
  if (row.left_ms !== null && row.left_ms <= 0) return "ended";
  return row.paused_at === null ? "active" : "paused";
}

function toSummary(row: ShareRow & { left_ms: number | null }): ShareSummary {
  return {
    id: row.id,
    ...toSettings(row),
    state: stateOf(row),
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: isoOf(row.last_used_at),
    opened: row.opened,
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
    .select(leftMs(now))
    .where("token_hash", "=", tokenHash)
    .where("paused_at", "is", null)
    .where("revoked_at", "is", null)
    .where(({ or, eb }) => or([eb("ends_at", "is", null), eb("ends_at", ">", now)]))
    .executeTakeFirst();
  return row ? { share: { id: row.id, hashKey: row.hash_key, ...toSettings(row) }, leftMs: row.left_ms } : null;
}

/** All shares that are not pruned yet, newest first, each with its state by the database's clock. */
export async function listShares({ kysely, now }: Database): Promise<ShareSummary[]> {
  const rows = await kysely
    .selectFrom("share")
    .selectAll()
    .select(leftMs(now))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toSummary);
}

/**
 * Changes a share that is not revoked. Returns what it is now, from the same statement: to ask for that afterwards could fail, and
 * what is in force would then look as if it had failed. Null when there was none to change.
 */
export async function changeShare(
  { kysely, now }: Database,
  id: string,
  change: ShareChange,
): Promise<ShareSummary | null> {
  const { label, target, query, hideAccounts, hideReferences, endsAt, paused } = change;
  const row = await kysely
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
    .returningAll()
    .returning(leftMs(now))
    .executeTakeFirst();
  return row ? toSummary(row) : null;
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
