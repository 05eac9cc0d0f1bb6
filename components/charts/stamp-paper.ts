import { serverClock } from "@/lib/client/use-now";

/**
 * Writes on a page that is about to be printed when that is, by the server's clock and in the page's zone, and where it came from: paper lies about
 * for weeks. print.css shows it.
 */
export function stampPaper(): void {
  // The page names its zone at its end, for those who want it exactly.
  const zone = document.querySelector<HTMLElement>("footer [title]")?.title ?? "UTC";
  const atMs = serverClock.now() ?? Date.now();
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: zone }).format(atMs);
  const { host, pathname, search } = window.location;
  document.querySelector("main")?.setAttribute("data-printed", `${when}, ${zone} · ${host}${pathname}${search}`);
}
