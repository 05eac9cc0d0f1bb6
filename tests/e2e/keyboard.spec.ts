import { tabThrough } from "../support/e2e/tab-through";
import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";

test("everything that can be pressed is reached by Tab, in order, in sight and with a ring around it", async ({
  live,
  page,
}) => {
  await live.openLive();
  expect((await tabThrough(page))[0]).toBe("Skip to the content");
});

test("the first Tab leads past the header to the answer", async ({ live, page }) => {
  await live.openLive();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeInViewport();
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

  await page.getByRole("button", { name: /^Copy id of studio-west/ }).focus();
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
  // The button has gone with what it cleared: the focus stays where it was, and does not begin the page anew.
  await expect(page.getByRole("group", { name: "Filters" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(live.accountFilter).toBeFocused();

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

test("a button that goes with its press hands the focus on, wherever it stands", async ({ live, page, app }) => {
  const main = page.locator("#main");
  for (const [query, name] of [
    [`?account=${ACCOUNT_IDS.west}`, "Show all accounts"],
    ["?q=nothing-like-it", "Show all jobs"],
  ] as const) {
    await live.openLive(query);
    await page.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name })).toHaveCount(0);
    await expect(main).toBeFocused();
  }
  await page.goto(`${app.url}/history?refPrefix=promo/`);
  await page.waitForResponse((response) => response.url().includes("/scheduler"));
  await page.getByRole("button", { name: /^Stop showing only references/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Filters" })).toBeFocused();
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
