import { readAccountsInfo, type AccountsInfo } from "../upstream/accounts-info";
import { EMPTY_MEMORY, type Memory } from "../upstream/memory";
import { normalise } from "../upstream/normalise";
import type { Reader, Reading } from "./types";

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
  /** The last good answer, and the memory it was read with: enough to read it once more. */
  let last: { body: unknown; nowMs: number; memoryBefore: Memory } | null = null;

  function read(body: unknown, nowMs: number, memoryBefore: Memory): Reading {
    const result = normalise(body, memoryBefore, { nowMs, accountNames, accountsInfo, speed });
    if (!result.ok) return { ok: false, code: result.code, status: result.status };
    last = { body, nowMs, memoryBefore };
    memory = result.memory;
    return { ok: true, snapshot: result.snapshot, elapsedByJob: result.elapsedByJob };
  }

  return {
    readScheduler: (body, nowMs) => read(body, nowMs, memory),
    readAccounts(body) {
      const result = readAccountsInfo(body, now());
      if (!result.ok) return null;
      accountsInfo = result.info;
      return last === null ? null : read(last.body, last.nowMs, last.memoryBefore);
    },
  };
}
