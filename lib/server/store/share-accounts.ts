import type { Database } from "./database";

/** How often two instances may claim the same number before we call it a fault. */
const TRIES = 20;

/** The numbers under which a share shows accounts whose names it hides, by account id. */
export async function shareAccountNumbers({ kysely }: Database, shareId: string): Promise<Map<string, number>> {
  const rows = await kysely
    .selectFrom("share_account")
    .select(["account_id", "number"])
    .where("share_id", "=", shareId)
    .execute();
  return new Map(rows.map(({ account_id, number }) => [account_id, number]));
}

/**
 * Numbers the accounts that a share has not shown yet, in the given order, and returns all its numbers. An account keeps its number as long
 * as the share lives, on all instances.
 */
export async function numberShareAccounts(
  database: Database,
  shareId: string,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const numbers = await shareAccountNumbers(database, shareId);
    const missing = accountIds.filter((id) => !numbers.has(id));
    if (missing.length === 0) return numbers;
    let next = Math.max(0, ...numbers.values());
    // "Do nothing" covers both unique keys: another instance numbered this account, or took this number.
    await database.kysely
      .insertInto("share_account")
      .values(missing.map((accountId) => ({ share_id: shareId, account_id: accountId, number: ++next })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  throw new Error("accounts of a share could not be numbered");
}
