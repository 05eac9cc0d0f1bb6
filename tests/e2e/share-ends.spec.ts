import { renameSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";
import type { AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook, WIDTHS } from "../support/e2e/accessible";
import { signInAs, startGuardedApp } from "../support/e2e/guarded-app";
import { expect, test } from "../support/e2e/test";

let access: AccessServer;
let cookie: string;
test.beforeAll(async () => {
  access = await startGuardedApp();
  cookie = await access.signIn();
});
test.afterAll(() => access?.stop());
test.beforeEach(({ page }) => signInAs(page, access, cookie));

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** What the page has of one link. */
const linkOf = (page: Page, label: string) => ({
  row: page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: label }) }),
  change: page.getByRole("button", { name: `Change end of ${label}` }),
  form: page.getByRole("form", { name: `Change end of ${label}` }),
});

/** Makes a link and waits until it has ended. */
async function makeEnded(label: string) {
  const share = await access.share(cookie, { label, endsAt: new Date(Date.now() + 1_500).toISOString() });
  await expect.poll(async () => (await access.server.ask(new URL(share.url).pathname)).status).toBe(404);
  return share;
}

test("by keyboard a link gets another end, in its row, and the page says so", async ({ page }) => {
  const share = await access.share(cookie, { label: "weekly", endsAt: inDays(2) });
  await page.goto(`${access.server.url}/shares`);
  const { row, change, form } = linkOf(page, "weekly");
  await expect(row).toContainText("Endsin 2 d");
  await change.press("Enter");
  await expect(change).toHaveAttribute("aria-expanded", "true");
  const ends = form.getByLabel("New end");
  await expect(ends).toBeFocused();
  await expect(ends).toHaveValue("7");
  await expect(ends).toHaveAccessibleDescription("Counted from now");
  expect(await ends.locator("option").allInnerTexts()).toEqual([
    "after 1 day",
    "after 7 days",
    "after 30 days",
    "after 90 days",
    "never",
    "on a day …",
  ]);
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await expect(change).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(form.getByRole("button", { name: "Save" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row).toContainText("Endsin 7 d");
  await expect(form).toHaveCount(0);
  await expect(change).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "“weekly”: active, ends in 7 d." })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Link changed" }).first()).toContainText("weekly");
  expect((await access.server.ask(new URL(share.url).pathname)).status).toBeLessThan(400);

  await change.click();
  await form.getByLabel("New end").selectOption("never");
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(form).toHaveCount(0);
  await expect(change).toBeFocused();
  await expect(row).toContainText("Endsin 7 d");
});

test("the row has the new end with the answer, before the list is asked again", async ({ page }) => {
  await access.share(cookie, { label: "at once", endsAt: inDays(2) });
  await page.goto(`${access.server.url}/shares`);
  const { row, change, form } = linkOf(page, "at once");
  await expect(row).toBeVisible();
  // The list's next answers never come.
  await page.route(/\/api\/(shares|record)$/, () => {});
  await change.click();
  await form.getByLabel("New end").selectOption("never");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Endsnever");
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a link that has ended says since when, and opens again at its old address", async ({ page }) => {
  const share = await makeEnded("over");
  await page.goto(`${access.server.url}/shares`);
  const { row, change, form } = linkOf(page, "over");
  await page.getByText(/^Ended and revoked \(\d+\)$/).click();
  await expect(row).toContainText(/Ended\d+ (s|min) ago/);
  await expect(row.getByRole("button", { name: /Pause|Resume|Revoke/ })).toHaveCount(0);
  await change.press("Enter");
  await form.getByRole("button", { name: "Save" }).press("Enter");
  await expect(row).toContainText("Endsin 7 d");
  await expect(row.getByRole("button", { name: "Pause over" })).toBeVisible();
  await expect(change).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "“over”: active, ends in 7 d." })).toHaveCount(1);
  expect((await access.server.ask(new URL(share.url).pathname)).status).toBeLessThan(400);

  await access.server.ask(`/api/shares/${share.id}`, { method: "DELETE", headers: { cookie } });
  await page.reload();
  await page.getByText(/^Ended and revoked \(\d+\)$/).click();
  await expect(row).toContainText("withdrawn");
  await expect(change).toHaveCount(0);
});

test("while it is saved the choice stands; what failed is told beside it, and the choice kept", async ({
  page,
  watch,
}) => {
  watch.allow(/500/);
  const { id } = await access.share(cookie, { label: "refused", endsAt: inDays(2) });
  await page.goto(`${access.server.url}/shares`);
  const { row, change, form } = linkOf(page, "refused");
  await change.click();
  const ends = form.getByLabel("New end");
  await ends.selectOption("date");
  const day = form.getByLabel("The day it ends");
  await day.fill("2020-01-01");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(day).toBeFocused();
  await expect(day).toHaveAccessibleDescription("That day is over already.");

  await ends.selectOption("90");
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`**/api/shares/${id}`, async (route) => {
    await answered;
    await route.fulfill({ status: 500, body: "" });
  });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveAttribute("aria-busy", "true");
  await expect(form.getByRole("button", { name: "Saving…" })).toBeFocused();
  // Too late for all of these.
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Cancel" }).dispatchEvent("click");
  await change.dispatchEvent("click");
  await ends.selectOption("1");
  await expect(ends).toHaveValue("90");
  answer();
  await expect(form.getByRole("alert").filter({ hasText: "The server could not do that (500)." })).toBeVisible();
  await expect(ends).toHaveValue("90");
  await expect(row).toContainText("Endsin 2 d");

  await page.unroute(`**/api/shares/${id}`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Endsin 90 d");
  await expect(form).toHaveCount(0);
});

test("a link that ends while its end is being changed stays where it is", async ({ page }) => {
  await access.share(cookie, { label: "ending", endsAt: inDays(2) });
  await page.clock.install();
  await page.goto(`${access.server.url}/shares`);
  const { row, change, form } = linkOf(page, "ending");
  await change.click();
  await form.getByLabel("New end").selectOption("30");
  await page.clock.fastForward(2.01 * DAY_MS);
  await expect(row).toContainText("Ended");
  await expect(form.getByLabel("New end")).toHaveValue("30");
  await expect(form.getByLabel("New end")).toBeFocused();
});

test("while the database is away no end can be changed, and a choice begun waits", async ({ page, watch }) => {
  watch.allow(/503 \(Service Unavailable\)/);
  watch.allowLayoutShift();
  await access.share(cookie, { label: "waits", endsAt: inDays(2) });
  await access.share(cookie, { label: "begun", endsAt: inDays(2) });
  await page.goto(`${access.server.url}/shares`);
  const waits = linkOf(page, "waits");
  const begun = linkOf(page, "begun");
  await begun.change.click();
  await begun.form.getByLabel("New end").selectOption("30");
  const folder = dirname(access.databasePath);
  renameSync(folder, `${folder}-elsewhere`);
  try {
    await expect(page.getByRole("region", { name: "Trouble" })).toContainText("Revoking must wait", {
      timeout: 40_000,
    });
    await expect(waits.change).toBeDisabled();
    await expect(begun.form.getByLabel("New end")).toHaveValue("30");
    await expect(begun.form.getByRole("button", { name: "Save" })).toBeDisabled();
  } finally {
    renameSync(`${folder}-elsewhere`, folder);
  }
  await expect(waits.change).toBeEnabled({ timeout: 40_000 });
  await begun.form.getByRole("button", { name: "Save" }).click();
  await expect(begun.row).toContainText("Endsin 30 d");
});

test("the choice is accessible, and fits a phone also with type of twice the size", async ({ page, watch }) => {
  watch.allowLayoutShift();
  await access.share(cookie, { label: "looked at", endsAt: inDays(2) });
  const { change, form } = linkOf(page, "looked at");
  for (const look of LOOKS) {
    const how = await takeLook(page, look);
    await page.goto(`${access.server.url}/shares`);
    await change.click();
    await form.getByLabel("New end").selectOption("date");
    await form.getByLabel("The day it ends").fill("2020-01-01");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByRole("alert").filter({ hasText: "over already" })).toBeVisible();
    await expectAccessible(page, how, "main");
    await expectNoSidewaysScroll(page, how);
  }
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await expectNoSidewaysScroll(page, `${width}, twice the size`);
    const day = form.getByLabel("The day it ends");
    expect(await day.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(1);
  }
});
