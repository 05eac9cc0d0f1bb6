import type { Page } from "@playwright/test";
import { HOUR_MS } from "@/lib/domain/time-units";
import { startApp, type App } from "../support/e2e/app";
import { expect, test } from "../support/e2e/test";
import { WallPage } from "../support/pages/wall-page";
import { seededDatabase } from "../support/seeded-database";

const SIZES = [
  ...[
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ],
  ...[
    { width: 1080, height: 1920 },
    { width: 1024, height: 768 },
    { width: 800, height: 480 },
  ],
  { width: 2560, height: 1080 },
];

/** Runs in the page: whatever is cut, out of sight, laid over something else, or too small to read. */
function findFaults(): string[] {
  const { innerWidth: width, innerHeight: height } = window;
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > width || root.scrollHeight > height) faults.push("the page scrolls");
  const minimum = (element: Element) =>
    element.matches(".wall-label") ? 0.04 : element.matches(".wall-state, .wall-state *, .wall-live") ? 0.03 : 0.02;
  for (const element of document.querySelectorAll<HTMLElement>(".wall-picture *")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const name = `${element.className} "${(element.textContent ?? "").slice(0, 30)}"`;
    if (box.width === 0 || style.display === "contents") continue;
    if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1)
      faults.push(`outside: ${name}`);
    // Notes let whole parts go where there is no room.
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
    if (style.overflow !== "visible" && isCut && !element.closest(".wall-note")) faults.push(`cut: ${name}`);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (hasText && parseFloat(style.fontSize) < minimum(element) * height - 0.5)
      faults.push(`small: ${name} ${style.fontSize}`);
  }
  const big = document.querySelector(".wall-big");
  // Digits and capitals are 0.71 of the font's size.
  if (big && parseFloat(getComputedStyle(big).fontSize) * 0.71 < 0.12 * height) faults.push("the main number is small");
  const clock = document.querySelector(".wall-clock")?.getBoundingClientRect();
  const lowest = document.querySelector(".wall-self")?.getBoundingClientRect().bottom ?? height;
  if (clock && width > 1.2 * height && clock.top > lowest) faults.push("the clock is on a line of its own");
  const inStrip = [...document.querySelectorAll(".wall-strip *")].filter(
    (element) => element.matches("svg") || (element.children.length === 0 && !element.closest("svg, .wall-dial")),
  );
  for (const parts of [document.querySelectorAll(".wall-head > *, .wall-row, .wall-day, .wall-foot"), inStrip]) {
    const boxes = [...parts].map((part) => ({ part, box: part.getBoundingClientRect() }));
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 2 && down > 2)
          faults.push(`over each other: ${a.part.outerHTML}, ${b.part.outerHTML}`.slice(0, 200));
      }
    }
  }
  return faults;
}

/** Runs in the page: the strip as it is after weeks, on its last accounts, in a zone without a short name. */
function lengthenStrip(): void {
  const write = (selector: string, text: string) => {
    for (const element of document.querySelectorAll(selector)) element.textContent = text;
  };
  write(".wall-pages > :first-child", "accounts 181 to 200 of 200");
  write(".wall-self > :last-child", "build 0123abc \u00b7 up 23 d 23 h");
  write(".wall-clock > :last-child", "GMT+5:30");
}

async function expectFit(page: Page, url: string): Promise<void> {
  const wall = new WallPage(page, url);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await wall.open();
    // The first HTML by its sheet alone, then what the scripts made of it.
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await expect(wall.clock).toHaveText(/^\d/);
    expect.soft(await page.evaluate(findFaults), `${size.width}x${size.height}`).toEqual([]);
    // Written by the scripts alone: before they have taken over nothing may change what they find.
    await expect(wall.strip).toContainText(/ up \d/);
    await page.evaluate(lengthenStrip);
    expect.soft(await page.evaluate(findFaults), `${size.width}x${size.height}, longest texts`).toEqual([]);
  }
}

test.beforeEach(({ watch }) => {
  test.setTimeout(150_000);
  watch.allowLayoutShift();
  // Each test's app ends before its page does.
  watch.allow(/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING/);
});

/** An app whose usual times are known, so that cells are filled, some of them slow or stuck; its own accounts are all it has. */
async function startWithPast(accounts: number): Promise<App> {
  const past = {
    accounts: [{ id: "1", maxJobs: 5 }],
    seenMs: 25 * HOUR_MS,
    gap: { fromMs: 6 * HOUR_MS, toMs: 5 * HOUR_MS },
    full: { fromMs: 3 * HOUR_MS, toMs: HOUR_MS },
  };
  return startApp({
    simulator: { accounts, jobs: accounts * 3, load: true, scene: "stuck" },
    variables: { DATABASE_URL: await seededDatabase(past) },
  });
}

for (const accounts of [1, 4, 12, 30, 200]) {
  test(`${accounts} accounts fit every screen, live and when the data is old`, async ({ page }) => {
    const app = await startWithPast(accounts);
    try {
      await app.until(({ state, usual }) => state === "live" && (usual?.length ?? 0) > 0);
      await expectFit(page, app.url);
      app.simulator.setFault({ fault: "502" });
      await app.until(({ state }) => state === "stale", { refresh: false });
      await expectFit(page, app.url);
    } finally {
      await app.stop();
    }
  });
}

test("accounts that do not fit one page take turns, and say which page it is", async ({ page }) => {
  const app = await startApp({ simulator: { accounts: 30, jobs: 60, load: true } });
  try {
    await app.until(({ state }) => state === "live");
    const wall = new WallPage(page, app.url);
    await wall.open("?tz=UTC&page=5");
    await expect(wall.mark).toContainText(/^accounts \d+ to \d+ of 30$/);
    const shown = new Set<string>();
    await expect
      .poll(async () => shown.add(await wall.mark.innerText()).size, { timeout: 30_000, intervals: [500] })
      .toBe(3);
  } finally {
    await app.stop();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the first HTML of any number of accounts shows at most twelve, and says which", async ({ page }) => {
    const app = await startApp({ simulator: { accounts: 30, jobs: 60, load: true } });
    try {
      await app.until(({ state }) => state === "live");
      const wall = new WallPage(page, app.url);
      await wall.open();
      await expect(wall.rows).toHaveCount(10);
      await expect(wall.mark).toContainText("of 30");
    } finally {
      await app.stop();
    }
  });
});
