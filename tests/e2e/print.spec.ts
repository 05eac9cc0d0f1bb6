import { startHistoryApp, DAY_PLAN, type HistoryApp } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";
import { LivePage } from "../support/pages/live-page";

/** Paper: A4 at 96 px an inch. */
const SHEET = { width: 794, height: 1123 };

let app: HistoryApp;
test.beforeAll(async () => {
  app = await startHistoryApp(DAY_PLAN);
});
test.afterAll(() => app?.stop());

/** Everything that can be pressed and is drawn, in words. Ids of jobs are text that can be pressed. */
const pressable = () =>
  [...document.querySelectorAll<HTMLElement>("button, summary, select, input, [role=switch], nav a, footer a")]
    .filter((one) => one.closest("td") === null && one.checkVisibility())
    .map((one) => one.getAttribute("aria-label") ?? one.innerText);

const stampOf = () =>
  getComputedStyle(document.querySelector("main") ?? document.body, "::before").getPropertyValue("content");

test.beforeEach(async ({ page, watch }) => {
  watch.allowLayoutShift();
  await page.setViewportSize(SHEET);
});

test("the live view on paper says when it was and where it came from, and has nothing to press", async ({ page }) => {
  const live = new LivePage(page, app.url);
  await live.openLive("?tz=Europe/Berlin");
  await expect(live.load.locator("path").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await page.evaluate(pressable)).toEqual([]);
  await expect(live.corner.filter({ hasText: "old" })).toBeHidden();
  const year = new Date().getFullYear();
  expect(await page.evaluate(stampOf)).toMatch(
    new RegExp(
      `day,? \\d+ \\w+ ${year} at \\d\\d:\\d\\d, Europe/Berlin · ${new URL(app.url).host}/\\?tz=Europe/Berlin`,
    ),
  );
  await page.emulateMedia({ media: "screen" });
  expect(await page.evaluate(stampOf), "on a screen nothing of it is seen").toBe("none");
});

test("history on paper: the range in its address, charts drawn in words that are not squeezed", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openLive("?range=7d");
  const word = history.slots.locator(".recharts-surface text").first();
  await expect(word).toBeVisible();
  await page.emulateMedia({ media: "print" });
  // Paper is laid out before any script hears of its width: so is this, between two frames.
  const { before, after, drawing } = await word.evaluate((one, width) => {
    const surface = one.closest("svg");
    const main = document.querySelector("main");
    const sizeOf = (of: Element | null) => of?.getBoundingClientRect().width ?? 0;
    const before = { word: sizeOf(one), drawing: sizeOf(surface) };
    window.dispatchEvent(new Event("beforeprint"));
    if (main) main.style.width = `${width}px`;
    const after = sizeOf(one);
    const drawing = sizeOf(surface) / before.drawing;
    if (main) main.style.width = "";
    return { before: before.word, after, drawing };
  }, SHEET.width);
  expect(drawing, "the drawing is as narrow as the paper").toBeLessThan(0.7);
  expect(after / before, "its words are as wide as they were").toBeCloseTo(1, 1);
  expect(await page.evaluate(stampOf)).toContain("/history?range=7d");
  expect(await page.evaluate(pressable)).toEqual([]);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeGreaterThan(1);
});
