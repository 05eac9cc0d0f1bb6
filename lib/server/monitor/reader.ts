import { compareAccounts } from "@/lib/domain/natural-order";
import { suggestAccount } from "@/lib/domain/suggestion";
import { mergeAccountsOf, readAccountsInfo, withoutTrouble, type AccountsInfo } from "../upstream/accounts-info";
import { EMPTY_MEMORY, mergeRemembered, type Memory, type Remembered } from "../upstream/memory";
import { normalise } from "../upstream/normalise";
import type { Reader, Reading } from "./types";

interface ReaderOptions {
  accountNames: ReadonlyMap<string, string>;
  /** Divides the time that accounts are remembered. */
  speed: number;
  /**
   * What GET accounts said of trouble is believed for so long without a newer answer, ms. 0: it is never asked, so nothing that an
   * earlier process or another one was told is believed either, for nobody would ever say otherwise.
   */
  accountsLifeMs: number;
  /** Our clock, ms. */
  now: () => number;
  /** Called with each good answer of GET accounts: it is to be kept over a restart. */
  onTold?: (info: AccountsInfo) => void;
}

/** A reader that can be told what an earlier process, or another one, knew. */
export interface RememberingReader extends Reader {
  /** Fills in what is not known here, or is known from longer ago. */
  mergeRemembered(remembered: Remembered): void;
  /** Goes on from what GET accounts said to an earlier process, unless something newer is known here. */
  recallAccounts(told: AccountsInfo | null): void;
}

/** Puts the pure normaliser to work: holds what it must remember from one answer to the next. */
export function createReader(options: ReaderOptions): RememberingReader {
  const { accountNames, speed, accountsLifeMs, now, onTold } = options;
  let memory = EMPTY_MEMORY;
  let accountsInfo: AccountsInfo | null = null;
  /** The last good answer, and the memory it was read with: enough to read it once more. */
  let last: { body: unknown; nowMs: number; memoryBefore: Memory } | null = null;

  /**
   * Capacities stay; but an account that was on hold weeks ago need not be any more. A clock that was set back since has it age from now on:
   * else what was said by one that was a year ahead would be believed for a year.
   */
  function forgetOldTrouble(nowMs: number): void {
    if (accountsInfo === null) return;
    const { fetchedAtMs } = accountsInfo;
    // The last answer may be read anew, and is older than what GET accounts said since.
    const latestMs = Math.max(nowMs, now());
    if (fetchedAtMs > latestMs) accountsInfo = { ...accountsInfo, fetchedAtMs: latestMs };
    else if (nowMs - fetchedAtMs > accountsLifeMs) accountsInfo = withoutTrouble(accountsInfo);
  }

  function read(body: unknown, nowMs: number, memoryBefore: Memory): Reading {
    forgetOldTrouble(nowMs);
    const result = normalise(body, memoryBefore, { nowMs, accountNames, accountsInfo, speed });
    if (!result.ok) return { ok: false, code: result.code, status: result.status };
    last = { body, nowMs, memoryBefore };
    memory = result.memory;
    return { ok: true, snapshot: result.snapshot, elapsedByJob: result.elapsedByJob };
  }

  return {
    mergeRemembered(remembered) {
      memory = mergeRemembered(memory, remembered);
      // Else the same answer, read once more, would be read without it, and it would be lost again.
      if (last !== null) last = { ...last, memoryBefore: mergeRemembered(last.memoryBefore, remembered) };
    },
    recallAccounts(told) {
      if (told === null || accountsLifeMs === 0) return;
      // A clock that was ahead when it was written: how old it is nobody knows, so anything that this process was told goes before it.
      const isAhead = told.fetchedAtMs > now();
      if (accountsInfo !== null && (isAhead || told.fetchedAtMs < accountsInfo.fetchedAtMs)) return;
      accountsInfo = isAhead ? { ...told, fetchedAtMs: now() } : told;
    },
    readScheduler: (body, nowMs) => read(body, nowMs, memory),
    readAccounts(body) {
      const result = readAccountsInfo(body, now());
      if (!result.ok) return result.code;
      accountsInfo = result.info;
      onTold?.(result.info);
      return null;
    },
    mergeAccountsOf(accounts, atMs) {
      if (accountsLifeMs === 0) return;
      if (accountsInfo === null || atMs >= accountsInfo.fetchedAtMs)
        accountsInfo = mergeAccountsOf(accountsInfo, accounts, atMs);
    },
    accountsAtMs: () => accountsInfo?.fetchedAtMs ?? null,
    readAgain: () => (last === null ? null : read(last.body, last.nowMs, last.memoryBefore)),
    rename(snapshot) {
      const named = snapshot.accounts.map((account) => ({ ...account, name: accountNames.get(account.id) ?? null }));
      const accounts = named.sort(compareAccounts);
      return { ...snapshot, suggestion: suggestAccount(accounts, snapshot.jobs), accounts };
    },
  };
}
