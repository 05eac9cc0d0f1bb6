import type { Database } from "../database";

const SINCE = "since";

/** Notes when the first good answer ever came; a later one changes nothing. */
export async function noteBeginning({ kysely }: Database, atMs: number): Promise<void> {
  await kysely
    .insertInto("history_state")
    .values({ name: SINCE, value: String(atMs) })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}

/** When the first good answer ever came, epoch ms; null while none has. */
export async function readBeginning({ kysely }: Database): Promise<number | null> {
  const row = await kysely.selectFrom("history_state").select("value").where("name", "=", SINCE).executeTakeFirst();
  return row ? Number(row.value) : null;
}
