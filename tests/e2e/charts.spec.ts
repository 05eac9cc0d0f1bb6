import { expect, test as base, type Page } from "@playwright/test";
import { startTestServer } from "../support/server";
import { startSimulator } from "../support/simulator/start-simulator";

/** One app on one calm fleet for the whole file: nothing here changes what the upstream says. */
const test = base.extend<object, { origin: string }>({
  origin: [
    // Playwright reads the fixture's needs from this pattern, even when there are none.
    async ({}, use) => {
      const simulator = await startSimulator({ load: false, jobs: 12 });
      const server = await startTestServer({
        USEAPI_TOKEN: simulator.token,
        USEAPI_BASE_URL: simulator.baseUrl,
        ACCOUNT_NAMES: simulator.accountNames,
      });
      await use(server.url);
      await server.stop();
      await simulator.stop();
    },
    { scope: "worker" },
  ],
});

const panel = (page: Page, title: string | RegExp) => page.getByRole("region", { name: title });

/** Heights of the bars that have any width: an empty chart has none. */
async function barHeights(page: Page, title: string | RegExp, fill: string): Promise<number[]> {
  const bars = panel(page, title).locator(`.recharts-bar-rectangle path[fill="${fill}"]`);
  await expect(bars.first()).toBeVisible();
  const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
  return boxes.flatMap((box) => (box && box.width > 0 ? [box.height] : []));
}

test("bars are really drawn, one for each row, in their row's height", async ({ page, origin }) => {
  await page.goto(origin);
  const load = panel(page, "Executing vs max jobs");
  const elapsed = panel(page, "Elapsed by video");

  const maxBars = await barHeights(page, "Executing vs max jobs", "none");
  expect(maxBars.length).toBe(await load.getByRole("rowheader").count());
  for (const height of maxBars) expect(height).toBeGreaterThan(8);

  const elapsedBars = await barHeights(page, "Elapsed by video", "var(--running)");
  expect(elapsedBars.length).toBe(await elapsed.getByRole("rowheader").count());
  for (const height of elapsedBars) expect(height).toBeGreaterThan(8);
});

test("bars stand beside their own names", async ({ page, origin }) => {
  await page.goto(origin);
  const elapsed = panel(page, "Elapsed by video");
  const first = elapsed.locator('.recharts-bar-rectangle path[fill="var(--running)"]').first();
  await expect(first).toBeVisible();
  const [bar, name] = await Promise.all([first.boundingBox(), elapsed.getByRole("rowheader").first().boundingBox()]);
  if (!bar || !name) throw new Error("Nothing is drawn.");
  expect(Math.abs(bar.y + bar.height / 2 - (name.y + name.height / 2))).toBeLessThan(3);
  expect(bar.x).toBeGreaterThanOrEqual(name.x + name.width - 1);
});

test("another kind is one choice away", async ({ page, origin }) => {
  await page.goto(origin);
  await page.getByLabel("Kind of jobs shown").selectOption("all");
  await expect(panel(page, "Elapsed by job")).toBeVisible();
});

test("without JavaScript the same figures can be read", async ({ browser, origin }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(origin);
  await expect(
    panel(page, "Executing vs max jobs")
      .getByRole("cell", { name: /^\d+ \/ \d+$/ })
      .first(),
  ).toBeVisible();
  await expect(
    panel(page, "Elapsed by video")
      .getByRole("cell", { name: /^\d+:\d\d/ })
      .first(),
  ).toBeVisible();
  expect(await page.locator("[style]").count(), "the security policy would drop inline styles").toBe(0);
  await context.close();
});

test("a drawing that cannot be loaded offers a reload, and the figures stay", async ({ page, origin }) => {
  await page.route("**/_next/static/**/*.js", async (route) => {
    const answer = await route.fetch();
    const isDrawings = (await answer.text()).includes("recharts-bar-rectangle");
    return isDrawings ? route.abort() : route.fulfill({ response: answer });
  });
  await page.goto(origin);
  const load = panel(page, "Executing vs max jobs");
  await expect(load.getByRole("button", { name: "Reload" }).first()).toBeVisible();
  await expect(load.getByRole("cell", { name: /^\d+ \/ \d+$/ }).first()).toBeVisible();
});

test("nothing moves when the drawings arrive", async ({ page, origin }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { shifted: Reflect.get(window, "shifted") + Reflect.get(entry, "value") });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(origin);
  await expect(page.locator(".recharts-bar-rectangle path").first()).toBeVisible();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => Reflect.get(window, "shifted"))).toBeLessThan(0.02);
});
