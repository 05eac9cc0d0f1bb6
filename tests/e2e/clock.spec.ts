import type { Locator } from "@playwright/test";
import { HOUR_MS } from "@/lib/domain/time-units";
import { ACCOUNT_IDS, everyday } from "../support/e2e/everyday";
import { setClockShift, shiftClock } from "../support/e2e/clock-shift";
import { expect, test } from "../support/e2e/test";

/** How much a running time on screen differs from the truth, s. Read and judged at one moment, inside the page. */
async function errorOf(place: Locator, startedAtMs: number): Promise<number> {
  return place.evaluate((element, startMs) => {
    const time = /(?:\d+:)?\d+:\d\d$/.exec(element.textContent ?? "")?.[0] ?? "";
    const shown = time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const nowMs = Date.now() - (window.clockShiftMs ?? 0);
    return shown - (nowMs - startMs) / 1_000;
  }, startedAtMs);
}

for (const [name, shiftMs] of [
  ["an hour ahead", HOUR_MS],
  ["an hour behind", -HOUR_MS],
] as const) {
  test(`running times are right within 2 s where the browser's clock is ${name}`, async ({ live, app, page }) => {
    await shiftClock(page, shiftMs);
    await live.openLive();
    expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now() - shiftMs)).toBeLessThan(60_000);
    const { snapshot } = await app.envelope();
    const longest = Date.parse(snapshot?.jobs[0]?.startedAt ?? "");
    const cell = live.rows.first().locator("td").nth(5);
    // The fact on top is in sight and the first row far below.
    await page.setViewportSize({ width: 1440, height: 400 });
    await expect(cell).not.toBeInViewport();
    const ticks = new Set<string>();
    await expect
      .poll(async () => {
        for (const place of [cell, live.fact("Longest")]) {
          expect(Math.abs(await errorOf(place, longest))).toBeLessThanOrEqual(2);
        }
        return ticks.add((await cell.textContent()) ?? "").size;
      })
      .toBeGreaterThanOrEqual(4);
    await expect(live.corner).toContainText(/data [0-4] s old/);
    for (const time of await live.column("Elapsed")) expect(time).toMatch(/^\d\d:\d\d$/);
  });
}

test("a job that begins in the future has run for no time, not for less", async ({ live, app, watch }) => {
  // Its account's numbers disagree, and old data says nothing of that: where an answer is late, the line comes and goes.
  watch.allowLayoutShift();
  app.simulator.setState(everyday({ jobs: [{ account: ACCOUNT_IDS.west, ageS: -600, ref: "tomorrow" }] }));
  await app.until(({ snapshot }) => snapshot?.jobs.some(({ ref }) => ref === "tomorrow") ?? false);
  await live.openLive();
  await expect(live.rows.filter({ hasText: "tomorrow" }).locator("td").nth(5)).toHaveText("00:00");
});

test("a clock that jumps while the page is open: late until the next answer, which is asked for at once", async ({
  live,
  app,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  await shiftClock(page, 0);
  await live.openLive();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/scheduler*", async (route) => {
    await held;
    await route.continue();
  });
  await setClockShift(page, HOUR_MS);
  await expect(live.corner).toContainText(/Late|Stale/);
  await expect(page.locator("[data-old]")).toHaveCount(1);
  release();
  await expect(live.corner).toContainText("Live");
  const { snapshot } = await app.envelope();
  const longest = Date.parse(snapshot?.jobs[0]?.startedAt ?? "");
  await expect
    .poll(async () => Math.abs(await errorOf(live.rows.first().locator("td").nth(5), longest)))
    .toBeLessThanOrEqual(2);
});
