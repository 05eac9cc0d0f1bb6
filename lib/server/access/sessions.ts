import "server-only";
import { randomBytes } from "node:crypto";
import { DAY_MS } from "@/lib/domain/time-units";
import { inBackground } from "../in-background";
import type { Store } from "../store/create-store";
import {
  deleteSession,
  deleteSessionsOfOtherPasswords,
  putSession,
  renewSession,
  sessionLeftMs,
} from "../store/sessions";
import { sharedSetting } from "../store/settings";
import { takeSignInLink } from "../store/sign-in-links";
import { isStoreAway } from "../store/store-away";
import { createCheckCache } from "./check-cache";
import { passwordMark } from "./password";
import { hashToken, newSessionToken } from "./tokens";

export const SESSION_MS = 30 * DAY_MS;
/** While the store is away anybody may end what is no session at all. */
const MOST_UNENDED = 10_000;
/** A session in use is renewed when a day of it is gone: not at each request. */
const RENEW_BELOW_MS = SESSION_MS - DAY_MS;

export interface Sessions {
  /** Opens a session and returns its token. While the store is away the session lives in memory, and is stored when it is back. */
  open(): Promise<string>;
  /** Opens a session by a one-time link of `npm run sign-in`, which is used up; null when it is none. */
  openByLink(linkToken: string): Promise<string | null>;
  /** Whether a token is a session, without asking anybody; undefined when that must be asked. */
  peek(token: string): boolean | undefined;
  check(token: string): Promise<boolean>;
  /**
   * Ends a session at once in this process, and in the store as soon as it can be reached. False where the token was none; also
   * while nobody can tell, and then it is none once the store is back.
   */
  end(token: string): Promise<boolean>;
  /** Whether any browser's cookie should be set anew: seldom, and asked at every request. */
  hasRenewals(): boolean;
  /** Whether the browser's cookie should be set anew; asked once for each renewal. */
  takeRenewal(token: string): boolean;
}

/** Sessions of one password. */
export function createSessions(store: Store, password: string, intervalMs: number): Sessions {
  /** Sessions opened while the store was away, by hash, and when they end. */
  const unsaved = new Map<string, number>();
  /** Sessions ended while the store was away. */
  const unended = new Set<string>();
  const renewed = new Set<string>();
  let mark: Promise<string> | null = null;

  /** The password's mark. Its salt is shared by all instances and read once. */
  function markOf(): Promise<string> {
    mark ??= store
      .run((database) => sharedSetting(database, "password-salt", () => randomBytes(16).toString("base64url")))
      .then((salt) => passwordMark(password, salt));
    mark.catch(() => (mark = null));
    return mark;
  }

  const cache = createCheckCache<true>({
    intervalMs,
    storeStatus: () => store.status(),
    async load(tokenHash) {
      const ourMark = await markOf();
      const leftMs = await store.run((database) => sessionLeftMs(database, tokenHash, ourMark));
      if (leftMs === null) return null;
      if (leftMs > RENEW_BELOW_MS) return { value: true, leftMs };
      if (!(await store.run((database) => renewSession(database, tokenHash, SESSION_MS)))) return null;
      renewed.add(tokenHash);
      return { value: true, leftMs: SESSION_MS };
    },
  });

  /** Brings the store up to date with what happened while it was away, and ends the sessions of other passwords. */
  async function catchUp(): Promise<void> {
    const ourMark = await markOf();
    await store.run(async (database) => {
      await deleteSessionsOfOtherPasswords(database, ourMark);
      for (const tokenHash of [...unended]) {
        await deleteSession(database, tokenHash);
        // One by one: others may end while we are at it.
        unended.delete(tokenHash);
      }
      for (const [tokenHash, endsAtMs] of unsaved) {
        const leftMs = endsAtMs - Date.now();
        if (leftMs > 0) await putSession(database, { tokenHash, passwordMark: ourMark, leftMs });
        // Signed out meanwhile, and perhaps before it was stored.
        if (!unsaved.delete(tokenHash)) await deleteSession(database, tokenHash);
        // The next outage may come before it is asked for again.
        else if (leftMs > 0) cache.remember(tokenHash, { value: true, leftMs });
      }
    });
  }
  // An outage in the middle of it is followed by the next return.
  store.onBack(() => void inBackground(catchUp(), "sessions of the outage could not be stored"));

  function isUnsaved(tokenHash: string): boolean {
    return (unsaved.get(tokenHash) ?? 0) > Date.now();
  }

  async function open(): Promise<string> {
    const token = newSessionToken();
    const tokenHash = hashToken(token);
    try {
      const ourMark = await markOf();
      await store.run((database) => putSession(database, { tokenHash, passwordMark: ourMark, leftMs: SESSION_MS }));
      cache.remember(tokenHash, { value: true, leftMs: SESSION_MS });
    } catch (error) {
      if (!isStoreAway(error)) throw error;
      unsaved.set(tokenHash, Date.now() + SESSION_MS);
    }
    return token;
  }

  /** Whether a token is a session; undefined where the store is away and we can't tell by ourselves. */
  async function find(tokenHash: string): Promise<boolean | undefined> {
    if (unended.has(tokenHash)) return false;
    if (isUnsaved(tokenHash)) return true;
    try {
      return (await cache.check(tokenHash)) === true;
    } catch (error) {
      if (isStoreAway(error)) return undefined;
      throw error;
    }
  }

  return {
    open,
    async openByLink(linkToken) {
      try {
        const isGood = await store.run((database) => takeSignInLink(database, hashToken(linkToken)));
        return isGood ? await open() : null;
      } catch (error) {
        if (isStoreAway(error)) return null;
        throw error;
      }
    },
    peek(token) {
      const tokenHash = hashToken(token);
      if (unended.has(tokenHash)) return false;
      return cache.peek(tokenHash) ?? (isUnsaved(tokenHash) || undefined);
    },
    // Where nobody can tell, signing in works all the same, and whoever does is in.
    check: async (token) => (await find(hashToken(token))) === true,
    async end(token) {
      const tokenHash = hashToken(token);
      const isSession = await find(tokenHash);
      if (isSession === false || (isSession === undefined && unended.size >= MOST_UNENDED)) return false;
      unsaved.delete(tokenHash);
      unended.add(tokenHash);
      cache.forget((_value, hash) => hash === tokenHash);
      try {
        await store.run((database) => deleteSession(database, tokenHash));
        // A check under way meanwhile may have read the row before it was gone.
        cache.forget((_value, hash) => hash === tokenHash);
        unended.delete(tokenHash);
      } catch (error) {
        if (!isStoreAway(error)) throw error;
      }
      return isSession === true;
    },
    hasRenewals: () => renewed.size > 0,
    takeRenewal: (token) => renewed.size > 0 && renewed.delete(hashToken(token)),
  };
}
