import { ACCOUNT_IDS, everyday, EVERYDAY } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { WallPage } from "../support/pages/wall-page";

// The band makes room for itself: what it says matters more than that nothing moves.
test.beforeEach(({ watch }) => watch.allowLayoutShift());

const LIVE = /^Livedata \d s old/;

test("says the answer, every account, and what it is itself", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.headline).toHaveText(`${EVERYDAY.free} slots free of ${EVERYDAY.slots}`);
  await expect(wall.rows.locator("h2")).toHaveText(["shorts-01", "shorts-02", "studio-east", "studio-west"]);
  await expect(wall.rows.nth(3)).toContainText("2 free of 5");
  await expect(wall.strip).toContainText(/API jobs onlybuild \S+ · up 0 min/);
  await expect(wall.clock).toHaveText(/^\d\d:\d\d:\d\d UTC$/);
  await expect(page).toHaveTitle("3 free · Slotwatch");
});

test("four rows have room for a second line of notes, and cut none", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  const notes = (["image", "audio"] as const).flatMap((kind) =>
    Array.from({ length: 12 }, (_, at) => ({ account: ACCOUNT_IDS.east, kind, ageS: 20 + at })),
  );
  app.simulator.setState(everyday({ jobs: notes }));
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await wall.open();
    const note = page.locator(".wall-note", { hasText: "12 images" });
    await expect(note).toHaveText(/not listed.*12 images.*12 speech/);
    expect(await note.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
  }
});

test("a phone that is higher gives its cells more room, and not more lines of larger type", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  const heightAt = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await wall.open();
    await page.evaluate(() => document.fonts.ready.then(() => true));
    return (await wall.rows.first().locator("li").first().boundingBox())?.height ?? 0;
  };
  const usual = await heightAt(390, 844);
  expect(usual).toBeGreaterThan(25);
  expect(await heightAt(390, 900)).toBeGreaterThan(usual);
  expect(await heightAt(412, 915)).toBeGreaterThan(usual);
});

test("ticks without an answer, and its seconds hand without a script", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await wall.open();
  const cell = wall.rows.nth(2).locator("li").first();
  const before = await cell.innerText();
  await expect(cell).not.toHaveText(before);
  expect(before).toMatch(/^14:\d\d$/);
  const hand = page.locator(".wall-hand");
  expect(await hand.evaluate((element) => element.getAnimations().map(({ playState }) => playState))).toEqual([
    "running",
  ]);
});

test("gets answers on a television whose browser lacks what came after 2021", async ({ page, app }) => {
  await page.addInitScript(() => {
    // Chromium 98 to 116: what sets of 2022 to 2024 may lack.
    for (const name of ["timeout", "any"]) Reflect.deleteProperty(AbortSignal, name);
    for (const name of ["structuredClone", "scheduler"]) Reflect.deleteProperty(window, name);
    for (const name of ["findLast", "findLastIndex", "toSorted", "toReversed", "with"]) {
      Reflect.deleteProperty(Array.prototype, name);
    }
    for (const name of ["groupBy"]) Reflect.deleteProperty(Object, name);
  });
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.headline).toHaveText(`${EVERYDAY.free} slots free of ${EVERYDAY.slots}`);
  app.simulator.setState({ scheduler: { executing: [], available: [] } });
  await expect(wall.headline).not.toHaveText(`${EVERYDAY.free} slots free of ${EVERYDAY.slots}`);
  await expect(wall.strip).toContainText(LIVE);
});

test("is set by its link alone", async ({ page, app, context }) => {
  await context.addCookies([{ name: "slotwatch-theme", value: "light", url: app.url }]);
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(page.locator(".wall")).toHaveAttribute("data-theme", "dark");
  const { snapshot } = await app.envelope();
  const east = snapshot?.accounts.find(({ name }) => name === "studio-east")?.id;
  await wall.open(`?account=${east}&theme=light&tz=Asia/Tokyo&page=nonsense`);
  await expect(page.locator(".wall")).toHaveAttribute("data-theme", "light");
  await expect(wall.rows.locator("h2")).toHaveText(["studio-east"]);
  await expect(wall.clock).toHaveText(/GMT\+9|JST/);
});

test("late, stale, down and away say so in a band, each in another shape, and none in the strip", async ({
  page,
  app,
  startOwn,
  watch,
}) => {
  watch.allow(/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.strip).toContainText(LIVE);
  await expect(wall.band).toHaveCount(0);

  app.simulator.setFault({ fault: "502" });
  await expect(wall.band).toContainText("Late");
  const looks = [await wall.band.getAttribute("class")];
  await expect(wall.band).toContainText("Stale");
  looks.push(await wall.band.getAttribute("class"));
  await expect(wall.headline).toHaveText(/3 slots were free at \d\d:\d\d/);
  await expect(page.locator(".wall-trouble")).toContainText("useapi.net answers with an error (502), since");
  await expect(page.locator(".wall-retry")).toHaveText(/^(Next try in \d|Trying now)/);
  await expect(page.locator(".wall-strip")).not.toContainText("Live");
  const still = await wall.rows.first().innerText();
  await page.waitForFunction(
    (text) => document.querySelector(".wall-clock")?.textContent !== text,
    await wall.clock.innerText(),
  );
  expect(await wall.rows.first().innerText()).toBe(still);

  await app.kill();
  await expect(wall.band).toContainText("No connection");
  looks.push(await wall.band.getAttribute("class"));
  expect(new Set(looks).size).toBe(3);
  app.simulator.setFault({ fault: "401" });
  await app.restart();
  await expect(page.locator(".wall-trouble")).toContainText("useapi.net refuses the token (401), since");
  await expect(wall.headline).toHaveText(/3 slots were free at \d\d:\d\d/);

  const { url } = await startOwn({ simulator: { fault: { fault: "401" } } });
  await page.goto(`${url}/wall`);
  await expect(wall.band).toContainText("Down");
  await expect(wall.headline).toHaveText(/^No answer from useapi.net since .*: it refused the token$/);
});

test("says Full, and names what is broken, in no calm colour", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  app.simulator.setState(everyday({ available: [] }));
  await app.until(({ snapshot }) => snapshot?.accounts.every(({ listed }) => !listed) ?? false);
  await wall.open();
  await expect(page.locator("header")).not.toHaveClass(/wall-tone-calm/);
});

test("full screen is a key, or a button that hides with the pointer", async ({ page, app }) => {
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(wall.fullScreen).toBeHidden();
  // It hides again by itself, on a busy machine before anyone has looked.
  await expect(async () => {
    await page.mouse.move(200, 200);
    await page.mouse.move(240, 220);
    await expect(wall.fullScreen).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(wall.fullScreen).toBeHidden();
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test("where a browser can't fill the screen there is no button for it, and its key does nothing", async ({
  page,
  app,
}) => {
  // An iPhone knows none of it.
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "fullscreenEnabled", { value: undefined });
    Object.defineProperty(Document.prototype, "fullscreenElement", { value: undefined });
    Object.defineProperty(Document.prototype, "exitFullscreen", { value: undefined });
  });
  const wall = new WallPage(page, app.url);
  await wall.open();
  await expect(page.locator("nav a", { hasText: "Set up" })).toHaveCount(1);
  await expect(wall.fullScreen).toHaveCount(0);
  // An error would be the page's watch's to tell.
  await page.keyboard.press("f");
});

test("the wake lock is taken again when it was lost and the page is shown", async ({ page, app }) => {
  await page.addInitScript(() => {
    const held: EventTarget[] = [];
    Object.assign(window, { held });
    Object.defineProperty(navigator, "wakeLock", {
      value: {
        request: () => {
          const lock = Object.assign(new EventTarget(), { release: () => Promise.resolve() });
          held.push(lock);
          return Promise.resolve(lock);
        },
      },
    });
  });
  await new WallPage(page, app.url).open();
  const taken = () => page.evaluate(() => (window as Window & { held?: EventTarget[] }).held?.length);
  await expect.poll(taken).toBe(1);
  const setVisibility = (state: string) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
      const { held } = window as Window & { held?: EventTarget[] };
      if (visibility === "hidden") held?.at(-1)?.dispatchEvent(new Event("release"));
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await setVisibility("hidden");
  expect(await taken()).toBe(1);
  await setVisibility("visible");
  await expect.poll(taken).toBe(2);
});

test("the live view's link to the wall carries filter, theme and zone", async ({ page, app }) => {
  await page.goto(`${app.url}/?account=111&theme=light&tz=UTC&q=promo`);
  await expect(page.getByRole("link", { name: "Wall" })).toHaveAttribute(
    "href",
    "/wall?account=111&theme=light&tz=UTC",
  );
});
