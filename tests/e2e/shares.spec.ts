import { renameSync } from "node:fs";
import { dirname } from "node:path";
import type { AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "../support/e2e/accessible";
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

test("links are listed with what their viewers see, paused, resumed, and revoked after a question", async ({
  page,
}) => {
  const share = await access.share(cookie, { label: "ACME", query: "?refPrefix=promo-", hideReferences: false });
  await access.follow(share.url);
  await page.goto(`${access.server.url}/shares`);
  const row = page.getByRole("listitem").filter({ hasText: "ACME" }).first();
  await expect(row).toContainText("references that begin with promo-");
  await expect(row).toContainText("accounts hidden");
  await expect(row).toContainText("1 time");
  await row.getByRole("button", { name: "Pause ACME" }).press("Enter");
  await expect(row).toContainText("Paused");
  expect((await access.server.ask(new URL(share.url).pathname)).status).toBe(404);
  await row.getByRole("button", { name: "Resume ACME" }).press("Enter");
  await expect(row).toContainText("Active");

  await row.getByRole("button", { name: "Revoke ACME" }).press("Enter");
  const question = page.getByRole("dialog", { name: "Revoke “ACME”?" });
  await expect(question.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(row).toContainText("Active");
  await row.getByRole("button", { name: "Revoke ACME" }).press("Enter");
  await question.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText(/^Ended and revoked \(1\)$/)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page.getByRole("row").filter({ hasText: "Link revoked" })).toContainText("ACME");
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
});

test("the second of two quick presses on Revoke answers no question", async ({ page }) => {
  await access.share(cookie, { label: "pressed twice" });
  await page.clock.install();
  await page.goto(`${access.server.url}/shares`);
  const row = page.getByRole("listitem").filter({ hasText: "pressed twice" }).first();
  const question = page.getByRole("dialog", { name: "Revoke “pressed twice”?" });
  await page.clock.pauseAt(Date.now() + 5_000);
  await row.getByRole("button", { name: "Revoke pressed twice" }).click();
  const revoke = question.getByRole("button", { name: "Revoke it" });
  await revoke.dispatchEvent("click", { detail: 2 });
  await expect(question).toBeVisible();
  await page.clock.runFor(600);
  await revoke.dispatchEvent("click", { detail: 2 });
  await expect(question).toBeHidden();
});

test("while the database is away the page says so, keeps its list, and offers nothing that must wait", async ({
  page,
  watch,
}) => {
  watch.allow(/503 \(Service Unavailable\)/);
  // With the database the record comes back, and stands above the footer.
  watch.allowLayoutShift();
  await access.share(cookie, { label: "kept" });
  await page.goto(`${access.server.url}/shares`);
  await expect(page.getByRole("button", { name: "Revoke kept" })).toBeEnabled();
  const folder = dirname(access.databasePath);
  renameSync(folder, `${folder}-elsewhere`);
  try {
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("region", { name: "Trouble" })).toContainText("Revoking must wait", { timeout: 500 });
    }).toPass();
    await expect(page.getByRole("region", { name: "Trouble" })).toContainText(
      "database file or its folder is not there",
    );
    expect(await page.getByRole("button", { name: "Revoke kept", disabled: false }).count()).toBe(0);
    expect(await page.content()).not.toContain(folder);
  } finally {
    renameSync(`${folder}-elsewhere`, folder);
  }
  await expect(page.getByRole("button", { name: "Revoke kept" })).toBeEnabled({ timeout: 40_000 });
  await expect(page.getByRole("region", { name: "Trouble" })).toBeHidden();
});

test("however long the list could not be read, it is back within seconds of the first good answer", async ({
  page,
  watch,
}) => {
  watch.allow(/503/);
  await access.share(cookie, { label: "patient" });
  await page.clock.install();
  await page.goto(`${access.server.url}/shares`);
  const revoke = page.getByRole("button", { name: "Revoke patient" });
  await expect(revoke).toBeEnabled();
  let asked = 0;
  await page.route(/\/api\/(shares|record)$/, (route) => {
    asked += 1;
    return route.fulfill({ status: 503, json: { error: { code: "store-away", message: "The database is locked." } } });
  });
  for (let at = 0; at < 60; at += 1) await page.clock.runFor(30_000);
  await expect.poll(() => asked).toBeGreaterThan(2);
  await expect(page.getByRole("region", { name: "Trouble" })).toContainText("Revoking must wait");
  await page.unroute(/\/api\/(shares|record)$/);
  // In small steps: an answer takes real time, and the page's clock must not reach its time limit meanwhile.
  await expect(async () => {
    await page.clock.runFor(2_000);
    await expect(revoke).toBeEnabled({ timeout: 300 });
  }).toPass();
  await expect(page.getByRole("region", { name: "Trouble" })).toBeHidden();
});

test("a record that can't be read by itself says so, and links can be changed all the same", async ({
  page,
  watch,
}) => {
  watch.allow(/500/);
  await access.share(cookie, { label: "alone" });
  await page.goto(`${access.server.url}/shares`);
  const record = page.getByRole("region", { name: "Record", exact: true });
  await expect(record).toContainText("for 90 days");
  await page.route("**/api/record", (route) => route.fulfill({ status: 500, body: "" }));
  await page.getByRole("button", { name: "Pause alone" }).click();
  await expect(record).toContainText("as far as known. The server has an error of its own.");
  await expect(record.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Trouble" })).toHaveCount(0);
  await page.unroute("**/api/record");
  await page.getByRole("button", { name: "Resume alone" }).click();
  await expect(record).toContainText("for 90 days");
});

test("what could not be done with one link stays told while another is changed", async ({ page, watch }) => {
  watch.allow(/500/);
  const refused = await access.share(cookie, { label: "refused" });
  await access.share(cookie, { label: "done" });
  await page.goto(`${access.server.url}/shares`);
  await page.route(`**/api/shares/${refused.id}`, (route) => route.fulfill({ status: 500, body: "" }));
  const told = page.getByRole("alert").filter({ hasText: "The server could not do that (500)." });
  await page.getByRole("button", { name: "Pause refused" }).click();
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Pause done" }).click();
  await expect(page.getByRole("button", { name: "Resume done" })).toBeVisible();
  await expect(told).toContainText("“refused”: ");
  await page.unroute(`**/api/shares/${refused.id}`);
  await page.getByRole("button", { name: "Pause refused" }).click();
  await expect(page.getByRole("button", { name: "Resume refused" })).toBeVisible();
  await expect(told).toHaveCount(0);
});

test("on a phone the record is part of the page, however long; on a wide screen it scrolls by itself", async ({
  page,
}) => {
  for (let at = 0; at < 30; at += 1) await access.share(cookie, { label: `link ${at}` });
  const record = page.getByRole("region", { name: "Record of sign-ins and links" });
  const hidden = () => record.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${access.server.url}/shares`);
  expect(await hidden()).toBe(0);
  await record.getByRole("row").last().scrollIntoViewIfNeeded();
  await expect(record.getByRole("row").last()).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await hidden()).toBeGreaterThan(0);
  await record.focus();
  await page.keyboard.press("End");
  await expect.poll(() => record.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
});

test("the page of links is accessible and fits, light and dark", async ({ page }) => {
  await access.share(cookie, {
    label: "a label as long as labels can be, and so it has to break somewhere on a phone",
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${access.server.url}/shares`);
      await expectAccessible(page, `${colorScheme} ${width}`);
      await expectNoSidewaysScroll(page, `${width}`);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an empty list names the way there is to make a link", async ({ startOwn, page }) => {
    const app = await startOwn();
    await page.goto(`${app.url}/shares`);
    await expect(page.getByText("Nothing is shared.")).toBeVisible();
    await expect(page.getByText("“Share…” makes a link")).toBeHidden();
    await expect(page.getByText("npm run share")).toBeVisible();
  });
});
