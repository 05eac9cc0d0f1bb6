import { expectAccessible, LOOKS, takeLook } from "../support/e2e/accessible";
import { expect, test } from "../support/e2e/test";

test.beforeEach(({ watch }) => watch.allow(/404/));

test("a page that is not there: a sentence, a way back, accessible", async ({ app, page }) => {
  for (const look of LOOKS) {
    const how = await takeLook(page, look);
    await page.goto(`${app.url}/no-such-page`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    await expectAccessible(page, `not found ${how}`);
  }
  await page.getByRole("link", { name: "Go to the live view" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("free of 15");
});

test.describe("without JavaScript, and with no stylesheet", () => {
  test.use({ javaScriptEnabled: false });

  const PAGES = {
    "/nope": "There is no such page",
    "/wall/nope": "There is no such page",
    "/404": "There is no such page",
    "/%E0%A4%A": "There is no such page",
    "/shared/x": "This link has ended",
    "/shared/x/wall": "This link has ended",
    "/s/wrong": "This link has ended",
  };
  for (const [path, heading] of Object.entries(PAGES)) {
    test(`${path} says so in words`, async ({ app, page, watch }) => {
      watch.allow(/ERR_FAILED/);
      await page.route("**/*.css", (route) => route.abort());
      const answer = await page.goto(`${app.url}${path}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    });
  }

  test("a link that opens nothing says what it may be, whatever it is", async ({ app, page }) => {
    for (const path of ["/shared/x", "/s/wrong"]) {
      await page.goto(`${app.url}${path}`);
      await expect(page.getByRole("main")).toContainText("It may have expired, been withdrawn or been mistyped.");
    }
  });

  test("no drawing of the live view is larger than its words", async ({ live, page, watch }) => {
    watch.allow(/ERR_FAILED/);
    await page.route("**/*.css", (route) => route.abort());
    await live.open();
    const sizes = await page
      .locator("svg")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(24);
  });
});
