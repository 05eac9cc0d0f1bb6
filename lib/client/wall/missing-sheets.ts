const KEY = "slotwatch-wall-missing-sheets";
const FIRST_WAIT_MS = 60_000;
/** A sheet that something keeps from ever coming costs a reload in the hour, not in the minute. */
const MOST_DOUBLINGS = 6;
/** A sheet that is still loading looks like one that is missing; it does not do so twice. */
const LOOKS = 2;

function readTries(): number {
  try {
    return Number(sessionStorage.getItem(KEY)) || 0;
  } catch {
    return MOST_DOUBLINGS;
  }
}

function writeTries(tries: number): void {
  try {
    sessionStorage.setItem(KEY, String(tries));
  } catch {
    // Nothing to remember it in: `readTries` takes the longest wait then.
  }
}

/** Whether a stylesheet has not come: the network failed for a moment while the page was loaded. */
const isMissingOne = () =>
  [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].some(({ sheet }) => sheet === null);

/**
 * Tells when a page that lacks a stylesheet should be loaded anew: a minute after it was loaded, and where that did not help
 * after twice as long each time, up to an hour.
 *
 * @returns to be asked now and then, with the time since the page was loaded, ms
 */
export function watchMissingSheets(): (uptimeMs: number) => boolean {
  const tries = readTries();
  let looks = 0;
  let isCounted = false;
  return (uptimeMs) => {
    looks = isMissingOne() ? looks + 1 : 0;
    if (looks === 0 && uptimeMs >= FIRST_WAIT_MS) writeTries(0);
    if (looks < LOOKS || uptimeMs < FIRST_WAIT_MS * 2 ** tries) return false;
    if (!isCounted) writeTries(Math.min(tries + 1, MOST_DOUBLINGS));
    isCounted = true;
    return true;
  };
}
