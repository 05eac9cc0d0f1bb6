import * as z from "zod/mini";
import type { FrozenMark } from "../../monitor/frozen-mark";
import { readAs } from "../../read-as";
import type { AccountsInfo } from "../../upstream/accounts-info";
import type { Database } from "../database";
import { inTransaction } from "../transaction";
import { deleteIn, selectIn } from "./rows-in";
import { upsertInto } from "./upsert";

/** What the monitor keeps over a restart besides history: rows of their own in `history_state`, written when they change. */
export interface Kept {
  /** What GET accounts said last; null where nothing can be read. */
  told: AccountsInfo | null;
  /** The freeze that lasted when this was written; null where none did. */
  frozen: FrozenMark | null;
  /** What the last process handed over, as it was written: only the monitor can tell whether it is still worth something. */
  handover: StoredHandover;
}

/** What a process hands to the next one (`monitor/handover.ts`), as text: the trouble, and the last good snapshot in two parts. */
export interface StoredHandover {
  record: string | null;
  head: string | null;
  body: string | null;
}

const TOLD = "accounts";
const FROZEN = "frozen";
const HANDOVER = { record: "handover", head: "handover-head", body: "handover-body" } as const;
const NAMES = [TOLD, FROZEN, ...Object.values(HANDOVER)];

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
const rowsOf = selectIn("history_state", ["name"]);
const drop = deleteIn("history_state", "name");
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
  const stored = readAs(text, toldSchema);
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
  const texts = new Map((await rowsOf(database, { name: NAMES })).map(({ name, value }) => [name, value]));
  const textOf = (name: string) => texts.get(name) ?? null;
  const [told, frozen] = [textOf(TOLD), textOf(FROZEN)];
  return {
    told: told === null ? null : readTold(told),
    frozen: frozen === null ? null : readAs(frozen, frozenSchema),
    handover: { record: textOf(HANDOVER.record), head: textOf(HANDOVER.head), body: textOf(HANDOVER.body) },
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
  await drop(database, [FROZEN]);
}

/**
 * Keeps what is handed over, all of it or nothing; null: it is worth nothing any more.
 *
 * @param snapshot null: there is none; absent: it is as before
 */
export async function writeHandover(
  database: Database,
  left: { record: string; snapshot?: { head: string; body: string } | null } | null,
): Promise<void> {
  if (left === null) return await drop(database, Object.values(HANDOVER));
  const { record, snapshot } = left;
  await inTransaction(database, async (inside) => {
    await put(inside, [{ name: HANDOVER.record, value: record }]);
    if (snapshot === undefined) return;
    if (snapshot === null) return await drop(inside, [HANDOVER.head, HANDOVER.body]);
    await put(inside, [
      { name: HANDOVER.head, value: snapshot.head },
      { name: HANDOVER.body, value: snapshot.body },
    ]);
  });
}
