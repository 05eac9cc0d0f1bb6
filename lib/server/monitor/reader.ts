import { readAccountsInfo, type AccountsInfo } from "../upstream/accounts-info";
import { EMPTY_MEMORY } from "../upstream/memory";
import { normalise } from "../upstream/normalise";
import type { Reader } from "./monitor";

interface ReaderOptions {
  accountNames: ReadonlyMap<string, string>;
  /** Divides the time that accounts are remembered. */
  speed: number;
  /** Our clock, ms. */
  now: () => number;
}

/** Puts the pure normaliser to work: holds what it must remember from one answer to the next. */
export function createReader({ accountNames, speed, now }: ReaderOptions): Reader {
  let memory = EMPTY_MEMORY;
  let accountsInfo: AccountsInfo | null = null;
  return {
    readScheduler(body, nowMs) {
      const result = normalise(body, memory, { nowMs, accountNames, accountsInfo, speed });
      if (!result.ok) return { ok: false, code: result.code, status: result.status };
      memory = result.memory;
      return { ok: true, snapshot: result.snapshot, elapsedByJob: result.elapsedByJob };
    },
    readAccounts(body) {
      const result = readAccountsInfo(body, now());
      if (result.ok) accountsInfo = result.info;
    },
  };
}
