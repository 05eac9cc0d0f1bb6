import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { findBrowser } from "../../../scripts/lib/browser.mjs";

/** As in playwright.config.ts: an installed Chromium that asks nobody on the network about anything. */
const ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  // Heap figures are rounded to a tenth of their size without it.
  "--enable-precise-memory-info",
];

/** The desk the bars speak of. */
const DESK = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };

/** Starts Chromium, gives it to the work, and ends it. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ARGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page in a profile of its own: nothing is cached. */
export async function openFresh(
  browser: Browser,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...DESK, ...options });
  return { context, page: await context.newPage() };
}

/** The panel with this title. */
export const panel = (page: Page, title: string | RegExp) => page.getByRole("region", { name: title });

/** Waits until both charts have been drawn: a picture in each drawing. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll(".recharts-surface").length >= 3, null, {
    timeout: 30_000,
  });
}
