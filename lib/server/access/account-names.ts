import "server-only";
import { inBackground } from "../in-background";
import { listAccountNames, setAccountName } from "../store/account-names";
import type { Store } from "../store/create-store";

/** How old the names of other instances may get. */
const RELOAD_MS = 10_000;

export interface AccountNames {
  /** Names by account id: those given in the browser over those of `ACCOUNT_NAMES`. One map for good, kept up to date. */
  readonly all: ReadonlyMap<string, string>;
  /** Called each time names are found to have changed, here or by another instance. */
  onChange(listener: () => void): void;
  /** Names an account; null takes the name back. Throws `StoreAwayError`. */
  set(accountId: string, name: string | null): Promise<void>;
}

/** Puts names together. While the store is away the last known ones stay. */
export function createAccountNames(
  store: Pick<Store, "run" | "onBack">,
  fromEnv: ReadonlyMap<string, string>,
): AccountNames {
  const all = new Map(fromEnv);
  const listeners = new Set<() => void>();

  async function read(): Promise<void> {
    const given = await store.run(listAccountNames);
    const before = JSON.stringify([...all]);
    for (const id of all.keys()) if (!given.has(id) && !fromEnv.has(id)) all.delete(id);
    for (const [id, name] of [...fromEnv, ...given]) all.set(id, name);
    if (JSON.stringify([...all]) !== before) for (const listener of listeners) listener();
  }
  function show(accountId: string, name: string | null): void {
    if (name === null) all.delete(accountId);
    else all.set(accountId, name);
    for (const listener of listeners) listener();
  }
  let last: Promise<void> = Promise.resolve();
  // One after the other: an answer that comes late would bring back what has been renamed since.
  const load = () => (last = last.then(read, read));
  const tryLoad = () => void inBackground(load(), "the names of accounts could not be read");
  store.onBack(tryLoad);
  setInterval(tryLoad, RELOAD_MS).unref();

  return {
    all,
    onChange: (listener) => void listeners.add(listener),
    async set(accountId, name) {
      await store.run((database) => setAccountName(database, accountId, name));
      // It is stored: that it can't be read again now makes it no failure.
      await load().catch(() => show(accountId, name ?? fromEnv.get(accountId) ?? null));
    },
  };
}
