import { RULES } from "./rules";

/** Addresses of pages, as patterns: everything with a rule that is no route. */
const PAGES = Object.keys(RULES)
  .filter((surface) => !/^\/(?:api\/|s\/|\[\.\.\.)/.test(surface))
  .map((surface) => new RegExp(`^${surface.replace(/\[[^\]]+\]/g, "[^/]+")}/?$`));

/** Whether a page is asked for by a method that pages lack: Next itself would draw it for any. */
export function isForeignToPages(method: string, pathname: string): boolean {
  return method !== "GET" && method !== "HEAD" && PAGES.some((page) => page.test(pathname));
}
