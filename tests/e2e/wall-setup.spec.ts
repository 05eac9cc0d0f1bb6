import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { edgeContrast } from "../support/e2e/colours";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { expect, test } from "../support/e2e/test";

test("makes a link out of a form, and shows what it leads to", async ({ page, app, watch }) => {
  watch.allowLayoutShift();
  await page.goto(`${app.url}/wall/setup`);
  await page.getByRole("checkbox", { name: "studio-west" }).check();
  await page.getByRole("radio", { name: "light" }).check();
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel("Seconds a page").fill("20");
  await page.getByRole("button", { name: "Show this wall" }).click();
  const link = `${app.url}/wall?account=${ACCOUNT_IDS.west}&theme=light&tz=Europe/Berlin&page=20`;
  await expect(page.getByRole("link", { name: "Open the wall" })).toHaveAttribute("href", link);
  await expect(page.locator(".wall-preview .wall-label")).toHaveText(["studio-west"]);
  await expect(page.locator(".wall-preview .wall")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("img", { name: "The wall's link as a QR code" })).toBeVisible();
  for (const machine of ["Linux", "Windows", "Raspberry Pi"]) {
    const commands = page.locator("section", { has: page.getByRole("heading", { level: 3, name: machine }) });
    await expect(commands.last()).toContainText(link);
  }
});

test("a time zone that nobody knows is given back with a word, and is not in the link", async ({ app, page }) => {
  await page.goto(`${app.url}/wall/setup`);
  const zone = page.getByLabel("Time zone");
  await zone.fill("Europe/Berl");
  await zone.press("Enter");
  await expect(page.getByText("There is no time zone of that name")).toBeVisible();
  await expect(zone).toHaveValue("Europe/Berl");
  await expect(page.getByRole("link", { name: "Open the wall" })).not.toHaveAttribute("href", /tz/);
});

test("tests the wake lock on this very page", async ({ page, app }) => {
  await page.goto(`${app.url}/wall/setup`);
  await expect(page.locator("[data-wake-lock=held], [data-wake-lock=refused]")).toBeVisible();
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "wakeLock"));
  await page.reload();
  await expect(page.locator("[data-wake-lock=missing]")).toContainText("only over https or on localhost");
});

test("shows the wall as large as there is room beside the form", async ({ page, app, watch }) => {
  watch.allowLayoutShift();
  await page.goto(`${app.url}/wall/setup`);
  for (const width of [390, 1023, 1024, 1120, 1220, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `at ${width}`);
    const preview = await page.locator(".wall-preview").boundingBox();
    expect(preview?.width, `at ${width}`).toBeGreaterThan(Math.min(560, width - 90));
  }
});

test("is accessible in both themes", async ({ page, app, watch }) => {
  watch.allowLayoutShift();
  await page.goto(`${app.url}/wall/setup`);
  for (const look of LOOKS) await expectAccessible(page, await takeLook(page, look));
});

test("the fields are told from the page by their edges, in both themes", async ({ page, app, watch }) => {
  watch.allowLayoutShift();
  await page.goto(`${app.url}/wall/setup`);
  for (const look of LOOKS) {
    const how = await takeLook(page, look);
    const fields = [page.getByLabel("Time zone"), page.getByLabel("Seconds a page")];
    // What WCAG 1.4.11 asks of the edge of a control.
    for (const field of fields) expect(await edgeContrast(field), how).toBeGreaterThanOrEqual(3);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("it claims no test, and offers nothing that needs a script", async ({ page, app }) => {
    await page.goto(`${app.url}/wall/setup`);
    await expect(page.getByText("Without JavaScript no page can keep the screen awake")).toBeVisible();
    await expect(page.locator("[data-wake-lock]")).toBeHidden();
    await expect(page.getByRole("button", { name: /copy/i })).toHaveCount(0);
  });
});
