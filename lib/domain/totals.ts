import { addUncounted } from "./kind";
import type { Account, Snapshot, Totals } from "./snapshot";

/** Whether an account's figures are part of the totals: listed, or inferred from its running videos. */
export function isCounted(account: Account): boolean {
  return account.listed || account.inferred;
}

/** Whether the upstream ever said how much this account can carry, or how much room it has. */
function hasKnownCapacity(account: Account): boolean {
  return account.maxJobs !== null || (account.listed && account.available !== null);
}

/**
 * Slots of an unlisted account that no running video explains: drawn "not offered", never free.
 * 0 for a listed account, and where maxJobs is unknown.
 */
export function withheldSlots(account: Account): number {
  if (!account.inferred || account.maxJobs === null || account.executing === null) return 0;
  return Math.max(0, account.maxJobs - account.executing);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Whether an account's free slots are unknown; an inferred 0 without a known maxJobs is no figure either. */
export function isFreeUnknown({ available, inferred, maxJobs }: Account): boolean {
  return available === null || (inferred && maxJobs === null);
}

/** By how much an account is beyond its slots, where the upstream gave a negative number of free ones; else 0. */
export const beyondSlots = ({ available }: Account): number => Math.max(0, -(available ?? 0));

/**
 * Slots that a video can be sent to. The upstream's sum counts an account at -2 against another's 2 free ones, but a video can
 * still be sent to those. Null where none is known to be free and some account's are not known at all.
 */
export function usableFree({ accounts, totals }: Pick<Snapshot, "accounts" | "totals">): number | null {
  if (totals.free === null) return null;
  const counted = accounts.filter(isCounted);
  const free = Math.max(
    0,
    counted.reduce((sum, account) => sum + beyondSlots(account), totals.free),
  );
  return free === 0 && counted.some(isFreeUnknown) ? null : free;
}

/**
 * Adds up what is known over these accounts, inferred ones included. Figures are null when no capacity is
 * known at all. `extraUncounted` are jobs that belong to no account we know.
 */
export function totalsOf(accounts: readonly Account[], extraUncounted: Totals["uncounted"] = {}): Totals {
  const counted = accounts.filter(isCounted);
  // An inferred account's "0 available" is ours: without any capacity the upstream named, "0 free" would be a claim.
  const known = counted.some(hasKnownCapacity) ? counted : [];
  return {
    slots: sumKnown(known.map((account) => account.maxJobs)),
    executing: sumKnown(known.map((account) => account.executing)),
    free: sumKnown(known.map((account) => account.available)),
    withheld: counted.reduce((sum, account) => sum + withheldSlots(account), 0),
    uncounted: addUncounted([...accounts.map((account) => account.uncounted), extraUncounted]),
    // History's to say; of some accounts out of many there is no forecast (the least of medians is not their median).
    nextFree: null,
  };
}
