import type { Locator } from "@playwright/test";
import { WallPage } from "../support/pages/wall-page";
import { expect, test } from "../support/e2e/test";

/** Whether it has the system's ground of what is selected. */
const isMarked = (element: Locator) =>
  element.evaluate((one) => {
    const probe = document.createElement("i");
    probe.style.setProperty("forced-color-adjust", "none");
    probe.style.backgroundColor = "SelectedItem";
    document.body.append(probe);
    const wanted = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return getComputedStyle(one).backgroundColor === wanted;
  });

test("in forced colours the chosen one of several is marked: page, range, theme", async ({ live, app, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await live.openLive();
  const pages = page.getByRole("navigation", { name: "Pages" });
  expect(await isMarked(pages.getByRole("link", { name: "Now" }))).toBe(true);
  expect(await isMarked(pages.getByRole("link", { name: "Wall" }))).toBe(false);
  const theme = (name: string) => live.theme.locator("label").filter({ hasText: name });
  await theme("Dark").click();
  await expect.poll(() => isMarked(theme("Dark"))).toBe(true);
  expect(await isMarked(theme("System"))).toBe(false);
  await theme("System").click();

  await page.goto(`${app.url}/history?range=7d`);
  expect(await isMarked(pages.getByRole("link", { name: "History" }))).toBe(true);
  const ranges = page.getByRole("navigation", { name: "Range" }).getByRole("link");
  const marks = await Promise.all((await ranges.all()).map(isMarked));
  expect(marks.filter(Boolean)).toHaveLength(1);
  expect(await isMarked(ranges.filter({ hasText: "7 d" }))).toBe(true);
});

test("in forced colours the wall's seconds hand is drawn", async ({ page, app }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await new WallPage(page, app.url).open();
  const [hand, ground] = await page.locator(".wall-hand").evaluate((element) => {
    const colourOf = (one: Element) => getComputedStyle(one).backgroundColor;
    return [colourOf(element), colourOf(document.body)];
  });
  expect(hand).not.toBe(ground);
  expect(hand).not.toContain("rgba");
});
