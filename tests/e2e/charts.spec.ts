import type { Locator } from "@playwright/test";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";

const BAR = '.recharts-bar-rectangle path[fill="var(--running)"]';
const MAX_BAR = '.recharts-bar-rectangle path[fill="none"]';

/** Boxes of the drawn bars that have any size, top to bottom. An empty chart has none. */
async function boxesOf(panel: Locator, bars: string) {
  await expect(panel.locator(bars).first()).toBeVisible();
  const boxes = await Promise.all((await panel.locator(bars).all()).map((bar) => bar.boundingBox()));
  return boxes.flatMap((box) => (box !== null && box.width > 0 && box.height > 0 ? [box] : []));
}

async function rowBoxes(panel: Locator) {
  return Promise.all((await panel.getByRole("rowheader").all()).map((row) => row.boundingBox()));
}

test("executing against max jobs: a bar within an outline for each account, to one scale, beside its name", async ({
  live,
}) => {
  await live.openLive();
  await live.load.scrollIntoViewIfNeeded();
  const rows = await rowBoxes(live.load);
  expect(rows).toHaveLength(4);
  // shorts-01 2 of 3, shorts-02 2 of 2, studio-east 5 of 5, studio-west 3 of 5
  for (const [selector, figures] of [
    [BAR, [2, 2, 5, 3]],
    [MAX_BAR, [3, 2, 5, 5]],
  ] as const) {
    await expect.poll(async () => (await boxesOf(live.load, selector)).length).toBe(4);
    const boxes = await boxesOf(live.load, selector);
    const unit = (boxes[2]?.width ?? 0) / 5;
    boxes.forEach((box, index) => {
      expect(box.height).toBeGreaterThan(8);
      expect(Math.abs(box.width - unit * (figures[index] ?? 0))).toBeLessThan(4);
      const row = rows[index];
      if (!row) throw new Error("A bar without a row.");
      expect(Math.abs(box.y + box.height / 2 - (row.y + row.height / 2))).toBeLessThan(3);
      expect(box.x).toBeGreaterThanOrEqual(row.x + row.width - 1);
    });
  }
});

test("the last hour is drawn: an area below each account's max", async ({ live }) => {
  await live.openLive();
  await live.load.scrollIntoViewIfNeeded();
  const area = live.load.locator('.recharts-area-area[fill="var(--running)"]');
  await expect(area).toHaveCount(1);
  const box = await area.boundingBox();
  expect(box?.width).toBeGreaterThan(0);
  expect(box?.height).toBeGreaterThan(20);
  await expect(live.load.locator(".recharts-area-curve").first()).toHaveAttribute("d", /^M/);
  await expect(live.load.locator("tbody tr").last().getByRole("img")).toHaveAccessibleName(/^at most \d/);
});

test("elapsed: a bar for each job, longest first, as long as it has run, and its time beside it", async ({ live }) => {
  await live.openLive();
  await live.elapsed.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await boxesOf(live.elapsed, BAR)).length).toBe(12);
  const boxes = await boxesOf(live.elapsed, BAR);
  expect(await live.elapsed.getByRole("rowheader").count()).toBe(12);
  const widths = boxes.map(({ width }) => width);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  // 842 s against 421 s, and a few more since.
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeGreaterThan(1.8);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeLessThan(2.1);
  for (const { height } of boxes) expect(height).toBeGreaterThan(8);
});

test("elapsed shows videos, and another kind is one choice away", async ({ live, page }) => {
  await live.openLive();
  await expect(live.elapsed).toContainText("Elapsed by video");
  await page.getByLabel("Kind of jobs shown").focus();
  await page.keyboard.type("images");
  await expect(live.elapsed).toContainText("Elapsed by image");
  await expect(live.elapsed.getByRole("rowheader")).toHaveText(["cover-1", "cover-2"]);
  await page.keyboard.press("End");
  await expect(live.elapsed.getByRole("rowheader")).toHaveCount(15);
});

test("of more than 20 jobs the longest 20 are drawn, and a word says what is left out", async ({ live, app }) => {
  const more = Array.from({ length: 14 }, (_, at) => ({ account: ACCOUNT_IDS.east, ageS: 5 + at, ref: `extra-${at}` }));
  app.simulator.setState(everyday({ jobs: more }));
  await app.until(({ snapshot }) => snapshot?.jobs.length === 29);
  await live.openLive();
  await live.elapsed.scrollIntoViewIfNeeded();
  await expect(live.elapsed.getByRole("rowheader")).toHaveCount(20);
  await expect.poll(async () => (await boxesOf(live.elapsed, BAR)).length).toBe(20);
  await expect(live.elapsed).toContainText(/6 more/);
});

test("bars follow the data", async ({ live, app }) => {
  await live.openLive();
  await live.load.scrollIntoViewIfNeeded();
  const west = async () => (await boxesOf(live.load, BAR)).at(-1)?.width ?? 0;
  const before = await west();
  app.simulator.setState(
    everyday({
      jobs: [{ account: ACCOUNT_IDS.west, ageS: 2, ref: "fourth" }],
      available: [toWireAccount(ACCOUNT_IDS.west, 5, 4), toWireAccount(ACCOUNT_IDS.shorts1, 3, 2)],
    }),
  );
  await expect.poll(async () => (await west()) / before).toBeGreaterThan(1.3);
});

test("a drawing that is no longer on the server: a reload is offered once that is sure, and the figures stay", async ({
  live,
  page,
  watch,
}) => {
  watch.allow(/404|ChunkLoadError|Failed to load chunk|Loading chunk/);
  const scripts = "**/_next/static/**/*.js";
  await page.route(scripts, async (route) => {
    // A connection that was kept may be closed under the question: that is no matter of the page.
    const answer = await route.fetch({ maxRetries: 3 });
    const isDrawing = (await answer.text()).includes("recharts-bar-rectangle");
    return isDrawing ? route.fulfill({ status: 404, body: "" }) : route.fulfill({ response: answer });
  });
  await live.openLive();
  await expect(live.load.getByText("The drawing could not be loaded yet.").first()).toBeVisible();
  const offer = page.getByRole("status").filter({ hasText: "A part of this page could not be loaded." });
  await expect(offer).toBeVisible();
  await expect(live.load.getByRole("cell", { name: "3 / 5" })).toBeVisible();
  await expect(live.corner).toContainText("Live");
  await page.unroute(scripts);
  await offer.getByRole("button", { name: "Reload" }).click();
  await expect(live.load.locator(BAR).first()).toBeVisible();
  await expect(page.getByText("could not be loaded")).toHaveCount(0);
});
