import type { Page } from "@playwright/test";
import { expect, test } from "../support/e2e/test";

/** Holds back every script until told: the page is there to be used, and nothing of ours runs yet. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test.describe("what is typed and chosen before the page's scripts run is not lost", () => {
  test.beforeEach(({ watch }) => watch.allowLayoutShift());

  test("the search, the kind of a chart, and the theme", async ({ live, page }) => {
    const release = await holdScripts(page);
    await page.goto(live.url, { waitUntil: "commit" });
    await live.search.fill("promo");
    await page.getByLabel("Kind of jobs shown").selectOption("image");
    await live.theme.getByText("Light").click();
    await expect(live.rows).toHaveCount(15);

    release();
    await expect(live.rows).toHaveCount(4);
    await expect(live.search).toHaveValue("promo");
    await expect(page).toHaveURL(/[?&]q=promo/);
    await expect(live.panel("Elapsed by image")).toBeVisible();
    await expect(page.getByLabel("Kind of jobs shown")).toHaveValue("image");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    expect(await page.context().cookies()).toContainEqual(
      expect.objectContaining({ name: "slotwatch-theme", value: "light" }),
    );
  });

  test("a search of the link that was cleared", async ({ live, page }) => {
    const release = await holdScripts(page);
    await page.goto(`${live.url}/?q=promo`, { waitUntil: "commit" });
    await expect(live.rows).toHaveCount(4);
    await live.search.fill("");
    release();
    await expect(live.rows).toHaveCount(15);
    await expect(page).not.toHaveURL(/q=/);
  });

  test("a menu that was opened is filled, and has the focus that went into it", async ({ live, page }) => {
    const release = await holdScripts(page);
    await page.goto(live.url, { waitUntil: "commit" });
    await live.kindFilter.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("group", { name: "Kinds shown: All kinds" })).toBeFocused();
    release();
    await expect(page.getByRole("checkbox", { name: "videos" })).toBeFocused();
    await page.keyboard.press("Space");
    await expect(live.kindFilter).toHaveText("videos");
  });

  test("a press on Pause, on a column and on Share…, each once however often it was pressed", async ({
    live,
    page,
  }) => {
    const release = await holdScripts(page);
    await page.goto(live.url, { waitUntil: "commit" });
    const pause = page.getByRole("button", { name: "Pause" });
    await pause.click();
    await pause.click();
    await live.jobs.getByRole("button", { name: "Reference" }).click();
    await page.getByRole("button", { name: "Share…" }).click();
    release();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByText(/Paused since/).first()).toBeVisible();
    await expect(page).toHaveURL(/sort=ref/);
    await expect(page).not.toHaveURL(/dir=desc/);
  });
});
