import { ACCOUNT_IDS, everyday } from "../support/e2e/everyday";
import { watchForText } from "../support/e2e/screen-time";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

const jobCalled = (ref: string) => everyday({ jobs: [{ account: ACCOUNT_IDS.west, ageS: 1, ref }] });

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

test.describe("at real speed", () => {
  const INTERVAL_MS = 2_000;
  const CHANGES = 5;
  const POLLS = 10;

  test("a change is on screen within an interval and half a second, for at most 1.2 requests an interval", async ({
    startOwn,
    page,
  }) => {
    const app = await startOwn({ variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000) } });
    app.simulator.setState(everyday());
    await app.until(({ state }) => state === "live");
    const live = new LivePage(page, app.url);
    const requests: number[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/scheduler")) requests.push(Date.now());
    });
    await live.openLive();
    const nextPoll = async () => {
      const before = app.askedAt().length;
      await expect.poll(() => app.askedAt().length, { intervals: [10] }).toBeGreaterThan(before);
    };

    const fromMs = Date.now();
    const delays: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const ref = `fresh-${change}`;
      const appeared = await watchForText(page, ref);
      // Just after a poll: the longest way for news to go.
      await nextPoll();
      const changedAtMs = Date.now();
      app.simulator.setState(jobCalled(ref));
      delays.push((await appeared()) - changedAtMs);
    }
    await expect.poll(() => app.askedAt().filter((atMs) => atMs > fromMs).length, { timeout: 30_000 }).toBe(POLLS);
    const untilMs = Date.now();

    const asked = requests.filter((atMs) => atMs > fromMs && atMs <= untilMs).length;
    test.info().annotations.push({
      type: "measured",
      description: `on screen after ${delays.map(Math.round).join(", ")} ms; ${asked} requests in ${POLLS} intervals`,
    });
    expect(median(delays)).toBeLessThanOrEqual(INTERVAL_MS + 500);
    expect(asked / POLLS).toBeLessThanOrEqual(1.2);
  });
});

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
  app.simulator.setState(jobCalled("back-again"));
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
  app.simulator.setState(jobCalled("while-paused"));
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
