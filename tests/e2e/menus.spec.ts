import type { Locator } from "@playwright/test";
import { expect, test } from "../support/e2e/test";

/*
 * Menus by the pointer, on what people press: words, and the room about them. A press there gives the focus to what stands around the
 * menu, which once folded it away under the press; Chromium then crashed.
 */
test("a word chooses what it names, and the room about the words does nothing", async ({ live, page }) => {
  await live.openLive();
  await live.accountFilter.click();
  const accounts = page.getByRole("group", { name: "Accounts shown" });
  await accounts.locator("label", { hasText: "studio-east" }).click();
  await expect(page).toHaveURL(/\?account=\d+$/);
  await expect(accounts.getByRole("checkbox", { name: "studio-east" })).toBeChecked();

  const box = await accounts.first().boundingBox();
  if (box === null) throw new Error("The menu has gone.");
  await page.mouse.click(box.x + 3, box.y + 3);
  await accounts.locator("label", { hasText: "studio-west" }).click();
  await expect(page).toHaveURL(/\?account=\d+,\d+$/);
  await page.getByRole("heading", { level: 1 }).click();
  await expect(accounts.getByRole("checkbox", { name: "studio-east" })).toBeHidden();

  await live.kindFilter.click();
  const kinds = page.getByRole("group", { name: "Kinds shown" });
  await kinds.locator("label", { hasText: "images" }).click();
  await expect(page).toHaveURL(/kind=image/);
  await expect(kinds.getByRole("checkbox", { name: "images" })).toBeChecked();
});

const topOf = (filters: Locator) => filters.evaluate((element) => element.getBoundingClientRect().top);

for (const viewport of [
  { width: 1440, height: 700 },
  { width: 390, height: 844 },
]) {
  test(`at ${viewport.width} px what narrows stays under the hand, however much shorter the page gets`, async ({
    live,
    page,
  }) => {
    await page.setViewportSize(viewport);
    await live.openLive();
    // What comes late may move the page as well.
    await expect(page.getByRole("region", { name: "Just ended" })).toBeVisible();
    await expect(live.elapsed.locator(".recharts-bar-rectangle").first()).toBeAttached();
    const filters = page.getByRole("group", { name: "Filters" });
    await filters.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const before = await topOf(filters);
    const moved = async () => Math.abs((await topOf(filters)) - before);
    await live.accountFilter.click();
    const accounts = page.getByRole("group", { name: "Accounts shown" });
    await accounts.locator("label", { hasText: "shorts-02" }).click();
    await expect(accounts.getByRole("checkbox", { name: "shorts-02" })).toBeChecked();
    expect(await moved()).toBeLessThan(2);
    await page.keyboard.press("Escape");
    await live.search.pressSequentially("zz");
    await expect(page.getByText(/^None of/)).toBeVisible();
    expect(await moved()).toBeLessThan(2);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page).not.toHaveURL(/account|q=/);
    expect(await moved()).toBeLessThan(2);
  });
}

test("a menu opened at the screen's lower edge comes in sight", async ({ live, page }) => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await live.openLive();
  await live.accountFilter.evaluate((element) => element.scrollIntoView({ block: "end" }));
  const before = await live.accountFilter.boundingBox();
  expect(before?.y).toBeGreaterThan(600);
  await live.accountFilter.click();
  await expect(page.getByRole("checkbox", { name: "studio-west" })).toBeInViewport({ ratio: 1 });
});

test("all of a choice's row chooses", async ({ live, page }) => {
  await live.openLive();
  await live.kindFilter.click();
  const row = page.getByRole("group", { name: "Kinds shown" }).locator("label", { hasText: "images" });
  // Between the box and its word.
  await row.click({ position: { x: 28, y: 14 } });
  await expect(page).toHaveURL(/kind=image/);
});

test("behind a dialog the page stays where it is", async ({ live, page }) => {
  await live.openLive();
  await page.getByRole("button", { name: "Share…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  // Not by a wheel: that it did nothing could only be seen by waiting.
  await expect(page.locator("html")).toHaveCSS("overflow-y", "hidden");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => window.scrollY > 0);
});
