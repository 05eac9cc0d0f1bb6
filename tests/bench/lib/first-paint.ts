import type { Browser } from "@playwright/test";
import { openFresh } from "./browser";

/** How long after the address was opened the page's first content was painted, ms. Nothing is cached. */
export async function measureFirstPaint(browser: Browser, url: string): Promise<number> {
  const { context, page } = await openFresh(browser);
  await page.goto(url);
  const paint = await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  const atMs = await paint.jsonValue();
  await context.close();
  return atMs ?? Number.NaN;
}
