import type { Kysely } from "kysely";
import type { Tables } from "./tables";

/** A real write: a full disk or a read-only file lets one read happily. */
export async function probe(kysely: Kysely<Tables>): Promise<void> {
  await kysely
    .insertInto("setting")
    .values({ name: "opened", value: new Date().toISOString() })
    .onConflict((conflict) => conflict.column("name").doUpdateSet((row) => ({ value: row.ref("excluded.value") })))
    .execute();
}
