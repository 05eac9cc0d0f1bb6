import "server-only";
import { sql } from "kysely";
import type { Database } from "./database";

/** Stores a session, or sets when it ends if it is there. `leftMs` counts from now on the database's clock. */
export async function putSession(
  { kysely, now }: Database,
  { tokenHash, passwordMark, leftMs }: { tokenHash: string; passwordMark: string; leftMs: number },
): Promise<void> {
  const endsAt = sql<number>`${now} + ${Math.round(leftMs)}`;
  await kysely
    .insertInto("session")
    .values({ token_hash: tokenHash, password_mark: passwordMark, created_at: now, ends_at: endsAt })
    .onConflict((conflict) => conflict.column("token_hash").doUpdateSet({ ends_at: endsAt }))
    .execute();
}

/** Sets when a session ends, if it is still there: one that was ended meanwhile stays so, and the answer is false. */
export async function renewSession({ kysely, now }: Database, tokenHash: string, leftMs: number): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable("session")
    .set({ ends_at: sql<number>`${now} + ${Math.round(leftMs)}` })
    .where("token_hash", "=", tokenHash)
    .where("ends_at", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Time until a session ends in ms by the database's clock; null when there is none, it has ended, or the password changed. */
export async function sessionLeftMs(
  { kysely, now }: Database,
  tokenHash: string,
  passwordMark: string,
): Promise<number | null> {
  const row = await kysely
    .selectFrom("session")
    .select(({ ref }) => sql<number>`${ref("ends_at")} - ${now}`.as("left_ms"))
    .where("token_hash", "=", tokenHash)
    .where("password_mark", "=", passwordMark)
    .executeTakeFirst();
  return row && row.left_ms > 0 ? row.left_ms : null;
}

/** Ends one session. */
export async function deleteSession({ kysely }: Database, tokenHash: string): Promise<void> {
  await kysely.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
}

/** Ends every session that was opened with another password. Returns how many. */
export async function deleteSessionsOfOtherPasswords({ kysely }: Database, passwordMark: string): Promise<number> {
  const { numDeletedRows } = await kysely
    .deleteFrom("session")
    .where("password_mark", "!=", passwordMark)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
