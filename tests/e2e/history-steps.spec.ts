import { DAY_PLAN, startHistoryApp, type HistoryApp } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";

let app: HistoryApp;
test.beforeAll(async () => {
  app = await startHistoryApp(DAY_PLAN);
});
test.afterAll(() => app?.stop());

test("ranges are steps of Back: another range is one, what is filtered and typed is none, and the page stays where it was", async ({
  page,
}) => {
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openLive();
  const before = await page.evaluate(() => window.history.length);
  await history.search.fill("shot");
  await expect(page).toHaveURL(`${app.url}/history?q=shot`);
  await history.range("the last hour").click();
  await expect(page).toHaveURL(`${app.url}/history?q=shot&range=1h`);
  await history.range("the last hour").click();
  await history.search.fill("");
  await expect(page).toHaveURL(`${app.url}/history?range=1h`);
  await history.range("the last 7 days").click();
  await expect(page).toHaveURL(`${app.url}/history?range=7d`);
  expect((await page.evaluate(() => window.history.length)) - before).toBe(2);
  await page.evaluate(() => window.scrollTo(0, 200));

  await page.goBack();
  await expect(page).toHaveURL(`${app.url}/history?range=1h`);
  await expect(history.range("the last hour")).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveTitle("History, last hour · Slotwatch");
  await expect(history.finished).toContainText("per 2 min, by kind");
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}/history?q=shot`);
  await expect(history.search).toHaveValue("shot");
  await expect(history.range("the last 24 hours")).toHaveAttribute("aria-current", "page");
  await page.goForward();
  await page.goForward();
  await expect(history.range("the last 7 days")).toHaveAttribute("aria-current", "page");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(200);
});
