/** Browsers refuse pages that rewrite their address too often (Safari: 100 times in 30 s); somebody types faster. */
const WRITE_EVERY_MS = 120;

/** What was asked for and is not in the address yet; null when the address says it all. */
let asked: string | null = null;
/** How that is written: over the entry there is, or as a step that Back undoes. */
let how: "replaceState" | "pushState" = "replaceState";
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of [...listeners]) listener();
}

/** The page's query as it is asked for: "" or "?…". It is the address's, but for the moment until that follows. */
export function readQuery(): string {
  return asked ?? window.location.search;
}

function write(): void {
  timer = null;
  if (asked === null) return;
  const { pathname, hash } = window.location;
  try {
    // Without state of ours: Next hears of it and keeps its own idea of the address true.
    window.history[how](null, "", `${pathname}${asked}${hash}`);
    settle();
  } catch {
    // Refused for a while: tried again, and meanwhile the page shows what is asked for.
  }
  timer = setTimeout(write, WRITE_EVERY_MS);
}

/** The address says it all. */
function settle(): void {
  asked = null;
  how = "replaceState";
}

/**
 * Asks for another query: shown at once, in the address at once or as soon as that may be written again.
 *
 * @param isStep whether Back leads to the query there was
 */
export function changeQuery(query: string, isStep = false): void {
  asked = query;
  if (isStep) how = "pushState";
  notify();
  if (timer === null) write();
}

/** Back and forward bring an address of their own, which wins. */
function onPopState(): void {
  settle();
  notify();
}

/** Calls back when the query changes. @returns how to stop. */
export function subscribeToQuery(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", onPopState);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", onPopState);
  };
}
