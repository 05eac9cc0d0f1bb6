import type { Page } from "@playwright/test";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import type { RunPage } from "@/lib/domain/run";
import { DAY_PLAN, startHistoryApp, type HistoryApp } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";

let app: HistoryApp;
test.beforeAll(async () => {
  app = await startHistoryApp(DAY_PLAN);
});
test.afterAll(() => app?.stop());

const pageOf = (page: Page) => new HistoryPage(page, `${app.url}/history`);
const ask = async <T>(path: string) => (await (await fetch(`${app.url}${path}`)).json()) as T;

test.describe("finished jobs", () => {
  test("are paged, newest first, without a job twice or left out", async ({ page }) => {
    const history = pageOf(page);
    await history.open();
    await expect(history.rows).toHaveCount(25);
    await expect(history.newer).toBeDisabled();
    const refs = async () => history.rows.locator("td:nth-child(4)").allInnerTexts();
    const first = await refs();
    await history.older.click();
    await expect.poll(refs).not.toEqual(first);
    await expect(history.newer).toBeEnabled();
    const second = await refs();
    const { runs } = await ask<RunPage>("/api/runs?limit=60");
    const ids = runs.map(({ id }) => `…${id.slice(-6)}`);
    const at = ids.indexOf(second[0] ?? "");
    expect(at).toBeGreaterThanOrEqual(25);
    expect(second).toEqual(ids.slice(at, at + 25));
    await history.newer.click();
    await expect(history.newer).toBeDisabled();
  });

  test("are searched by reference and by id, and narrowed by kind; all of it in the address", async ({ page }) => {
    const history = pageOf(page);
    await history.openDrawn();
    const found = history.jobs.getByRole("status").filter({ hasText: /listed/ });
    await expect(found).toHaveCount(0);
    await history.search.fill("COVER/shot-00");
    await expect(page).toHaveURL(/q=COVER/);
    const refs = () => history.rows.locator("td:nth-child(3)").allInnerTexts();
    await expect.poll(async () => (await refs()).filter((ref) => !/^cover\/shot-00\d$/.test(ref))).toEqual([]);
    expect((await refs()).length).toBeGreaterThan(1);

    const { runs } = await ask<RunPage>("/api/runs?limit=200");
    const wanted = runs.find(({ kind }) => kind === "image");
    await history.search.fill(wanted?.id ?? "");
    await expect(history.rows).toHaveCount(1);
    await expect(history.rows).toContainText(wanted?.ref ?? "");
    await expect(found).toHaveText("Finished jobs listed: 1.");

    await history.search.fill("no such job");
    await expect(history.jobs).toContainText("No finished job matches.");
    await expect(found).toHaveText("Finished jobs listed: 0.");
    await history.search.fill("");
    await page.locator("summary[aria-label^='Kinds shown']").click();
    await page.getByRole("checkbox", { name: "images" }).check();
    await expect(page).toHaveURL(/kind=image/);
    await expect
      .poll(async () => new Set(await history.rows.locator("td:first-child").allInnerTexts()))
      .toEqual(new Set(["image"]));
  });

  test("are narrowed by a link's beginning of references, which says so and can be dropped", async ({
    page,
    watch,
  }) => {
    // The list that was asked for may be here later than what browsers take for an answer to a press.
    watch.allowLayoutShift();
    const history = pageOf(page);
    await history.open("?refPrefix=promo/");
    for (const ref of await history.rows.locator("td:nth-child(3)").allInnerTexts()) expect(ref).toMatch(/^promo\//);
    const drop = page.getByRole("button", { name: "Stop showing only references that begin with promo/" });
    await drop.click();
    await expect(page).toHaveURL(`${app.url}/history`);
    await expect(drop).toHaveCount(0);
    await expect
      .poll(() => history.rows.locator("td:nth-child(3)").allInnerTexts())
      .toContainEqual(expect.not.stringMatching(/^promo\//));
  });
});

test.describe("by reference", () => {
  test("says whose jobs ended, and a press lists them below", async ({ page, watch }) => {
    watch.allowLayoutShift();
    const history = pageOf(page);
    await history.openLive("?range=7d");
    const use = await ask<ReferenceUse>("/api/references?range=7d");
    await expect(history.references.locator("tbody tr")).toHaveCount(
      use.groups.length + (use.unnamed === null ? 0 : 1),
    );
    const [first] = use.groups;
    await expect(history.references.locator("tbody tr").first()).toContainText(`${first?.beginning}…`);
    const promo = history.references.getByRole("link", { name: "promo/…" });
    await promo.click();
    await expect(page).toHaveURL(`${app.url}/history?range=7d&refPrefix=promo/`);
    await expect(promo).toHaveAttribute("aria-current", "true");
    await expect
      .poll(async () =>
        (await history.rows.locator("td:nth-child(3)").allInnerTexts()).filter((ref) => !/^promo\//.test(ref)),
      )
      .toEqual([]);
    await promo.click();
    await expect(page).toHaveURL(`${app.url}/history?range=7d`);
    await expect(promo).not.toHaveAttribute("aria-current", "true");
  });

  test("is in the first HTML, and its beginnings are links without scripts", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const history = pageOf(await context.newPage());
    // Where counting takes longer than a page waits for it, the next one has it.
    await expect(async () => {
      await history.open("?range=7d");
      expect(await history.references.count()).toBe(1);
    }).toPass();
    await history.references.getByRole("link", { name: "cover/…" }).click();
    for (const ref of await history.rows.locator("td:nth-child(3)").allInnerTexts()) expect(ref).toMatch(/^cover\//);
    await context.close();
  });
});
