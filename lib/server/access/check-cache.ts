import { HOUR_MS } from "@/lib/domain/time-units";
import { isStoreAway, type StoreStatus } from "../store/store-away";

/** What was proven about a token, and the time left in ms; null: without end. */
export interface Proof<T> {
  value: T;
  leftMs: number | null;
}

/** A proof is taken as given for so long at the most; then the database is asked again. */
const LONGEST_TRUST_MS = 5000;
/** What was proven within this time before the store went away stays good until it ends. */
const KEPT_MS = HOUR_MS;
/** Proofs we keep. Only real tokens make one. */
const MOST_PROOFS = 10_000;

export interface CheckCacheOptions<T> {
  /** Asks the store; null when the token opens nothing. Throws `StoreAwayError`. */
  load(tokenHash: string): Promise<Proof<T> | null>;
  storeStatus(): StoreStatus;
  /** The poll interval: who is withdrawn must be refused at the next poll. */
  intervalMs: number;
}

export interface CheckCache<T> {
  /** What a token is known to open right now, without asking anybody; undefined when that must be asked. */
  peek(tokenHash: string): T | undefined;
  /** What a token opens; null for nothing. Throws `StoreAwayError` where neither the store nor we can tell. */
  check(tokenHash: string): Promise<T | null>;
  /** Takes a proof as just made. */
  remember(tokenHash: string, proof: Proof<T>): void;
  /** Forgets proofs at once. Checks that are under way start over. */
  forget(isMeant: (value: T, tokenHash: string) => boolean): void;
}

interface Entry<T> {
  value: T;
  endsAtMs: number;
  provenAtMs: number;
  usedAtMs: number;
}

/**
 * Answers "what does this token open" without a query for each request, and goes on answering while the store is away
 * for those it has seen within the hour. Only good news is kept: a token that opens nothing is asked each time.
 */
export function createCheckCache<T>({ load, storeStatus, intervalMs }: CheckCacheOptions<T>): CheckCache<T> {
  const entries = new Map<string, Entry<T>>();
  const underWay = new Map<string, Promise<T | null>>();
  const trustMs = Math.min(intervalMs, LONGEST_TRUST_MS);
  let generation = 0;

  function remember(tokenHash: string, { value, leftMs }: Proof<T>) {
    const nowMs = Date.now();
    entries.delete(tokenHash);
    entries.set(tokenHash, {
      value,
      endsAtMs: nowMs + (leftMs ?? Infinity),
      provenAtMs: performance.now(),
      usedAtMs: nowMs,
    });
    if (entries.size > MOST_PROOFS) entries.delete(entries.keys().next().value ?? "");
  }

  function peek(tokenHash: string): T | undefined {
    const entry = entries.get(tokenHash);
    if (!entry || performance.now() - entry.provenAtMs > trustMs) return undefined;
    const nowMs = Date.now();
    if (nowMs >= entry.endsAtMs) return undefined;
    entry.usedAtMs = nowMs;
    return entry.value;
  }

  /** What we know by ourselves while nobody can be asked; undefined for nothing. */
  function recall(tokenHash: string): T | null | undefined {
    const entry = entries.get(tokenHash);
    if (!entry) return undefined;
    const nowMs = Date.now();
    if (nowMs >= entry.endsAtMs) return null;
    const status = storeStatus();
    // A single question that waited too long is no outage, and says nothing against what was proven just before.
    const sinceMs = status.state === "away" ? status.sinceMs : nowMs;
    return entry.usedAtMs > sinceMs - KEPT_MS ? entry.value : undefined;
  }

  async function ask(tokenHash: string): Promise<T | null> {
    for (;;) {
      const began = generation;
      try {
        const proof = await load(tokenHash);
        // Something was withdrawn meanwhile; this answer may be from before.
        if (began !== generation) continue;
        if (proof) remember(tokenHash, proof);
        else entries.delete(tokenHash);
        return proof?.value ?? null;
      } catch (error) {
        const known = isStoreAway(error) ? recall(tokenHash) : undefined;
        if (known === undefined) throw error;
        return known;
      }
    }
  }

  return {
    peek,
    remember,
    async check(tokenHash) {
      const known = peek(tokenHash);
      if (known !== undefined) return known;
      const running = underWay.get(tokenHash) ?? ask(tokenHash).finally(() => underWay.delete(tokenHash));
      underWay.set(tokenHash, running);
      return running;
    },
    forget(isMeant) {
      generation += 1;
      for (const [tokenHash, { value }] of entries) if (isMeant(value, tokenHash)) entries.delete(tokenHash);
    },
  };
}
