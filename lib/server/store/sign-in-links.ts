import "server-only";
import { sql } from "kysely";
import type { Database } from "./database";

/** Stores a one-time link that ends `leftMs` from now. */
export async function putSignInLink({ kysely, now }: Database, tokenHash: string, leftMs: number): Promise<void> {
  await kysely
    .insertInto("sign_in_link")
    .values({ token_hash: tokenHash, created_at: now, ends_at: sql<number>`${now} + ${Math.round(leftMs)}` })
    .execute();
}

/** Uses a one-time link up. True for exactly one caller, and only before it ends. */
export async function takeSignInLink({ kysely, now }: Database, tokenHash: string): Promise<boolean> {
  const row = await kysely
    .deleteFrom("sign_in_link")
    .where("token_hash", "=", tokenHash)
    .returning(({ ref }) => sql<number>`${ref("ends_at")} - ${now}`.as("left_ms"))
    .executeTakeFirst();
  return row !== undefined && row.left_ms > 0;
}
