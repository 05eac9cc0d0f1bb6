import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e/test";

declare global {
  interface Window {
    /** The ground's colour at each of the first frames. */
    grounds?: string[];
  }
}

const DARK = "rgb(11, 14, 19)";
const LIGHT = "rgb(247, 248, 250)";

/** Writes down the ground at every frame of the first half second, from before anything is drawn. */
const recordGrounds = (page: Page) =>
  page.addInitScript(() => {
    const grounds: string[] = [];
    window.grounds = grounds;
    const look = () => {
      // Before its stylesheet, which blocks drawing, a page has no colour and shows nothing.
      const hasStyles = [...document.styleSheets].some(({ href }) => href !== null);
      if (document.body !== null && hasStyles) grounds.push(getComputedStyle(document.body).backgroundColor);
      if (performance.now() < 500 || grounds.length < 10) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

const grounds = async (page: Page) => {
  await expect.poll(() => page.evaluate(() => window.grounds?.length)).toBeGreaterThanOrEqual(10);
  return page.evaluate(() => [...new Set(window.grounds)]);
};

test("a chosen theme holds at once, over a reload, and from its first frame on", async ({ live, page, app }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await recordGrounds(page);
  await live.openLive();
  expect(await grounds(page)).toEqual([LIGHT]);
  await live.theme.getByText("Dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);

  await page.reload();
  expect(await grounds(page)).toEqual([DARK]);
  await expect(live.theme.getByRole("radio", { name: "Dark" })).toBeChecked();
  const html = await (await page.request.get(app.url)).text();
  expect(html).toContain('data-theme="dark"');

  await live.theme.getByText("System").click();
  await expect(page.locator("body")).toHaveCSS("background-color", LIGHT);
});

test("'system' follows the system while the page is open", async ({ live, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await recordGrounds(page);
  await live.openLive();
  expect(await grounds(page)).toEqual([DARK]);
  await expect(live.theme.getByRole("radio", { name: "System" })).toBeChecked();
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("body")).toHaveCSS("background-color", LIGHT);
});

test("a link's theme wins over the kept choice, and changes with the switch", async ({ live, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await live.openLive();
  await live.theme.getByText("Dark").click();
  await live.open("?theme=light");
  await expect(page.locator("body")).toHaveCSS("background-color", LIGHT);
  await live.untilAsked();
  await live.theme.getByText("Dark").click();
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
  await expect.poll(() => new URL(page.url()).searchParams.get("theme")).toBe("dark");
});
