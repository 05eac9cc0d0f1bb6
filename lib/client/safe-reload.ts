import { withinTime } from "./timers";

const LIMIT_MS = 10_000;
let isTrying = false;

/** Of a page of ours, and whole: a server that dies halfway leaves half a page, and a proxy has a page for maintenance of its own. */
const OURS = /\/_next\/.*<\/html>/s;

/**
 * Loads the page anew, but only once the server has given it: a reload while it is away would end on the browser's own
 * error page, or a proxy's, from which nothing comes back. Resolves to false when the server did not give the page.
 */
export async function safeReload(): Promise<boolean> {
  if (isTrying) return false;
  isTrying = true;
  try {
    const isGiven = await withinTime(LIMIT_MS, async (signal) => {
      const answer = await fetch(window.location.href, { cache: "no-store", signal });
      return answer.ok && OURS.test(await answer.text());
    });
    if (!isGiven) return false;
    window.location.reload();
    return true;
  } catch {
    return false;
  } finally {
    isTrying = false;
  }
}
