/** Gives what was made under a key less than so many ms ago; else makes it. */
export type FreshFor<Value> = (key: unknown, freshMs: number, make: () => Promise<Value>) => Promise<Value>;

interface FreshOptions {
  /** How many values are kept; beyond them the oldest goes. */
  most: number;
  now: () => number;
}

/** Creates a memory of what is dear to make: made once for all who ask meanwhile and soon after. What failed is not kept. */
export function createFreshFor<Value>({ most, now }: FreshOptions): FreshFor<Value> {
  const kept = new Map<string, { atMs: number; value: Promise<Value> }>();
  return (question, freshMs, make) => {
    const key = JSON.stringify(question);
    const known = kept.get(key);
    // A clock that was set back makes nothing fresh.
    if (known && Math.abs(now() - known.atMs) < freshMs) return known.value;
    const value = make();
    const made = { atMs: now(), value };
    kept.delete(key);
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? "");
    value.catch(() => {
      if (kept.get(key) === made) kept.delete(key);
    });
    return value;
  };
}
