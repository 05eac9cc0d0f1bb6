import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

test("a demo says so on every page, and its scenes play", async ({ startOwn, page, watch }) => {
  watch.allowLayoutShift();
  watch.allow(/404/);
  const app = await startOwn({ demo: true });
  await app.until(({ state, demo }) => state === "live" && demo);
  expect(await (await fetch(app.url)).text(), "the first HTML says so, too").toContain("Demo data");
  const live = new LivePage(page, app.url);
  await live.openLive();
  const bar = page.getByRole("complementary", { name: "Demo" });
  await expect(bar).toContainText("Demo data");
  const play = async (scene: string) => {
    await bar.getByRole("button", { name: scene, exact: true }).click();
    await expect(bar.getByRole("button", { name: scene, exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(bar.locator("[aria-pressed=true]")).toHaveCount(1);
  };

  await expect(bar.getByRole("button", { name: "Calm" })).toHaveAttribute("aria-pressed", "true");
  await play("All full");
  await expect(live.answer).toContainText("Full");
  await play("One job stuck");
  await expect(live.rows.filter({ hasText: "shot-014-b" })).toContainText(/2[4-9]:\d\d/);
  await play("Token refused");
  await expect(live.trouble).toContainText("refuses the token (401)");
  await play("useapi.net down");
  await expect(live.trouble).toContainText("useapi.net can't be reached");
  await play("Frozen");
  await expect(live.trouble).toContainText("stands still");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(bar.getByRole("button", { name: "Frozen" })).toHaveAttribute("aria-pressed", "true");
  await expect(bar.getByRole("button", { name: "Frozen" })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1440, height: 900 });
  await play("Calm");
  await expect(live.corner).toContainText("Live");
  await expect(live.trouble).toHaveCount(0);

  await page.goto(`${app.url}/no-such-page`);
  await expect(page.getByRole("banner")).toContainText("Demo data");
});

test("the scene is asked for no more in a pause, and again within seconds of an outage", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  watch.allow(/503/);
  const app = await startOwn({ demo: true });
  await app.until(({ state, demo }) => state === "live" && demo);
  let asked = 0;
  let isAway = false;
  await page.route("**/api/demo", (route) => {
    asked += 1;
    return isAway ? route.fulfill({ status: 503, body: "" }) : route.continue();
  });
  /** Lets so much of the page's time pass; whatever it asked in that time has then been counted. */
  const pass = async (ms: number) => {
    await page.clock.runFor(ms);
    await page.evaluate(() => fetch("/api/ready"));
  };
  await page.clock.install();
  await page.goto(app.url);
  await expect(page.getByRole("complementary", { name: "Demo" }).getByRole("button", { name: "Calm" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  const first = asked;
  for (let at = 0; at < 3; at += 1) await pass(5_000);
  expect(asked).toBeGreaterThan(first);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await pass(1_000);
  const whenPaused = asked;
  for (let at = 0; at < 4; at += 1) await pass(30_000);
  expect(asked).toBe(whenPaused);
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await expect.poll(() => asked).toBeGreaterThan(whenPaused);

  isAway = true;
  for (let at = 0; at < 20; at += 1) await pass(30_000);
  isAway = false;
  const whenBack = asked;
  for (let at = 0; at < 6; at += 1) await pass(5_000);
  expect(asked).toBeGreaterThan(whenBack);
});

test("without a demo nothing speaks of one", async ({ live, page, app }) => {
  await live.openLive();
  await expect(page.getByText("Demo data")).toHaveCount(0);
  expect((await app.envelope()).demo).toBe(false);
  expect((await page.request.get(`${app.url}/api/demo`)).status()).toBe(404);
});
