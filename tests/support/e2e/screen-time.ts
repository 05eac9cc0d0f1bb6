import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Resolves when a text is on the page, to the time of that moment, epoch ms. */
    textAppeared?: Promise<number>;
  }
}

/**
 * Begins to wait, inside the page, for a text; the answer is the moment it was drawn, on this machine's clock, which
 * neither a busy test runner nor its polling can blur.
 *
 * @returns a function that gives the moment, epoch ms
 */
export async function watchForText(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate((wanted) => {
    window.textAppeared = new Promise((resolve) => {
      const look = () => {
        if (!document.body.textContent?.includes(wanted)) return false;
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, text);
  return () => page.evaluate(() => window.textAppeared ?? Promise.reject(new Error("Nothing is waited for.")));
}
