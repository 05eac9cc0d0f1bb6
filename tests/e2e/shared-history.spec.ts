import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { NewShare } from "@/lib/domain/share";
import type { AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { signInAs, startGuardedApp } from "../support/e2e/guarded-app";
import { withinIntervalMs } from "../support/e2e/pace";
import { DAY_PLAN } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { seedHistory } from "../support/history/seed-history";
import { HistoryPage } from "../support/pages/history-page";

let access: AccessServer;
let cookie: string;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-shared-"));
  const path = join(folder, "data", "slotwatch.db");
  await seedHistory(path, DAY_PLAN);
  access = await startGuardedApp({ DATABASE_URL: `file:${path}` });
  cookie = await access.signIn();
});
test.afterAll(async () => {
  await access?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Follows a new link to history, until its page asks for itself. */
async function follow(
  page: Page,
  settings: Partial<NewShare> = {},
): Promise<{ share: NewShare; history: HistoryPage }> {
  const share = await access.share(cookie, { target: "history", ...settings });
  await page.goto(share.url);
  await expect(page).toHaveURL(new RegExp(`/shared/${share.id}(\\?|$)`));
  await page.waitForResponse((response) => response.url().includes(`/api/shared/${share.id}/scheduler`));
  return { share, history: new HistoryPage(page, `${access.server.url}/shared/${share.id}`) };
}

const shareRequest = (id: string, method: string) =>
  access.server.ask(`/api/shares/${id}`, { method, headers: { cookie } });

test("Share… on the history page makes a link to history, which opens it in its range, read only", async ({
  page,
  browser,
}) => {
  await signInAs(page, access, cookie);
  await page.goto(`${access.server.url}/history?range=7d`);
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Opens", { exact: true })).toHaveValue("history");
  await dialog.getByRole("radio", { name: /Screen/ }).check();
  await expect(dialog.getByLabel("Opens", { exact: true })).toHaveValue("wall");
  await dialog.getByRole("radio", { name: /Someone else/ }).check();
  await expect(dialog.getByLabel("Opens", { exact: true })).toHaveValue("history");
  await dialog.getByLabel("Label").fill("board");
  await page.keyboard.press("Enter");
  const url = await dialog.getByLabel("Link", { exact: true }).inputValue();

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(url);
  await expect(guest).toHaveURL(/\/shared\/[\w-]+\?range=7d$/);
  const history = new HistoryPage(guest, "");
  await expect(guest.getByText("shared: board, ends in 30 d, accounts and references hidden")).toBeVisible();
  await expect(history.range("the last 7 days")).toHaveAttribute("aria-current", "page");
  await expect(history.headlines).toHaveCount(3);
  await context.close();
});

test("a viewer sees the same screens with what is hidden left out, and can change nothing", async ({ page }) => {
  const { share, history } = await follow(page, { label: "hall", hideAccounts: true, hideReferences: true });
  await history.untilDrawn();
  await expect(page).toHaveTitle("History, last 24 hours · Slotwatch");
  await expect(history.headlines.nth(1)).toHaveText(/^Account \d idles$/);
  await expect(history.accounts.getByRole("rowheader")).toHaveText([
    "Account 1",
    "Account 2",
    "Account 3",
    "Account 4",
  ]);
  await expect(history.rows).toHaveCount(25);
  const columns = page.getByRole("region", { name: "Finished jobs" }).getByRole("columnheader");
  await expect(columns).toHaveText(["Kind", "Account", "Job", "Started", "Ended", "Took"]);
  for (const account of await history.rows.locator("td:nth-child(2)").allInnerTexts())
    expect(account).toMatch(/^Account [1-4]$/);
  await expect(history.slots).toContainText(/No data .* \(the owner's connection was down\)/);
  for (const name of [/Pause/, /Share/, /Rename/, /Try now/]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("banner").getByRole("link")).toHaveCount(0);
  const all = await page.content();
  for (const secret of ["studio-", "shorts-", "promo/", "teaser", "useapi.net could", "token"])
    expect(all).not.toContain(secret);

  await history.range("the last hour").click();
  await expect(page).toHaveURL(`${access.server.url}/shared/${share.id}?range=1h`);
  await expect(history.finished).toContainText("per 2 min");
  await history.accountFilter.click();
  await page.getByRole("checkbox", { name: "Account 1" }).check();
  await expect(history.headlines.nth(1)).toContainText("Account 1 ran at");
  await expect(history.accounts.locator("tbody tr")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await history.exportMenu.click();
  await expect(page.getByRole("link", { name: /^Jobs as CSV/ })).toHaveAttribute(
    "href",
    `/api/shared/${share.id}/runs?account=account-1&format=csv`,
  );
});

test("a link to one client's jobs says how many ended and how long they took, and nothing of slots", async ({
  page,
}) => {
  const { history } = await follow(page, { label: "ACME", query: "?refPrefix=promo/", hideReferences: false });
  await history.untilDrawn();
  await expect(history.headlines.nth(0)).toHaveText(/^[\d,]+ jobs ended$/);
  await expect(history.headlines.nth(1)).toHaveText(/^Videos usually take about \d min( \d+ s)?$/);
  await expect(history.slots).toHaveCount(0);
  await expect(history.accounts).toHaveCount(0);
  await expect(history.finished).toContainText(/No data .* \(the owner's connection was down\)/);
  for (const ref of await history.rows.locator("td:nth-child(3)").allInnerTexts()) expect(ref).toMatch(/^promo\//);
  expect(await page.locator("main").innerText()).not.toMatch(/slot|free/i);
  await history.older.click();
  await expect(history.newer).toBeEnabled();
  for (const ref of await history.rows.locator("td:nth-child(3)").allInnerTexts()) expect(ref).toMatch(/^promo\//);
});

test("withdrawn, the viewer's screen holds no number within one interval", async ({ page, watch }) => {
  watch.allow(/404 \(Not Found\)/);
  watch.allowLayoutShift();
  const { share, history } = await follow(page, { label: "hall", hideAccounts: false, hideReferences: false });
  await expect(history.rows).toHaveCount(25);
  // Drawn, for drawing leaves things behind.
  await history.untilDrawn();
  await shareRequest(share.id, "DELETE");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has ended", {
    timeout: withinIntervalMs(),
  });
  await expect.poll(() => page.locator("body").innerText()).not.toMatch(/\d/);
  const all = await page.content();
  for (const gone of ["studio-", "shorts-", "promo/", "teaser/", "shot-"]) expect(all).not.toContain(gone);
  await expect(page).toHaveTitle("Slotwatch");
  expect((await page.reload())?.status()).toBe(404);
});

test("it is accessible and fits, light and dark, whole and cut", async ({ page, watch }) => {
  // Looking at everything at two widths takes seconds, and a busy machine several times that.
  test.setTimeout(180_000);
  watch.allowLayoutShift();
  for (const query of ["", "?refPrefix=promo/"]) {
    const { history } = await follow(page, { label: "hall", query, hideReferences: false });
    for (const look of LOOKS) {
      const how = await takeLook(page, look);
      await history.openDrawn();
      await expectAccessible(page, `${query} ${how}`);
      await expectNoSidewaysScroll(page, `${query} ${how}`);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("it is readable, its preview is the product's name, and its ranges are links", async ({ page }) => {
    const share = await access.share(cookie, { target: "history", label: "hall" });
    await page.goto(share.url);
    const history = new HistoryPage(page, "");
    await expect(history.headlines).toHaveCount(3);
    await expect(page.locator("noscript p")).toContainText("These are the figures of");
    await expect(history.rows).toHaveCount(25);
    await expect(page).toHaveTitle("Slotwatch");
    await expect(page.locator("meta[name=description], meta[property^='og:'], meta[name^='twitter:']")).toHaveCount(0);
    await history.range("the last hour").click();
    await expect(page).toHaveURL(`${access.server.url}/shared/${share.id}?range=1h`);
    await expect(history.finished).toContainText("per 2 min");
  });
});
