import type { Snapshot } from "@/lib/domain/snapshot";
import { beyondSlots, isCounted, isFreeUnknown } from "@/lib/domain/totals";

/** How many slots are free, in a form words can be made of. */
export interface FreeSlots {
  /** Slots a video can be sent to; null when no account's is known. Never negative. */
  free: number | null;
  /** Null also where all are full and some account's are unknown: what runs on all must not be set against the slots of the others. */
  slots: number | null;
  executing: number | null;
  /** Slots of unlisted accounts that no running video explains. */
  withheld: number;
  /** Whether running videos reach the slots, none is withheld and none unknown: only then may it be called full. */
  isFull: boolean;
  /** By how much accounts are beyond their slots, where the upstream gave a negative number of free ones. */
  beyond: number;
  /** Listed or inferred accounts whose free slots are unknown. */
  unknownAccounts: number;
  /** Accounts whose own numbers disagree. */
  inconsistentAccounts: number;
}

/** Free slots of a snapshot: the sum of what each account has (see `usableFree`), and what is beyond is said beside it. */
export function freeSlots({ totals, accounts }: Snapshot): FreeSlots {
  const counted = accounts.filter(isCounted);
  const beyond = counted.reduce((sum, account) => sum + beyondSlots(account), 0);
  const free = totals.free === null ? null : Math.max(0, totals.free + beyond);
  const { slots, executing, withheld } = totals;
  const unknownAccounts = counted.filter(isFreeUnknown).length;
  const inconsistentAccounts = counted.filter(({ consistent }) => !consistent).length;
  const reachesSlots = slots === null || executing === null || executing >= slots;
  const isFull = free === 0 && withheld === 0 && unknownAccounts === 0 && slots !== 0 && reachesSlots;
  const isPartOnly = isFull && counted.some(({ maxJobs }) => maxJobs === null);
  return {
    free,
    slots: isPartOnly ? null : slots,
    executing,
    withheld,
    isFull,
    beyond,
    unknownAccounts,
    inconsistentAccounts,
  };
}
