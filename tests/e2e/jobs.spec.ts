import { expect, test as base, type Page } from "@playwright/test";
import { startTestServer } from "../support/server";
import { startSimulator } from "../support/simulator/start-simulator";

const test = base.extend<object, { origin: string }>({
  origin: [
    async ({}, use) => {
      const simulator = await startSimulator({ load: false, jobs: 240, accounts: 40 });
      const server = await startTestServer({
        USEAPI_TOKEN: simulator.token,
        USEAPI_BASE_URL: simulator.baseUrl,
        ACCOUNT_NAMES: simulator.accountNames,
      });
      await use(server.url);
      await server.stop();
      await simulator.stop();
    },
    { scope: "worker" },
  ],
});

const jobs = (page: Page) => page.getByRole("region", { name: "Running jobs" });
/** Rows with a job: the first one names the columns. */
const rows = (page: Page) =>
  jobs(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });

test("at most 100 rows at once, the others a page away", async ({ page, origin }) => {
  await page.goto(origin);
  await expect(rows(page)).toHaveCount(100);
  const next = jobs(page).getByRole("button", { name: "Next" });
  await next.click();
  await next.click();
  await expect(jobs(page).getByText("Page 3 of 3")).toBeVisible();
  await expect(next).toBeDisabled();
  expect(await rows(page).count()).toBeLessThan(100);
});

test("sorting is a button in the column's name, and stands in the address", async ({ page, origin }) => {
  await page.goto(origin);
  const elapsed = jobs(page).getByRole("columnheader", { name: "Elapsed" });
  await elapsed.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(elapsed).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=elapsed/);
  await page.keyboard.press("Enter");
  await expect(elapsed).toHaveAttribute("aria-sort", "ascending");
  await page.reload();
  await expect(elapsed).toHaveAttribute("aria-sort", "ascending");
});

test("a search narrows the table, says so in the address, and can be undone", async ({ page, origin }) => {
  await page.goto(origin);
  await expect(rows(page)).toHaveCount(100);
  await page.getByLabel("Search jobs by reference or id").fill("SHOT-0");
  await expect(rows(page).first()).toContainText(/shot-0/i);
  await expect(page).toHaveURL(/q=SHOT-0/);
  await page.getByLabel("Search jobs by reference or id").fill("nobody has this");
  await expect(rows(page)).toHaveCount(0);
  await jobs(page).getByRole("button", { name: "Show all jobs" }).click();
  await expect(rows(page)).toHaveCount(100);
  await expect(page).not.toHaveURL(/q=/);
});

test("a reference prefix from a link is a chip to take away", async ({ page, origin }) => {
  await page.goto(`${origin}/?refPrefix=shot-`);
  await expect(jobs(page).getByText(/^\d+ of \d+$/)).toBeVisible();
  await jobs(page)
    .getByRole("button", { name: /references that begin with shot-/ })
    .click();
  await expect(page).not.toHaveURL(/refPrefix/);
});

test("accounts are chosen by keyboard alone, with a search among many", async ({ page, origin }) => {
  await page.goto(origin);
  const summary = jobs(page).getByText("All accounts");
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Search accounts")).toBeFocused();
  await page.keyboard.type("account-1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/account=\d+/);
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Search accounts")).toBeHidden();
  await expect(page.getByRole("region", { name: "Slots by account" }).getByRole("heading", { level: 3 })).toHaveCount(
    1,
  );
});

test("a press elsewhere closes a menu", async ({ page, origin }) => {
  await page.goto(origin);
  await jobs(page).getByText("All kinds").click();
  await expect(page.getByRole("checkbox", { name: "images" })).toBeVisible();
  await page.getByRole("heading", { name: "Running jobs" }).click();
  await expect(page.getByRole("checkbox", { name: "images" })).toBeHidden();
});
