import { expectNoSidewaysScroll } from "../support/e2e/accessible";
import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";
import { WallPage } from "../support/pages/wall-page";

/** Alike but for their ends; every other one without a place where it may break. */
const NAMES = Object.values(ACCOUNT_IDS).map((id, at) => ({
  id,
  name:
    at % 2 === 0 ? `Produktionsabteilung Süd – Kundenprojekte 2026 / Team A${at}` : `${"verylongname".repeat(5)}${at}`,
}));

/** Runs in the page: names whose last sign is not to be seen. */
function namesWithoutEnd(selector: string): string[] {
  return [...document.querySelectorAll(selector)]
    .filter((name) => {
      const signs = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
      let last: Node = name;
      while (signs.nextNode()) last = signs.currentNode;
      const range = document.createRange();
      range.setStart(last, (last.nodeValue ?? "").length - 1);
      range.setEnd(last, (last.nodeValue ?? "").length);
      const [sign, box] = [range.getBoundingClientRect(), name.getBoundingClientRect()];
      return sign.right > box.right + 1 || sign.bottom > box.bottom + 4 || sign.width === 0;
    })
    .map(({ textContent }) => textContent ?? "");
}

test("long names that begin alike: their ends stay to be seen, and nothing lies over anything", async ({
  startEveryday,
  page,
  watch,
}) => {
  // Other sizes of the window move things.
  watch.allowLayoutShift();
  const app = await startEveryday({
    variables: { ACCOUNT_NAMES: NAMES.map(({ id, name }) => `${id}=${name}`).join(",") },
  });
  const live = new LivePage(page, app.url);
  await live.openLive();
  for (const width of [390, 1024, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `at ${width}`);
    const answer = await live.answerLine.boundingBox();
    const board = await live.board.boundingBox();
    expect(board?.y, `at ${width}`).toBeGreaterThanOrEqual((answer?.y ?? 0) + (answer?.height ?? 0));
    expect(await page.evaluate(namesWithoutEnd, "section h3"), `board at ${width}`).toEqual([]);
    expect(await page.evaluate(namesWithoutEnd, "th[aria-label] > p"), `chart at ${width}`).toEqual([]);
  }
  await expect(live.board.getByRole("heading", { name: NAMES[0]?.name, exact: true })).toBeVisible();

  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    await new WallPage(page, app.url).open();
    expect(await page.evaluate(namesWithoutEnd, ".wall-label"), `wall ${width}`).toEqual([]);
    const right = await page
      .locator(".wall-line strong")
      .evaluateAll((all) => Math.max(0, ...all.map((one) => one.getBoundingClientRect().right)));
    const facts = await page.locator(".wall-facts").boundingBox();
    expect(right, `wall ${width}`).toBeLessThanOrEqual(width > height ? (facts?.x ?? 0) : width);
  }
});

test("type of twice the size on a phone: nothing leaves the screen, and no time is cut", async ({
  live,
  page,
  app,
  watch,
}) => {
  watch.allowLayoutShift();
  await page.setViewportSize({ width: 390, height: 844 });
  const enlarge = () =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
  await live.openLive();
  await enlarge();
  await expectNoSidewaysScroll(page, "the live view");
  await expect(live.pause).toBeInViewport({ ratio: 1 });
  const cut = await live.board
    .locator("li[title]")
    .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length);
  expect(cut).toBe(0);
  await page.goto(`${app.url}/history`);
  await enlarge();
  await expectNoSidewaysScroll(page, "history");
});
