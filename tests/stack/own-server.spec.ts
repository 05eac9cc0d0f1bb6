import { ACCOUNT_IDS, everyday } from "../support/e2e/everyday";
import { colourfulBelow } from "../support/e2e/colours";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

/** What Chromium says of a server that is not there, or was killed in the midst of an answer. */
const NOBODY_ANSWERS =
  /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|FAILED|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING)/;

test("our own server is killed and comes back: the page says so, keeps what it knows, and recovers by itself", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allow(NOBODY_ANSWERS);
  watch.allowLayoutShift();
  const app = await startOwn();
  app.simulator.setState(everyday());
  await app.until(({ state, snapshot }) => state === "live" && snapshot?.totals.free === 3);
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(page.locator(".recharts-surface").first()).toBeAttached();

  await app.kill();
  await expect(live.trouble).toContainText("Slotwatch's own server does not answer, since ");
  await expect(live.trouble).toContainText("This page keeps trying and recovers by itself.");
  await expect(live.trouble).toContainText(/next try in 0:0\d|trying now/);
  await expect(live.corner).toContainText("No connection");
  await expect(live.corner).toContainText(/data from \d\d:\d\d:\d\d, \d+ s old/);
  await expect(live.answer).toHaveText(/^3slots were free at \d\d:\d\d/);
  await expect(page).toHaveTitle(/^No news since \d\d:\d\d · Slotwatch$/);
  expect(await colourfulBelow(page.locator("[data-old]"))).toEqual([]);

  app.simulator.setState(everyday({ jobs: [{ account: ACCOUNT_IDS.west, ageS: 1, ref: "meanwhile" }] }));
  await app.restart();
  await expect(live.corner).toContainText("Live");
  await expect(live.rows.filter({ hasText: "meanwhile" })).toBeVisible();
  await expect(live.trouble).toHaveCount(0);
  await expect(live.newVersion).toHaveCount(0);
  const said = (await page.evaluate(() => window.said)) ?? [];
  expect(said.filter((text) => text.startsWith("Slotwatch's own server does not answer, since "))).toHaveLength(1);
  expect(said.at(-1)).toBe("Live: figures are current.");
  expect(said.length).toBe(new Set(said).size);
});

test("half an hour without our own server: asked every 15 s at least, and back within an interval", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allow(NOBODY_ANSWERS);
  watch.allowLayoutShift();
  const app = await startOwn({ variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: "5" } });
  app.simulator.setState(everyday());
  await app.until(({ state }) => state === "live");
  await page.clock.install();
  const live = new LivePage(page, app.url);
  await live.openLive();
  await page.clock.pauseAt(Date.now() + 60_000);
  await app.kill();

  const QUARTER_MS = 15_000;
  let tries = 0;
  page.on("requestfailed", () => (tries += 1));
  const steps = (30 * 60_000) / QUARTER_MS;
  for (let step = 0; step < steps; step += 1) {
    const before = tries;
    await page.clock.runFor(QUARTER_MS);
    await expect.poll(() => tries, { intervals: [5, 5, 10, 20, 50] }).toBeGreaterThan(before);
  }
  await expect(live.corner).toContainText("No connection");
  await expect(live.corner).toContainText(/, (29|30|31) min old/);

  await app.restart();
  await app.until(({ state }) => state === "live");
  // A second at a time: an answer takes real time, and the page's clock must not reach its time limit meanwhile.
  let open = 0;
  page.on("request", () => (open += 1));
  page.on("requestfinished", () => (open -= 1));
  page.on("requestfailed", () => (open -= 1));
  for (let second = 0; second < 5 + 1; second += 1) {
    await page.clock.runFor(1_000);
    await expect.poll(() => open, { intervals: [5, 5, 10, 20, 50] }).toBeLessThanOrEqual(0);
  }
  await expect(live.corner).toContainText("Live");
  await expect(live.trouble).toHaveCount(0);
});

test("a part that can't be loaded while our own server is away comes when it is back, and no new version is claimed", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allow(NOBODY_ANSWERS);
  watch.allowLayoutShift();
  const app = await startOwn();
  app.simulator.setState(everyday());
  await app.until(({ state }) => state === "live");
  const live = new LivePage(page, app.url);
  await live.openLive();
  await app.kill();

  await live.kindFilter.click();
  await expect(page.getByText("The menu could not be loaded yet. It is tried again by itself.")).toBeVisible();
  await live.jobs.getByRole("heading").click();
  await page.getByRole("button", { name: "Share…" }).click();
  const sorry = page.getByText("“Share…” could not be loaded. Press it again in a moment.");
  await expect(sorry).toBeVisible();
  await expect(live.trouble).toContainText("Slotwatch's own server does not answer");
  await live.kindFilter.click();
  await expect(page.getByText("The menu could not be loaded yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload" })).toHaveCount(0);

  await app.restart();
  await expect(page.getByRole("checkbox", { name: "videos" })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Share…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(sorry).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Reload" })).toHaveCount(0);
});

test("one question that gets lost is not worth a word", async ({ live, page, watch }) => {
  watch.allow(NOBODY_ANSWERS);
  await live.openLive();
  let lost = 0;
  await page.route("**/api/scheduler*", (route) => (lost++ === 0 ? route.abort() : route.continue()));
  await expect.poll(() => lost).toBeGreaterThan(2);
  await expect(live.corner).toContainText("Live");
  expect(await page.evaluate(() => window.said?.filter((text) => text.includes("server")))).toEqual([]);
});

test("a new version on the server is offered, and a press loads it", async ({ live, page }) => {
  await live.openLive();
  await expect(live.newVersion).toHaveCount(0);
  let build: object = { build: "another-build" };
  await page.route("**/api/scheduler*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: Object.assign((await response.json()) as object, build) });
  });
  await expect(live.newVersion).toBeVisible();
  page.once("framenavigated", () => (build = {}));
  await Promise.all([
    page.waitForEvent("domcontentloaded"),
    live.newVersion.getByRole("button", { name: "Reload" }).click(),
  ]);
  await expect(live.corner).toContainText("Live");
  await expect(live.newVersion).toHaveCount(0);
  // A question may be on its way when the page goes.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("what is not ours is no answer: a proxy's page in place of JSON", async ({ live, page, watch }) => {
  watch.allow(/502/);
  watch.allowLayoutShift();
  await live.openLive();
  await page.route("**/api/scheduler*", (route) =>
    route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
  );
  await expect(live.trouble).toContainText("Slotwatch's own server does not answer");
  await page.unroute("**/api/scheduler*");
  await page.route("**/api/scheduler*", (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in to the hotel's network</h1>" }),
  );
  await expect(live.trouble).toContainText("Slotwatch's own server does not answer");
  await page.unroute("**/api/scheduler*");
  await expect(live.corner).toContainText("Live");
});
