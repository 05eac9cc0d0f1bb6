/**
 * Lets whatever else waits have its turn: between two pieces of long work that never really waits, as reads of SQLite, which
 * answers within the call, do not.
 */
export function letOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
