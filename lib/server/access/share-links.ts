import "server-only";
import type { ShareSettings, ShareSummary } from "@/lib/domain/share";
import { inBackground } from "../in-background";
import type { Store } from "../store/create-store";
import {
  addShare,
  changeShare,
  findOpenShare,
  noteShareUse,
  revokeShare,
  type Share,
  type ShareChange,
} from "../store/shares";
import { createCheckCache } from "./check-cache";
import { hashToken, newHashKey, newLinkToken, newShareId } from "./tokens";

/** "Last used" is told to the minute; writing it down at each poll would cost more than the poll. */
const NOTE_USE_MS = 60_000;

export interface ShareLinks {
  /** Makes a share. Its token is told here and never again. Throws `StoreAwayError`. */
  make(settings: ShareSettings): Promise<{ id: string; token: string }>;
  /** The share a token opens, without asking anybody; undefined when that must be asked. */
  peek(token: string): Share | undefined;
  /** The share a token opens now; null when it opens none. Throws `StoreAwayError` where that can't be told. */
  check(token: string): Promise<Share | null>;
  /** The same when a link is followed: counts it. */
  follow(token: string): Promise<Share | null>;
  /** Changes, pauses or resumes a share; in force here at once. What it is now, or null when there is none. Throws `StoreAwayError`. */
  change(id: string, change: ShareChange): Promise<ShareSummary | null>;
  /** Withdraws a share; in force here at once. Its label, or null when there is none. Throws `StoreAwayError`. */
  revoke(id: string): Promise<string | null>;
}

/** Links that open one projection each. */
export function createShareLinks(store: Store, intervalMs: number): ShareLinks {
  const notedAtMs = new Map<string, number>();
  const cache = createCheckCache<Share>({
    intervalMs,
    storeStatus: () => store.status(),
    async load(tokenHash) {
      const found = await store.run((database) => findOpenShare(database, tokenHash));
      if (found) void noteUse(found.share.id);
      return found && { value: found.share, leftMs: found.leftMs };
    },
  });

  /** Nobody waits for this, and a lost note harms nobody. */
  async function noteUse(id: string, isOpening = false): Promise<void> {
    const nowMs = Date.now();
    if (!isOpening && Math.abs(nowMs - (notedAtMs.get(id) ?? 0)) < NOTE_USE_MS) return;
    notedAtMs.set(id, nowMs);
    await inBackground(
      store.run((database) => noteShareUse(database, id, isOpening)),
      "the use of a link could not be noted",
    );
  }

  const forget = (id: string) => cache.forget((share) => share.id === id);

  return {
    async make(settings) {
      const share = { id: newShareId(), token: newLinkToken(), hashKey: newHashKey() };
      const { id, token, hashKey } = share;
      await store.run((database) => addShare(database, { id, tokenHash: hashToken(token), hashKey, ...settings }));
      return { id, token };
    },
    peek: (token) => cache.peek(hashToken(token)),
    check: (token) => cache.check(hashToken(token)),
    async follow(token) {
      const share = await cache.check(hashToken(token));
      if (share) await noteUse(share.id, true);
      return share;
    },
    async change(id, change) {
      const changed = await store.run((database) => changeShare(database, id, change));
      forget(id);
      return changed;
    },
    async revoke(id) {
      const label = await store.run((database) => revokeShare(database, id));
      forget(id);
      notedAtMs.delete(id);
      return label;
    },
  };
}
