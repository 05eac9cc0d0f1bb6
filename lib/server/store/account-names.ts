import type { Database } from "./database";

/** Names given in the browser, by account id. */
export async function listAccountNames({ kysely }: Database): Promise<Map<string, string>> {
  const rows = await kysely.selectFrom("account_name").select(["account_id", "name"]).execute();
  return new Map(rows.map(({ account_id, name }) => [account_id, name]));
}

/** Names an account, or with null takes the given name back, so that the one of `ACCOUNT_NAMES` shows again. */
export async function setAccountName({ kysely, now }: Database, accountId: string, name: string | null): Promise<void> {
  if (name === null) {
    await kysely.deleteFrom("account_name").where("account_id", "=", accountId).execute();
    return;
  }
  await kysely
    .insertInto("account_name")
    .values({ account_id: accountId, name, changed_at: now })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ name, changed_at: now }))
    .execute();
}
