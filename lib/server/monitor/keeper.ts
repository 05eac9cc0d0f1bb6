import type { Store } from "../store/create-store";
import type { Database } from "../store/database";
import { isStoreAway } from "../store/store-away";
import type { AccountsInfo } from "../upstream/accounts-info";

interface KeeperOptions<Value> {
  store: Pick<Store, "run" | "onBack">;
  write: (database: Database, value: Value) => Promise<void>;
  /** It can't be written for another reason than a store that is away. */
  onFault: (error: unknown) => void;
}

/** Keeps the newest of something over a restart. */
export interface Keeper<Value> {
  /** Writes it in the background: no poll waits for it, or fails over it. */
  keep(value: Value): void;
  /** Resolves when the last one is written, or could not be. */
  written(): Promise<void>;
}

/** Creates one. What can't be written waits until the store is back, or something newer has come: only the newest counts. */
export function createKeeper<Value>({ store, write, onFault }: KeeperOptions<Value>): Keeper<Value> {
  let next: { value: Value } | null = null;
  let isWriting = false;
  let writing: Promise<void> = Promise.resolve();

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (next !== null) {
      const todo: { value: Value } = next;
      try {
        await store.run((database) => write(database, todo.value));
        if (next === todo) next = null;
      } catch (error) {
        if (!isStoreAway(error)) onFault(error);
        if (next === todo) break;
      }
    }
    isWriting = false;
  }

  function keep(value: Value): void {
    next = { value };
    if (!isWriting) writing = writeAll();
  }

  // As if it came anew: a write that is still failing tries once more then.
  store.onBack(() => {
    if (next !== null) keep(next.value);
  });
  return { keep, written: () => writing };
}

/**
 * Hands on what GET accounts says when that is other than what was handed on before, or so much newer: then its age is right to
 * `stepMs` (our clock, ms), and a short `ACCOUNTS_INTERVAL_SECONDS` costs no more than a long one.
 */
export function keepWhenNew(keep: (info: AccountsInfo) => void, stepMs: number): (info: AccountsInfo) => void {
  let last: { said: string; atMs: number } | null = null;
  return (info) => {
    const said = JSON.stringify([...info.accounts].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (last?.said === said && Math.abs(info.fetchedAtMs - last.atMs) < stepMs) return;
    last = { said, atMs: info.fetchedAtMs };
    keep(info);
  };
}
