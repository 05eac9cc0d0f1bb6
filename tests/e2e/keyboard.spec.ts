import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e/test";

declare global {
  interface Window {
    focused?: Set<Element>;
  }
}

const PRESSABLE = "a[href], button:not(:disabled), input, select, summary, [tabindex='0']";

/** What the element with the focus is, and whether its reader can see that it has it. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    window.focused?.add(element);
    // A hidden radio button shows its focus on its label.
    const shown = element.matches("input[type=radio]") ? (element.closest("label") ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const header = document.querySelector("header")?.getBoundingClientRect();
    const isInHeader = element.closest("header, aside") !== null || element.matches("a[href='#main']");
    return {
      name: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? element.tagName,
      hasRing: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      isInSight: isInHeader || (box.top >= (header?.bottom ?? 0) - 1 && box.bottom <= window.innerHeight + 1),
    };
  });

test("everything that can be pressed is reached by Tab, in order, in sight and with a ring around it", async ({
  live,
  page,
}) => {
  await live.openLive();
  await page.evaluate(() => (window.focused = new Set()));
  const names: string[] = [];
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press("Tab");
    const focus = await focusNow(page);
    if (focus === null) break;
    // What stands above may still be arriving; the browser scrolls after it.
    await expect.poll(() => focusNow(page), focus.name).toMatchObject({ hasRing: true, isInSight: true });
    names.push(focus.name);
  }
  expect(names[0]).toBe("Skip to the answer");
  const missed = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)].filter((element) => {
      const isOtherRadio = element.matches("input[type=radio]:not(:checked)");
      return element.checkVisibility() && !isOtherRadio;
    });
    return all.filter((element) => !window.focused?.has(element)).map((element) => element.outerHTML.slice(0, 120));
  }, PRESSABLE);
  expect(missed).toEqual([]);
});

test("the first Tab leads past the header to the answer", async ({ live, page }) => {
  await live.openLive();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the answer" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

test("the whole page is used by keyboard: pause, copy, filters, search, sort, chart, theme", async ({
  live,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await live.openLive();

  await live.pause.focus();
  await page.keyboard.press("Enter");
  await expect(live.corner).toContainText("Paused since");
  await expect(live.resume).toBeFocused();
  await page.keyboard.press("Space");
  await expect(live.corner).toContainText("Live");

  await page.getByRole("button", { name: /^Copy the id of studio-west/ }).focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{18}$/);

  await live.kindFilter.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "videos" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox", { name: "videos" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(live.rows).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { name: "videos" })).toHaveCount(0);
  await expect(live.kindFilter).toBeFocused();
  await expect(live.kindFilter).toHaveText("images");

  await page.keyboard.press("Tab");
  await expect(live.search).toBeFocused();
  await page.keyboard.type("cover-2");
  await expect(live.rows).toHaveCount(1);

  await page.getByRole("button", { name: "Clear filters" }).focus();
  await page.keyboard.press("Space");
  await expect(live.rows).toHaveCount(15);

  await live.sortBy("Elapsed").focus();
  await page.keyboard.press("Enter");
  const header = live.table.getByRole("columnheader", { name: "Elapsed" });
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "ascending");

  await page.getByLabel("Kind of jobs shown").focus();
  await page.keyboard.type("images");
  await expect(live.elapsed).toContainText("Elapsed by image");

  await live.theme.getByRole("radio", { name: "System" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("Enter and at once Tab lead into a menu, though what it holds is still on its way", async ({ live, page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("Search accounts")) await arrived;
    await route.fulfill({ response });
  });
  await live.openLive();
  await live.kindFilter.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("group", { name: "Kinds shown: All kinds" })).toBeFocused();
  arrive();
  await expect(page.getByRole("checkbox", { name: "videos" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(live.kindFilter).toBeFocused();
  await expect(page.getByRole("checkbox", { name: "videos" })).toBeVisible();
});

test("Escape, a press elsewhere and leaving by Tab close a menu", async ({ live, page }) => {
  await live.openLive();
  const choice = page.getByRole("checkbox", { name: /studio-east/ });
  await live.accountFilter.click();
  await expect(choice).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(choice).toHaveCount(0);

  await live.accountFilter.click();
  await page.getByRole("heading", { name: "Running jobs" }).click();
  await expect(choice).toHaveCount(0);

  await live.accountFilter.click();
  await expect(choice).toBeVisible();
  await live.search.focus();
  await expect(choice).toHaveCount(0);
});
