import "server-only";
import { createHmac } from "node:crypto";
import type { Store } from "../store/create-store";
import { numberShareAccounts } from "../store/share-accounts";
import type { Share } from "../store/shares";
import { isStoreAway } from "../store/store-away";

/** Shares whose numbers we keep at hand. */
const MOST_SHARES = 500;

export interface HiddenNumbers {
  /** The numbers of these accounts under a share that hides them; new ones are given out in an order that tells nothing of their names. */
  of(share: Pick<Share, "id" | "hashKey">, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** "Account 1…n": the same account keeps its number in all answers of a share, on all instances and after a restart. */
export function createHiddenNumbers(store: Pick<Store, "run">): HiddenNumbers {
  const known = new Map<string, Map<string, number>>();
  /** Shares with numbers that the store has not seen yet. */
  const unsaved = new Set<string>();

  function remember(shareId: string, numbers: Map<string, number>) {
    known.delete(shareId);
    known.set(shareId, numbers);
    if (known.size > MOST_SHARES) known.delete(known.keys().next().value ?? "");
    return numbers;
  }

  return {
    async of({ id: shareId, hashKey }, accountIds) {
      const numbers = known.get(shareId) ?? new Map<string, number>();
      if (!unsaved.has(shareId) && accountIds.every((id) => numbers.has(id))) return numbers;
      try {
        const missing = inOwnOrder(
          hashKey,
          accountIds.filter((id) => !numbers.has(id)),
        );
        const stored = await store.run((database) =>
          numberShareAccounts(database, shareId, [...numbers.keys(), ...missing]),
        );
        unsaved.delete(shareId);
        return remember(shareId, stored);
      } catch (error) {
        if (!isStoreAway(error)) throw error;
        // Next in line, as the store would have said. If it turns out otherwise, the store is right. Another answer may have
        // given out numbers while this one waited: two accounts must not change places on a viewer's screen.
        const next = new Map(known.get(shareId));
        for (const id of inOwnOrder(hashKey, accountIds)) if (!next.has(id)) next.set(id, next.size + 1);
        unsaved.add(shareId);
        return remember(shareId, next);
      }
    },
  };
}

/** In an order of each share's own, the same on all instances: accounts come sorted by name. Keyed, or whoever knows the ids could work it out. */
function inOwnOrder(hashKey: string, accountIds: readonly string[]): string[] {
  const placeOf = (id: string) => createHmac("sha256", hashKey).update(id).digest("hex");
  const placed = accountIds.map((id) => ({ id, place: placeOf(id) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}
