import type { Page } from "@playwright/test";
import { WIDTHS } from "../support/e2e/accessible";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { layoutShiftOf, MOST_LAYOUT_SHIFT } from "../support/e2e/watch-page";
import { LivePage } from "../support/pages/live-page";

const { west, shorts1, shorts2 } = ACCOUNT_IDS;

/** Begins to measure anew: each change is judged by itself. */
const measureAnew = (page: Page) =>
  page.evaluate(() => {
    window.layoutShift = 0;
    window.largestShift = undefined;
  });

const SCREENS = [
  ...WIDTHS.map((width) => ({ width, reducedMotion: "no-preference" as const })),
  { width: 390, reducedMotion: "reduce" as const },
];

for (const { width, reducedMotion } of SCREENS) {
  test(`what happens while the page is open moves nothing, at ${width}, motion ${reducedMotion}: jobs, troubles, old data, and back`, async ({
    startEveryday,
    page,
    watch,
  }) => {
    watch.allowLayoutShift();
    // Its own, without a past: when usual times become known for the first time, the key of the board grows, once.
    const app = await startEveryday();
    const live = new LivePage(page, app.url);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ reducedMotion });
    await live.openLive();
    await expect(page.locator(".recharts-surface").first()).toBeAttached();
    const steps: [string, () => unknown, () => Promise<unknown>][] = [
      [
        "a job begins",
        () => app.simulator.setState(everyday({ jobs: [{ account: west, ageS: 1, ref: "one-more" }] })),
        () => expect(live.rows.filter({ hasText: "one-more" })).toHaveCount(1),
      ],
      [
        "a job ends",
        () =>
          app.simulator.setState(
            everyday({
              without: ({ ref }) => ref === "promo-20",
              available: [toWireAccount(west, 5, 2), toWireAccount(shorts1, 3, 2), toWireAccount(shorts2, 2, 2)],
            }),
          ),
        () => expect(live.rows.filter({ hasText: "promo-20" })).toHaveCount(0),
      ],
      [
        "one try fails",
        () => app.simulator.setFault({ fault: "500", on: "scheduler", times: 1 }),
        async () => {
          await expect(page.getByText("The last try failed")).toBeVisible();
          await expect(page.getByText("The last try failed")).toHaveCount(0);
        },
      ],
      [
        "the token is refused",
        () => app.simulator.setFault({ fault: "401" }),
        () => expect(live.trouble).toBeVisible(),
      ],
      ["data grows late", () => undefined, () => expect(live.corner).toContainText("Late")],
      ["data grows stale", () => undefined, () => expect(live.corner).toContainText("Stale")],
      ["all is well again", () => app.simulator.setFault(null), () => expect(live.corner).toContainText("Live")],
    ];
    for (const [what, begin, end] of steps) {
      await measureAnew(page);
      await begin();
      await end();
      const { shift, largest } = await layoutShiftOf(page);
      expect.soft(shift, `${what}: ${JSON.stringify(largest)}`).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
    }
  });
}
