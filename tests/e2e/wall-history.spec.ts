import type { Page } from "@playwright/test";
import type { Envelope } from "@/lib/domain/envelope";
import { HOUR_MS } from "@/lib/domain/time-units";
import { expectAccessible } from "../support/e2e/accessible";
import { startApp, type App } from "../support/e2e/app";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";
import { WallPage } from "../support/pages/wall-page";
import { seededDatabase } from "../support/seeded-database";

const PAST = {
  accounts: [
    { id: ACCOUNT_IDS.west, maxJobs: 5 },
    { id: ACCOUNT_IDS.east, maxJobs: 5 },
    { id: ACCOUNT_IDS.shorts1, maxJobs: 3 },
    { id: ACCOUNT_IDS.shorts2, maxJobs: 2 },
  ],
  gap: { fromMs: 6 * HOUR_MS, toMs: 5 * HOUR_MS },
  full: { fromMs: 3 * HOUR_MS, toMs: HOUR_MS },
};

let app: App;
test.beforeAll(async () => {
  app = await startApp({ variables: { DATABASE_URL: await seededDatabase(PAST) } });
});
test.afterAll(() => app?.stop());
test.beforeEach(async ({ watch }) => {
  watch.allowLayoutShift();
  app.simulator.setFault(null);
  app.simulator.setState(everyday());
  await app.until(
    ({ problem, snapshot, usual }) => problem === null && snapshot?.jobs.length === 15 && (usual?.length ?? 0) > 0,
  );
});

async function expectHistory(page: Page): Promise<void> {
  const wall = new WallPage(page, app.url);
  const east = wall.rows.filter({ hasText: "studio-east" });
  await expect(east.locator(".wall-cell-stuck")).toHaveText(/^14:\d\dstuck$/);
  await expect(east.locator(".wall-cell-slow")).toHaveText(/^07:\d\dslow$/);
  await expect(east.locator(".wall-cell-running .wall-tick")).toHaveCount(3);
  await expect(page.locator(".wall-trouble")).toHaveText(/^1 stuck on studio-east, 14:\d\d$/);
  await expect(page.getByRole("banner")).toHaveClass(/wall-tone-trouble/);
  await expect(wall.headline).toHaveText("3 slots free of 15");
  await expect(page.locator(".wall-facts")).toContainText(/finished, last hour[3-6]\dusual video3:4\d/);
  await expect(wall.day).toContainText(
    /^\d\d:\d\dnownone free for 2 h (\d min )?of (11 h|10 h 5\d min) observed stuck$/,
  );
  await expect(wall.day.locator(".wall-day-gap")).toHaveCount(1);
  await expect(wall.day.locator(".wall-day-stuck")).toHaveCount(1);
  for (const drawn of [".wall-day-free", ".wall-day-full"]) {
    expect((await wall.day.locator(drawn).getAttribute("d"))?.length).toBeGreaterThan(20);
  }
  // No mark can be read as height: that of full time lies below what was free, that of a stuck job is low, at the top.
  const boxOf = async (drawn: string) => (await wall.day.locator(drawn).boundingBox()) ?? { y: 0, height: 0 };
  const [free, full, stuck] = [
    await boxOf(".wall-day-free"),
    await boxOf(".wall-day-full"),
    await boxOf(".wall-day-stuck"),
  ];
  expect(full.y).toBeGreaterThan(free.y + free.height);
  expect(stuck.height).toBeLessThan((await boxOf(".wall-day-ground")).height / 2);
}

test("jobs against their usual time, in words and shapes; what is stuck; twelve hours", async ({ page }) => {
  const wall = new WallPage(page, app.url);
  const asked = page.waitForResponse((response) => response.url().includes("/api/history?range=24h"));
  await wall.open();
  await asked;
  await expectHistory(page);
  await expectAccessible(page, "the wall with history");
});

test("what is filled of a cell follows the page's clock while nothing else changes", async ({ page }) => {
  await page.clock.install();
  // Our server's clock goes as the page's does, and its data is always new and the same.
  const envelope = await app.envelope();
  await page.route("**/api/scheduler*", async (route) => {
    const now = await page.evaluate(() => new Date().toISOString()).catch(() => null);
    await (now === null ? route.abort() : route.fulfill({ json: { ...envelope, now, fetchedAt: now } }));
  });
  const wall = new WallPage(page, app.url);
  await wall.open();
  // It ticks, so the scripts have taken over.
  await expect(wall.clock).not.toHaveText(await wall.clock.innerText());
  const fills = page.locator(".wall-cell-running .wall-fill");
  const widths = () => fills.evaluateAll((all) => all.map((fill) => parseFloat(fill.getAttribute("width") ?? "")));
  const before = await widths();
  expect(before.length).toBeGreaterThan(2);
  // Second by second, or the data would be old before an answer comes.
  for (let second = 0; second < 12; second += 1) await page.clock.runFor(1_000);
  await expect(wall.strip).toContainText(/^Live/);
  const moved = (await widths()).map((width, place) => width - (before[place] ?? width));
  expect(Math.min(...moved)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...moved)).toBeGreaterThan(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the first HTML has all of it", async ({ page }) => {
    await new WallPage(page, app.url).open();
    await expectHistory(page);
  });
});

/** The answers of our server as they come, changed on their way; under a revision that our server does not know, so each is whole. */
async function change(page: Page, by: (envelope: Envelope) => void): Promise<void> {
  await page.route("**/api/scheduler*", async (route) => {
    const envelope = (await (await route.fetch()).json()) as Envelope;
    by(envelope);
    envelope.revision += " changed";
    await route.fulfill({ json: envelope });
  });
}

test("with no slot free the wait follows, for all and for each, and runs down to any moment", async ({ page }) => {
  const { west, shorts1, shorts2 } = ACCOUNT_IDS;
  const jobs = [west, west, shorts1].map((account) => ({ account, ageS: 20 }));
  app.simulator.setState(everyday({ jobs, available: [toWireAccount(west, 5, 5)] }));
  await app.until(({ snapshot }) => snapshot?.totals.free === 0);
  const nextFree = { medianMs: 118_000, lowMs: 65_000, highMs: 235_000 };
  await change(page, ({ snapshot }) => {
    if (!snapshot) return;
    snapshot.totals.nextFree = nextFree;
    for (const account of snapshot.accounts) account.nextFree = account.id === shorts2 ? null : nextFree;
  });
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  await wall.open();
  await page.clock.runFor(2_000);
  await expect(wall.headline).toHaveText("Full next in about 2 min (1 to 4)");
  await expect(wall.rows.filter({ hasText: "studio-east" })).toContainText("full next in ~2 min");
  await expect(wall.rows.filter({ hasText: "shorts-02" })).toContainText("full of 2");
  // Our server is asked no more, and the forecast ages by the page's own clock; data goes late, and then nothing is promised.
  await page.route("**/api/scheduler*", () => undefined);
  await page.clock.runFor(10_000);
  await expect(wall.rows.filter({ hasText: "studio-east" })).not.toContainText("next");
});

test("while the database is away the wall says so in their places, and goes on", async ({ page, watch }) => {
  watch.allow(/503/);
  await page.route("**/api/history?*", (route) => route.fulfill({ status: 503, json: { error: { code: "store" } } }));
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.day).toContainText("history is not being recorded");
  await expect(page.locator(".wall-facts")).toContainText("finished, last hour—");
  await expect(wall.strip).toContainText(/^Livedata \d s old/);
  await page.unroute("**/api/history?*");
  await expect(wall.day).toContainText("none free for 2 h");
});

test("with nothing recorded yet the places are there", async ({ page, startOwn }) => {
  const fresh = await startOwn();
  fresh.simulator.setState(everyday());
  await fresh.until(({ snapshot }) => snapshot?.jobs.length === 15);
  const wall = new WallPage(page, fresh.url);
  await wall.open();
  await expect(wall.day).toContainText(/recording since \d\d:\d\d|nothing recorded yet/);
  await expect(wall.day.locator(".wall-day-gap")).not.toHaveCount(0);
  await expect(page.locator(".wall-facts dt")).toHaveCount(4);
  await expect(page.locator(".wall-cell-running .wall-fill")).toHaveCount(0);
});

// Last: what it does to the upstream is a gap for whoever looks later.
test("the live page says which are slow and stuck, of old data as well", async ({ page, watch }) => {
  watch.allowLayoutShift();
  const live = new LivePage(page, app.url);
  const expectWords = async () => {
    const east = live.board.getByRole("list", { name: "Slots of studio-east" });
    await expect(east.getByRole("listitem").filter({ hasText: "stuck" })).toContainText(/14:\d\dstuck$/);
    await expect(east.getByRole("listitem").filter({ hasText: "slow" })).toContainText(/07:\d\dslow$/);
    await expect(page.getByRole("row").filter({ hasText: "× usual" })).toHaveCount(1);
  };
  await live.openLive();
  await expect(live.answerLine).toContainText(/\S+ on studio-east looks stuck/);
  await expectWords();
  app.simulator.setFault({ fault: "401" });
  await app.until(({ problem }) => problem?.code === "unauthorised");
  await expect(live.trouble).toContainText("refuses the token (401)");
  await expectWords();
});
