import { withinTime } from "./timers";

const LIMIT_MS = 10_000;
let isTrying = false;

/**
 * Loads the page anew, but only once the server has given it: a reload while it is away would end on the browser's own
 * error page, from which nothing comes back. Resolves to false when the server did not give the page.
 */
export async function safeReload(): Promise<boolean> {
  if (isTrying) return false;
  isTrying = true;
  try {
    const isGiven = await withinTime(LIMIT_MS, async (signal) => {
      const answer = await fetch(window.location.href, { cache: "no-store", signal });
      const isPage = answer.ok && (answer.headers.get("content-type") ?? "").startsWith("text/html");
      // Whole, or a server that dies halfway would leave half a page.
      return isPage && (await answer.text()).includes("</html>");
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
