import { LivePage } from "../support/pages/live-page";
import { expect, test } from "../support/e2e/test";

test("nothing is asked while the pointer moves over rows, so that none takes another's place", async ({
  startEveryday,
  page,
}) => {
  // Half an interval is the longest wait: here so long that only the hand decides.
  const app = await startEveryday({ variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: "20" } });
  const live = new LivePage(page, app.url);
  await live.openLive();
  await live.pause.click();
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/scheduler") asked += 1;
  });

  const hand = await live.rows.first().evaluateHandle((row) => {
    const move = () => row.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    move();
    return setInterval(move, 50);
  });
  await live.resume.press("Enter");
  await expect(live.pause).toBeVisible();
  // Whatever the page asked by now, it asked before this.
  await page.evaluate(async () => (await fetch("/api/health")).text());
  expect(asked).toBe(0);
  await hand.evaluate((timer) => clearInterval(timer));
  await expect.poll(() => asked).toBe(1);
});

test("a pause that begins while a question waits for the pointer stops that question, too", async ({ live, page }) => {
  await page.clock.install();
  await live.openLive();
  await live.pause.click();
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/scheduler") asked += 1;
  });
  await page.clock.pauseAt(Date.now() + 5_000);
  await live.rows.first().dispatchEvent("pointermove");
  await live.resume.press("Enter");
  await live.pause.press("Enter");
  await page.clock.runFor(5_000);
  await page.evaluate(async () => (await fetch("/api/health")).text());
  expect(asked).toBe(0);
});
