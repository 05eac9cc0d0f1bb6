import type { Page } from "@playwright/test";
import { HOURS_PLAN } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";

declare global {
  interface Window {
    /** SWR's own door for its developer tools: what wraps each of its hooks. */
    __SWR_DEVTOOLS_USE__?: unknown[];
    cacheOfPage?: Map<string, { data?: unknown }>;
  }
}

/** Runs in the page before anything of ours: keeps hold of SWR's cache. */
function watchCache(): void {
  type Hook = (key: unknown, fetcher: unknown, config: { cache: Map<string, { data?: unknown }> }) => unknown;
  window.__SWR_DEVTOOLS_USE__ = [
    (next: Hook): Hook =>
      (key, fetcher, config) => {
        window.cacheOfPage = config.cache;
        return next(key, fetcher, config);
      },
  ];
}

/** The addresses below a path whose answers the page keeps. */
const keptOf = (page: Page, path: string) =>
  page.evaluate((root) => {
    if (window.cacheOfPage === undefined) throw new Error("SWR has shown no cache.");
    const all = [...window.cacheOfPage].filter(([key, { data }]) => key.startsWith(root) && data !== undefined);
    return all.map(([key]) => key);
  }, path);

test("answers to what is looked at no more are forgotten, also those that come late", async ({
  startWithHistory,
  page,
}) => {
  const app = await startWithHistory(HOURS_PLAN);
  await page.addInitScript(watchCache);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/runs?*q=late*", async (route) => {
    await answered;
    await route.continue();
  });
  const answerTo = (part: string) => page.waitForResponse((response) => response.url().includes(part));
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openLive();
  const asked = page.waitForRequest((request) => request.url().includes("q=late"));
  await history.search.fill("late");
  await asked;
  const inBetween = answerTo("q=between");
  await history.search.fill("between");
  await inBetween;
  const late = answerTo("q=late");
  answer();
  await (await late).finished();
  await history.search.fill("now");
  await expect.poll(() => keptOf(page, "/api/runs")).toEqual([expect.stringContaining("q=now")]);

  for (const [name, range] of [
    ["the last hour", "1h"],
    ["the last 7 days", "7d"],
    ["the last 30 days", "30d"],
  ] as const) {
    await history.range(name).click();
    await expect.poll(() => keptOf(page, "/api/history")).toEqual([expect.stringContaining(`range=${range}`)]);
  }
});
