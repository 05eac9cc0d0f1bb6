import type { BrowserContext, Page } from "@playwright/test";
import type { RunPage } from "@/lib/domain/run";
import type { App } from "../support/e2e/app";
import { everyday } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";
import { eventually } from "../support/server";

declare global {
  interface Window {
    /** Notifications shown by this page, in order. */
    shown?: { title: string; body?: string }[];
    /** Notes begun: a chime has two. */
    notes?: number;
  }
}

/** Notes what the page asks of the browser, and lets the browser do it. */
async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.shown = [];
    window.notes = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      window.notes = (window.notes ?? 0) + 1;
      start.call(this, when);
    };
    window.Notification = new Proxy(window.Notification, {
      construct(target, [title, options]: [string, NotificationOptions?]) {
        window.shown?.push({ title, body: options?.body });
        return new target(title, options);
      },
    });
  });
}

const shownOn = (page: Page) => page.evaluate(() => window.shown ?? []);
const notesOn = (page: Page) => page.evaluate(() => window.notes ?? 0);
const switchOn = (page: Page) => page.getByRole("switch", { name: "Tell me when a job ends" });

let gone: Set<string>;
test.beforeEach(() => {
  gone = new Set();
});

/** Ends jobs by their references, and waits until the server knows it. */
async function end(app: App, ...refs: string[]): Promise<void> {
  for (const ref of refs) gone.add(ref);
  app.simulator.setState(everyday({ without: ({ ref }) => ref !== undefined && gone.has(ref) }));
  await eventually(async () => {
    const { runs } = (await (await fetch(`${app.url}/api/runs?limit=50`)).json()) as RunPage;
    const ended = new Set(runs.map(({ ref }) => ref));
    for (const ref of refs) expect(ended.has(ref)).toBe(true);
  });
}

test.describe("with the browser's leave", () => {
  test("a notification and a sound tell of jobs of the current filter that end after the switch was turned", async ({
    startOwn,
    page,
    context,
    watch,
  }) => {
    watch.allowLayoutShift();
    const app = await startOwn();
    app.simulator.setState(everyday());
    await app.until(({ snapshot }) => snapshot?.jobs.length === 15);
    await context.grantPermissions(["notifications"], { origin: app.url });
    await listen(context);
    const live = new LivePage(page, app.url);
    await live.openLive("?q=promo");
    await expect(switchOn(page)).not.toBeChecked();

    // Off: nothing is told.
    await end(app, "promo-17");
    const lane = page.getByRole("region", { name: "Just ended" });
    await expect(lane).toContainText("promo-17");
    expect([await notesOn(page), await shownOn(page)]).toEqual([0, []]);

    await switchOn(page).click();
    await expect(switchOn(page)).toBeChecked();
    expect(await notesOn(page), "the press plays the chime").toBe(2);
    expect(await shownOn(page), "what ended before is no news").toEqual([]);

    // Not of this filter, then of it.
    await end(app, "teaser-a");
    await end(app, "promo-19");
    await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).toEqual(["promo-19 ended"]);
    expect((await shownOn(page))[0]?.body).toMatch(/^video on studio-west, took \d+:\d\d$/);
    expect(await notesOn(page)).toBe(4);

    await end(app, "promo-18", "promo-20");
    // Together or one after the other, as polls have found them.
    await expect
      .poll(async () =>
        (await shownOn(page))
          .slice(1)
          .map(({ title, body }) => (/^2 jobs/.test(title) ? body : title))
          .join(),
      )
      .toMatch(/promo-18.*promo-20|promo-20.*promo-18/);

    // Kept over a reload, which is no news either; and off again is off.
    await page.reload();
    await expect(switchOn(page)).toBeChecked();
    await expect(lane).toContainText("promo-18");
    expect(await shownOn(page)).toEqual([]);
    await switchOn(page).click();
    await live.searchFor("");
    await end(app, "shot-015");
    await expect(lane).toContainText("shot-015");
    expect(await shownOn(page)).toEqual([]);
  });

  test("a job that ended before the press and is found after it is not told", async ({
    startOwn,
    page,
    context,
    watch,
  }) => {
    watch.allowLayoutShift();
    const app = await startOwn();
    app.simulator.setState(everyday());
    await app.until(({ snapshot }) => snapshot?.jobs.length === 15);
    await context.grantPermissions(["notifications"], { origin: app.url });
    await listen(context);
    // The page hears of finished jobs only after the press.
    let isHeld = false;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/api/runs*", async (route) => {
      if (isHeld) await held;
      await route.continue();
    });
    const live = new LivePage(page, app.url);
    await live.openLive();
    const lane = page.getByRole("region", { name: "Just ended" });
    await expect(lane).not.toContainText("not known yet");
    isHeld = true;
    const question = page.waitForRequest((request) => request.url().includes("/api/runs"));
    await end(app, "promo-17");
    await question;
    await switchOn(page).click();
    await expect(switchOn(page)).toBeChecked();
    release();
    await expect(lane).toContainText("promo-17");
    expect(await shownOn(page)).toEqual([]);
    await end(app, "promo-18");
    await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).toEqual(["promo-18 ended"]);
  });
});

test("without the browser's leave the sound alone tells, and the page says so", async ({
  startOwn,
  page,
  context,
  watch,
}) => {
  watch.allowLayoutShift();
  const app = await startOwn();
  app.simulator.setState(everyday());
  await app.until(({ snapshot }) => snapshot?.jobs.length === 15);
  await listen(context);
  // This browser has nobody to ask, so it says no.
  const live = new LivePage(page, app.url);
  await live.openLive();
  await switchOn(page).click();
  await expect(switchOn(page)).toBeChecked();
  await expect(page.getByText("sound only: this browser allows no notifications here")).toBeVisible();
  expect(await notesOn(page)).toBe(2);
  await end(app, "promo-17");
  await expect.poll(() => notesOn(page)).toBe(4);
  expect(await shownOn(page)).toEqual([]);
});
