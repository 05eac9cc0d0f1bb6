import { everyday, withJob } from "../support/e2e/everyday";
import { watchForText } from "../support/e2e/screen-time";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

test("after ten minutes without useapi.net the page is back within an interval and a second of its next good answer", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  // A hundred times as fast; an interval is 0.5 s.
  const app = await startOwn({ variables: { BENCH_SPEED: "100", POLL_INTERVAL_SECONDS: "50" } });
  app.simulator.setState(everyday());
  await app.until(({ state }) => state === "live");
  const live = new LivePage(page, app.url);
  await live.openLive();
  app.simulator.setFault({ fault: "reset" });
  await expect(live.corner).toContainText(/1[0-9]? s old|[6-9] s old/, { timeout: 20_000 });
  await expect(live.corner).toContainText("Stale");

  const appeared = await watchForText(page, "back-again");
  app.simulator.setState(withJob("back-again"));
  const endedAtMs = Date.now();
  app.simulator.setFault(null);
  const onScreenAtMs = await appeared();
  const [goodAtMs = 0] = app.askedAt().filter((atMs) => atMs >= endedAtMs);
  expect(onScreenAtMs - goodAtMs).toBeLessThanOrEqual(500 + 1_000);
  await expect(live.corner).toContainText("Live");
});

test("pause says since when, stops all asking, and resumes with what happened meanwhile", async ({
  live,
  app,
  page,
}) => {
  await live.openLive();
  await live.pause.click();
  await expect(live.corner).toContainText(/Paused since \d\d:\d\d/);
  await expect(live.corner).toContainText(/data from \d\d:\d\d:\d\d/);
  await expect(page).toHaveTitle(/^Paused · 3 free at \d\d:\d\d · Slotwatch$/);
  await expect(page.locator("[data-old]")).toHaveCount(1);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  app.simulator.setState(withJob("while-paused"));
  const before = app.askedAt().length;
  await page.evaluate(() => {
    for (const event of ["online", "focus"]) window.dispatchEvent(new Event(event));
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => app.askedAt().length).toBeGreaterThan(before + 5);
  expect(asked).toEqual([]);
  await expect(live.rows.filter({ hasText: "while-paused" })).toHaveCount(0);

  await live.resume.click();
  await expect(live.rows.filter({ hasText: "while-paused" })).toBeVisible();
  await expect(live.corner).toContainText("Live");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`the age of old data grows, and keeps its distance from the button beside it, at ${width}`, async ({
    live,
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.clock.install();
    await live.openLive();
    await live.pause.click();
    await expect(live.corner).toContainText(/, \d s old$/);
    await page.clock.fastForward(12 * 60_000);
    await page.clock.runFor(2_000);
    await expect(live.corner).toContainText(/, 1\d min old$/);
    const words = await live.corner.evaluate((corner) => {
      const range = document.createRange();
      range.selectNodeContents(corner);
      return range.getBoundingClientRect().right;
    });
    expect(((await live.resume.boundingBox())?.x ?? 0) - words).toBeGreaterThanOrEqual(8);
  });
}

test("the network that is back is used at once", async ({ startOwn, page }) => {
  // Intervals of a minute: whatever comes sooner was asked for.
  const app = await startOwn({ variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: "60" } });
  app.simulator.setState(everyday());
  await app.until(({ state }) => state === "live");
  const live = new LivePage(page, app.url);
  await live.open();
  await expect(live.corner).toContainText(/next in \d+ s/);
  const request = page.waitForRequest("**/api/scheduler*");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await request;
});

test("the last hour is asked for once a minute, though the page draws at every poll", async ({
  startEveryday,
  page,
  watch,
}) => {
  // Rows come with every poll.
  watch.allowLayoutShift();
  const app = await startEveryday();
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/recent") asked += 1;
  });
  const live = new LivePage(page, app.url);
  await live.openLive();
  let round = 0;
  const askedSoFar = () => {
    app.simulator.setState(withJob(`round-${(round += 1)}`));
    return asked;
  };
  await expect.poll(askedSoFar, { intervals: [300], timeout: 60_000 }).toBeGreaterThanOrEqual(3);
});

test("what is chosen in a pause is asked for all the same, and dated by its own moment", async ({ live, page }) => {
  await live.openLive();
  await live.pause.click();
  const lane = page.getByRole("region", { name: "Just ended" });
  const stamp = () => lane.getByText(/^as of/).textContent();
  const paused = await stamp();
  await expect
    .poll(async () => {
      await live.search.fill(`nothing-${Date.now()}`);
      await page.waitForResponse((response) => response.url().includes("/api/runs"));
      return stamp();
    })
    .not.toBe(paused);
});

test("what has ended is in both counts, and what comes back has not ended", async ({ startEveryday, page, watch }) => {
  // Rows come and go.
  watch.allowLayoutShift();
  const app = await startEveryday();
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(live.fact("Finished")).toHaveText("0");
  const lane = page.getByRole("region", { name: "Just ended" });
  app.simulator.setState(everyday({ without: ({ ref }) => ref === "promo-17" }));
  await expect(lane.getByRole("listitem")).toContainText("promo-17");
  // The hour is asked for each 20 s.
  await expect(live.fact("Finished")).toHaveText("1", { timeout: 10_000 });
  app.simulator.setState(everyday());
  await expect(live.rows.filter({ hasText: "promo-17" })).toBeVisible();
  await expect(lane.getByRole("listitem")).toHaveCount(0);
});
