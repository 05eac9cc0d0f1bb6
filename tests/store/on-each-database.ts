import { afterAll, beforeAll, describe, inject } from "vitest";
import type { Store } from "@/lib/server/store/create-store";
import { postgresDatabase, sqliteDatabase, type TestDatabase } from "../support/databases";

const DATABASES = [
  { kind: "SQLite", make: sqliteDatabase },
  { kind: "PostgreSQL", make: () => postgresDatabase(inject("postgresUrl")) },
];

/**
 * The same tests on an empty SQLite file and on an empty database of a real PostgreSQL.
 *
 * @param what begins the suites' names: "history" is "history on SQLite"
 * @param define defines the tests; the store it is given can be asked for from `beforeAll` on; what else it is given makes another empty
 * database of the same kind, for the test to drop
 */
export function onEachDatabase(
  what: string,
  define: (store: () => Store, makeAnother: () => Promise<TestDatabase>) => void,
): void {
  describe.each(DATABASES)(`${what} on $kind`, ({ make }) => {
    let opened: { database: TestDatabase; store: Store } | null = null;
    beforeAll(async () => {
      const database = await make();
      opened = { database, store: await database.open() };
    });
    afterAll(async () => {
      await opened?.store.close();
      await opened?.database.drop();
    });
    define(() => {
      if (opened === null) throw new Error("The database is made in beforeAll: ask when a test runs.");
      return opened.store;
    }, make);
  });
}
