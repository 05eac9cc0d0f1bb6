/**
 * Lets other requests and timers run before we go on. Long work needs it between its pieces where it never waits: SQLite answers within
 * the call, so a hundred reads in a row would hold everybody up.
 */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
