import * as z from "zod/mini";
import type { FrozenMark } from "../../monitor/frozen-mark";
import { readAs } from "../../read-as";
import type { AccountsInfo } from "../../upstream/accounts-info";
import type { Database } from "../database";
import { inTransaction } from "../transaction";
import { upsertInto } from "./upsert";

/** What the monitor keeps over a restart besides history: each a row of its own in `history_state`, written when it changes. */
export interface Kept {
  /** What GET accounts said last; null where nothing can be read. */
  told: AccountsInfo | null;
  /** The freeze that lasted when this was written; null where none did. */
  frozen: FrozenMark | null;
}

const TOLD = "accounts";
const FROZEN = "frozen";

const ms = z.number();
const toldSchema = z.object({
  atMs: ms,
  accounts: z.array(
    z.object({
      id: z.string(),
      maxJobs: z.nullable(z.number()),
      hasError: z.boolean(),
      sessionEndsAt: z.nullable(z.iso.datetime()),
    }),
  ),
});
interface StoredTold {
  atMs: number;
  accounts: { id: string; maxJobs: number | null; hasError: boolean; sessionEndsAt: string | null }[];
}

const frozenSchema = z.object({
  known: z.array(z.object({ digest: z.string(), elapsed: z.array(z.tuple([z.string(), z.nullable(ms)])) })),
  movedAtMs: ms,
  fetchedAtMs: ms,
  stillSinceMs: ms,
  lastedMs: ms,
  polls: z.number(),
});

const put = upsertInto("history_state", { key: ["name"], columns: ["name", "value"], set: { value: "new" } });
/** Makes a row where there is none, and leaves one that is there as it is, but locked until the transaction ends. */
const lock = upsertInto("history_state", { key: ["name"], columns: ["name", "value"], set: { name: "new" } });

/** By allow-list, though no more than this is in memory either: the rest of GET accounts is credentials and people. */
function textOfTold({ accounts, fetchedAtMs }: AccountsInfo): string {
  const stored: StoredTold = {
    atMs: fetchedAtMs,
    accounts: [...accounts].map(([id, { maxJobs, hasError, sessionEndsAt }]) => ({
      ...{ id, maxJobs, hasError, sessionEndsAt },
    })),
  };
  return JSON.stringify(stored);
}

function readTold(text: string): AccountsInfo | null {
  const stored = readAs<StoredTold>(text, toldSchema);
  if (stored === null) return null;
  const accounts = stored.accounts.map(
    ({ id, maxJobs, hasError, sessionEndsAt }) => [id, { maxJobs, hasError, sessionEndsAt }] as const,
  );
  return { accounts: new Map(accounts), fetchedAtMs: stored.atMs };
}

async function readRow({ kysely }: Database, name: string): Promise<string | null> {
  const row = await kysely.selectFrom("history_state").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value ?? null;
}

/** Reads what was kept. Text that another version wrote and this one can't read counts as nothing. */
export async function readKept(database: Database): Promise<Kept> {
  const [told, frozen] = [await readRow(database, TOLD), await readRow(database, FROZEN)];
  return {
    told: told === null ? null : readTold(told),
    frozen: frozen === null ? null : readAs<FrozenMark>(frozen, frozenSchema),
  };
}

/**
 * Keeps what GET accounts said, unless a newer answer is kept: another instance asked while the database was away from us. What is
 * dated later than now was written by a clock that has been set back since, and is not newer.
 */
export async function writeTold(database: Database, info: AccountsInfo, nowMs: number): Promise<void> {
  await inTransaction(database, async (inside) => {
    // Else two that write at once would both read what was there before, and the older might come last.
    await lock(inside, [{ name: TOLD, value: "" }]);
    const text = await readRow(inside, TOLD);
    const keptAtMs = text === null ? null : (readTold(text)?.fetchedAtMs ?? null);
    if (keptAtMs !== null && keptAtMs > info.fetchedAtMs && keptAtMs <= nowMs) return;
    await put(inside, [{ name: TOLD, value: textOfTold(info) }]);
  });
}

/** Keeps the mark of a freeze; null: it is over. */
export async function writeFrozen(database: Database, mark: FrozenMark | null): Promise<void> {
  if (mark !== null) return await put(database, [{ name: FROZEN, value: JSON.stringify(mark) }]);
  await database.kysely.deleteFrom("history_state").where("name", "=", FROZEN).execute();
}
