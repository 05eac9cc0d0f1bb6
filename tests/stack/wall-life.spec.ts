import type { Route } from "@playwright/test";
import { everyday } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { WallPage } from "../support/pages/wall-page";

// The band makes room for itself: what it says matters more than that nothing moves.
test.beforeEach(({ watch }) => watch.allowLayoutShift());

const LIVE = /^Livedata \d s old/;
/** What a proxy answers while it holds our server back: a whole page, and none of ours. */
const MAINTENANCE = { contentType: "text/html", body: "<!doctype html><html><h1>Back soon</h1></html>" };

test("our server away for ten minutes: right again within 20 s of its return, untouched", async ({
  page,
  app,
  watch,
}) => {
  // What was on its way as the server died is cut off.
  watch.allow(/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
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

test("upstream away for half an hour: right within an interval and a second of our server's first good answer", async ({
  page,
  startOwn,
}) => {
  test.setTimeout(120_000);
  // Time runs 60 times as fast: half an hour is 30 s, with 75 failed tries.
  const app = await startOwn({ variables: { BENCH_SPEED: "60", POLL_INTERVAL_SECONDS: "24" } });
  app.simulator.setState(everyday());
  await app.until(({ state, snapshot }) => state === "live" && snapshot?.totals.free === 3);
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
  app.simulator.setFault({ fault: "reset" });
  const ageMs = async () => {
    const { now, fetchedAt } = await app.envelope();
    return Date.parse(now) - Date.parse(fetchedAt ?? now);
  };
  await expect.poll(ageMs, { timeout: 60_000 }).toBeGreaterThan(30_000);
  await expect(wall.band).toContainText(/^Staledata 3\d s old/);
  app.simulator.setFault(null);
  const { pollIntervalMs } = await app.until(({ state }) => state === "live", { refresh: false });
  await expect(wall.strip).toContainText(LIVE, { timeout: pollIntervalMs + 1_000 });
  await expect(wall.headline).toHaveText("3 slots free of 15");
});

test("a render fault loads the wall anew soon, and then once a minute at most", async ({ page, app, watch }) => {
  watch.allow(/./);
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  let isBroken = true;
  await page.route("**/api/scheduler*", async (route) => {
    const body = (await (await route.fetch()).json()) as { revision: string };
    // Passes for an answer, and can't be drawn: what a bug of ours would do.
    const broken = { ...body, revision: "broken", snapshot: { accounts: [null], jobs: [], totals: {} } };
    await route.fulfill({ json: isBroken ? broken : body });
  });
  const loads = wall.countLoads();
  // Each reload asks for the page first.
  let askedFor = 0;
  page.on("request", (request) => {
    if (request.resourceType() === "fetch" && new URL(request.url()).pathname === "/wall") askedFor += 1;
  });
  await wall.open();
  await page.clock.runFor(2_000);
  await expect(wall.headline).toHaveText("This page broke");
  await expect.poll(loads).toBe(1);
  await page.clock.runFor(4_000);
  await expect.poll(loads).toBe(2);

  // It breaks again with the first answer; the next time is a minute after the last.
  await page.clock.runFor(2_000);
  await expect(wall.headline).toHaveText("This page broke");
  await page.clock.runFor(40_000);
  expect([loads(), askedFor]).toEqual([2, 1]);
  isBroken = false;
  await page.clock.runFor(20_000);
  await expect.poll(loads).toBe(3);
  await page.clock.runFor(2_000);
  await expect(wall.strip).toContainText(LIVE);
  expect(loads()).toBe(3);
});

/** A zone in which it is some minutes past one now: two hours and more before the quiet hour, as long as a page is left alone. */
function zoneAtOne(): { zone: string; minutes: number } {
  const now = new Date();
  const ahead = ((1 - now.getUTCHours() + 36) % 24) - 12;
  // Etc/GMT-5 is five hours ahead of UTC: POSIX counts the other way round.
  return {
    zone: ahead === 0 ? "UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`,
    minutes: now.getUTCMinutes(),
  };
}

for (const [random, minute] of [
  [0.25, 15],
  [0.9, 54],
] as const) {
  test(`once a day the wall loads itself anew, at 04:${minute} where its draw was ${random}`, async ({ page, app }) => {
    test.setTimeout(120_000);
    const { zone, minutes } = zoneAtOne();
    await page.addInitScript((draw) => {
      Math.random = () => draw;
    }, random);
    await page.clock.install();
    // Our server's clock goes as the page's does, and its data is always new.
    const envelope = await app.envelope();
    const pageNow = () => page.evaluate(() => new Date().toISOString());
    await page.route("**/api/scheduler*", async (route) => {
      const now = await pageNow().catch(() => null);
      await (now === null ? route.abort() : route.fulfill({ json: { ...envelope, now, fetchedAt: now } }));
    });
    const wall = new WallPage(page, app.url);
    const loads = wall.countLoads();
    await wall.open(`?tz=${encodeURIComponent(zone)}`);
    await page.clock.runFor(2_000);
    await expect(wall.clock).toContainText(/^01:/);
    // The application has begun: what reloads a page without one is no part of this.
    await expect(wall.strip).toContainText(/ · up \d/);
    expect(loads()).toBe(1);
    // In steps that no watchdog takes for sleep.
    for (let step = minutes; step < 180 + minute - 2; step += 1) await page.clock.fastForward(60_000);
    await expect(wall.clock).toContainText(/^04:/);
    expect(loads()).toBe(1);
    const loadedAgain = () => expect.poll(loads, { timeout: 500 }).toBe(2);
    await expect(async () => {
      await page.clock.fastForward(20_000);
      await loadedAgain();
    }).toPass({ timeout: 20_000 });
    expect(new Date(await pageNow()).getUTCMinutes()).toBe(minute);
  });
}

test.describe("a new build", () => {
  test("is on screen once the new server gives the page, and not before", async ({ page, app, watch }) => {
    watch.allow(/503/);
    const wall = new WallPage(page, app.url);
    await wall.open();
    await expect(wall.strip).toContainText(LIVE);
    const loads = wall.countLoads();
    let given: Parameters<Route["fulfill"]>[0] = { status: 503 };
    let isPageAway = true;
    let isNew = true;
    await page.route("**/wall?*", (route) => (isPageAway ? route.fulfill(given) : route.continue()));
    let foreign = 0;
    await page.route("**/api/scheduler*", async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { build: string };
      if (isNew) foreign += 1;
      await route.fulfill({ json: isNew ? { ...body, build: "another" } : body });
    });
    await expect.poll(() => foreign).toBeGreaterThan(4);
    given = MAINTENANCE;
    await expect.poll(() => foreign).toBeGreaterThan(9);
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

  // A page that can't be had anew stands still, and does not go on looking live.
  watch.allow(/ERR_CONNECTION_REFUSED/);
  await expect(wall.strip).toContainText(/^Live/);
  await page.route("**/wall?*", (route) => route.fulfill(MAINTENANCE));
  await page.clock.runFor(31_000);
  await expect(wall.strip).toContainText(/^No connectionas of \d\d:\d\d:\d\d UTC/);
  await page.unroute("**/wall?*");
  await app.kill();
  await page.clock.runFor(31_000);
  await expect(wall.strip).toContainText(/^No connectionas of \d\d:\d\d:\d\d UTC/);
  await expect(page.locator(".wall")).toHaveAttribute("data-old", "");

  await app.restart();
  await app.until(({ state }) => state === "live");
  await page.clock.runFor(31_000);
  await expect(wall.strip).toContainText(/^Live/);
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

test("a wall that a stylesheet did not reach is loaded anew after a minute, and one that has all is not", async ({
  page,
  app,
  watch,
}) => {
  watch.allow(/ERR_CONNECTION_RESET/);
  await page.route("**/wall/rows.css", (route) => route.abort("connectionreset"), { times: 1 });
  await page.clock.install();
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
  const loads = wall.countLoads();
  await page.clock.runFor(50_000);
  expect(loads()).toBe(0);
  await page.clock.runFor(35_000);
  await expect.poll(loads).toBe(1);
  await expect(wall.strip).toContainText(LIVE);
  await page.clock.runFor(3 * 60_000);
  expect(loads()).toBe(1);
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
