const listeners = new Set<() => void>();

/** Asks for new data at once, from anywhere on the page: what was just done will show in it. */
export function askNow(): void {
  for (const listener of [...listeners]) listener();
}

/** Called at each `askNow`. @returns how to stop. */
export function onAskNow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
