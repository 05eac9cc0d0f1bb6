import type { Locator } from "@playwright/test";
import type { AccessServer } from "../support/access-server";
import { columnsOf } from "../support/e2e/columns";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { signInAs, startGuardedApp } from "../support/e2e/guarded-app";
import { DAY_PLAN, startHistoryApp, type HistoryApp } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";
import { LivePage } from "../support/pages/live-page";

/** With a day and a half behind it: running jobs have a usual, and one is stuck. The next oldest would be by and by, on a slow machine. */
let app: HistoryApp;
let access: AccessServer;
let cookie: string;
test.beforeAll(async () => {
  [app, access] = await Promise.all([startHistoryApp(DAY_PLAN), startGuardedApp()]);
  cookie = await access.signIn();
  const { west, shorts1, shorts2 } = ACCOUNT_IDS;
  app.simulator.setState(
    everyday({
      jobs: [{ account: west, ageS: 2_400, ref: "late" }],
      without: ({ ageS }) => ageS > 400,
      available: [toWireAccount(west, 5, 4), toWireAccount(shorts1, 3, 2), toWireAccount(shorts2, 2, 2)],
    }),
  );
  await app.until(({ snapshot }) => snapshot?.jobs.some(({ ref }) => ref === "late") === true);
});
test.afterAll(() => Promise.all([app?.stop(), access?.stop()]));
// Other sizes of the window move things.
test.beforeEach(({ watch }) => watch.allowLayoutShift());

/** Each header stands over its column at each width; and no gap is so wide, in px per 1,000 of the table, that the eye loses the row. */
async function expectColumns(table: Locator, names: readonly string[], widest: number) {
  for (const width of [1024, 1440, 1920]) {
    await table.page().setViewportSize({ width, height: 900 });
    await expect(table.getByRole("columnheader").last()).toBeVisible();
    const columns = await columnsOf(table);
    expect(columns.map(({ header }) => header)).toEqual(names);
    const size = (await table.boundingBox())?.width ?? 0;
    for (const { header, apart, gap } of columns) {
      expect(apart, `${header} at ${width}`).toBeLessThan(1);
      expect(gap ?? 0, `after ${header} at ${width}`).toBeLessThan((size * widest) / 1_000);
    }
  }
}

const LIVE = ["Kind", "Account", "Reference", "Job", "Started", "Elapsed"];

test("running jobs: headers stand over their columns, with what is usual and without", async ({ page }) => {
  // An app of this file's own: of the one that all share usual times may be known by now.
  await signInAs(page, access, cookie);
  const fresh = new LivePage(page, access.server.url);
  await fresh.openLive();
  await expectColumns(fresh.table, [...LIVE, "Callback"], 450);
  const known = new LivePage(page, app.url);
  await known.openLive();
  await expect(known.table.getByRole("columnheader", { name: "Against usual" })).toBeVisible();
  await expectColumns(known.table, [...LIVE, "Against usual", "Callback"], 450);
});

for (const [what, settings, names] of [
  ["without references", { hideAccounts: true, hideReferences: true }, LIVE.filter((name) => name !== "Reference")],
  ["of one client", { query: "?refPrefix=promo-", hideAccounts: true, hideReferences: false }, LIVE],
] as const) {
  test(`a link ${what}: headers stand over their columns, which share the room`, async ({ page }) => {
    await page.goto((await access.share(cookie, { label: what, ...settings })).url);
    await expectColumns(page.getByRole("region", { name: "Running jobs" }).getByRole("table"), names, 320);
  });
}

test("finished jobs: headers stand over their columns", async ({ page }) => {
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.open();
  const names = ["Kind", "Account", "Reference", "Job", "Started", "Ended", "Took"];
  await expectColumns(page.getByRole("table", { name: /^Finished jobs, newest/ }), names, 400);
});

test("a stuck job's bar has its mark and word beside the time, and the two lines are told apart", async ({ page }) => {
  const live = new LivePage(page, app.url);
  await live.openLive();
  await live.elapsed.scrollIntoViewIfNeeded();
  const first = live.elapsed.locator("tbody tr").first();
  await expect(first.getByText("stuck", { exact: true })).toBeVisible();
  const time = first.locator("td").last();
  await expect(time.locator("svg rect")).toHaveCount(1);
  const texts = await time.evaluate((cell) => {
    const range = document.createRange();
    return [...cell.querySelectorAll("span span, span.font-times")].map((text) => {
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    });
  });
  expect(texts).toHaveLength(2);
  expect(texts[0]?.right).toBeLessThan(texts[1]?.left ?? 0);
  const lines = live.elapsed.locator("line.recharts-reference-line-line");
  await expect(lines).toHaveCount(2);
  const dashes = await lines.evaluateAll((all) => all.map((line) => line.getAttribute("stroke-dasharray")));
  expect(new Set(dashes).size).toBe(2);
  const key = live.elapsed.locator("header .key-line");
  expect(await key.evaluateAll((all) => all.map((one) => getComputedStyle(one).borderLeftStyle))).toEqual([
    "dotted",
    "dashed",
  ]);
  await expect(live.elapsed.locator("header")).toContainText(/usual \d+:\d\d, slow \d+:\d\d, all videos/);
});

test("on a narrow phone a stuck cell is as wide as its neighbours", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const live = new LivePage(page, app.url);
  await live.openLive();
  const cells = live.board.getByRole("list", { name: /^Slots of / }).locator("li[title]");
  await expect(cells.filter({ hasText: "stuck" })).toHaveCount(1);
  const widths = await cells.evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().width)));
  expect(new Set(widths).size, widths.join()).toBe(1);
});
