import type { Database } from "./database";

/** Reads a value that all instances on one database share; the first to ask makes it. Returns what is stored. */
export async function sharedSetting({ kysely }: Database, name: string, make: () => string): Promise<string> {
  const read = () => kysely.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  const stored = await read();
  if (stored) return stored.value;
  const value = make();
  await kysely
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return (await read())?.value ?? value;
}
