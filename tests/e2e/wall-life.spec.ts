import { expect, test } from "../support/e2e/test";
import { WallPage } from "../support/pages/wall-page";

// The band makes room for itself: what it says matters more than that nothing moves.
test.beforeEach(({ watch }) => watch.allowLayoutShift());

const LIVE = /^Livedata \d s old/;

test("our server away for ten minutes: right again within 20 s of its return, untouched", async ({
  page,
  app,
  watch,
}) => {
  watch.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  await wall.open();
  await app.kill();
  await page.clock.runFor(30_000);
  await expect(wall.band).toContainText("No connection");
  await page.clock.runFor(10 * 60_000);
  await expect(wall.band).toContainText("No connection");
  await app.restart();
  await app.until(({ state }) => state === "live");
  await expect(async () => {
    await page.clock.runFor(1_000);
    await expect(wall.strip).toContainText(LIVE, { timeout: 50 });
  }).toPass({ timeout: 20_000 });
});

test("upstream away for half an hour: right within an interval of its return", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
  // Time runs 20 times as fast: this is as long as half an hour of failed tries.
  app.simulator.setFault({ fault: "reset" });
  await app.until(({ state }) => state === "stale", { refresh: false });
  await expect(wall.band).toContainText("Stale");
  app.simulator.setFault(null);
  await app.until(({ state }) => state === "live", { refresh: false });
  await expect(wall.strip).toContainText(LIVE, { timeout: 1_500 });
});

test.describe("a new build", () => {
  test("is on screen once the new server gives the page, and not before", async ({ page, app, watch }) => {
    watch.allow(/503/);
    const wall = new WallPage(page, app.url);
    await wall.open();
    await expect(wall.strip).toContainText(LIVE);
    const loads = wall.countLoads();
    let isPageAway = true;
    let isNew = true;
    await page.route("**/wall?*", (route) => (isPageAway ? route.fulfill({ status: 503 }) : route.continue()));
    let foreign = 0;
    await page.route("**/api/scheduler*", async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { build: string };
      if (isNew) foreign += 1;
      await route.fulfill({ json: isNew ? { ...body, build: "another" } : body });
    });
    await expect.poll(() => foreign).toBeGreaterThan(4);
    expect(loads()).toBe(0);
    await expect(wall.strip).toContainText(LIVE);
    isPageAway = false;
    await expect.poll(loads, { timeout: 30_000 }).toBe(1);
    isNew = false;
    await expect(wall.strip).toContainText(LIVE);
    const seen = foreign;
    await expect.poll(loads).toBe(1);
    expect(foreign).toBe(seen);
  });

  test("named by one answer alone is not believed", async ({ page, app }) => {
    const wall = new WallPage(page, app.url);
    await wall.open();
    const loads = wall.countLoads();
    let asked = 0;
    await page.route("**/api/scheduler*", async (route) => {
      const body = (await (await route.fetch()).json()) as { build: string };
      asked += 1;
      await route.fulfill({ json: asked % 2 === 0 ? { ...body, build: "another" } : body });
    });
    await expect.poll(() => asked).toBeGreaterThan(7);
    expect(loads()).toBe(0);
  });
});

test("the application's scripts blocked: the numbers are there, and come anew each 30 s", async ({
  page,
  app,
  watch,
}) => {
  watch.allow(/ERR_BLOCKED_BY_CLIENT|Failed to load/);
  await page.route("**/_next/static/**/*.js*", (route) => route.abort("blockedbyclient"));
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.headline).toHaveText("3 slots free of 15");
  await expect(wall.rows).toHaveCount(4);
  const loads = wall.countLoads();
  await page.clock.runFor(29_000);
  expect(loads()).toBe(0);
  await page.clock.runFor(2_000);
  await expect.poll(loads).toBe(1);
  await expect(wall.headline).toHaveText("3 slots free of 15");
});

test("a page whose application lives is left alone by the script that would reload it", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await page.clock.install();
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
  const loads = wall.countLoads();
  await page.clock.runFor(5 * 60_000);
  expect(loads()).toBe(0);
});

test("a page that the browser thinks offline goes on", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await page.addInitScript(() => Object.defineProperty(navigator, "onLine", { value: false }));
  await wall.open();
  app.simulator.setState({ scheduler: { executing: [], available: [] } });
  await expect(wall.headline).not.toHaveText("3 slots free of 15");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the numbers are there, and the page asks to be loaded anew", async ({ page, app }) => {
    const wall = new WallPage(page, app.url);
    await wall.open();
    await expect(wall.headline).toHaveText("3 slots free of 15");
    await expect(page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]")).toHaveAttribute(
      "content",
      "30",
    );
    await expect(wall.rows.nth(2)).toContainText("14:");
  });
});
