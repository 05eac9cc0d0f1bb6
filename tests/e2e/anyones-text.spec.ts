import type { Locator } from "@playwright/test";
import { expectNoSidewaysScroll } from "../support/e2e/accessible";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { HOURS_PLAN } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

const SPOOF = "invoice-\u202egnp.exe";
const HIDDEN = "promo\u200b-99";
const HEBREW = "מבצע 7";

/** Where each character of an element's text is drawn, left to right: "ab" as "ba" where its order was turned round. */
const drawnOrder = (element: Locator, text: string) =>
  element.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const places: { char: string; left: number }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const chars = node.textContent ?? "";
      for (let at = 0; at < chars.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        places.push({ char: chars[at] ?? "", left: range.getBoundingClientRect().left });
      }
    }
    return places
      .filter(({ char }) => wanted.includes(char))
      .sort((a, b) => a.left - b.left)
      .map(({ char }) => char)
      .join("");
  }, text);

test("characters nobody sees are shown, turn nothing round, are searched past, and copied as they were", async ({
  startOwn,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { west, east, shorts1, shorts2 } = ACCOUNT_IDS;
  const app = await startOwn({ variables: { ACCOUNT_NAMES: `${west}=studio-\u202etsew,${east}=${HEBREW}` } });
  const jobs = [SPOOF, HIDDEN, HEBREW].map((ref) => ({ account: west, ageS: 900, ref }));
  const available = [toWireAccount(west, 8, 6), toWireAccount(shorts1, 3, 2), toWireAccount(shorts2, 2, 2)];
  app.simulator.setState(everyday({ jobs, available }));
  await app.until(({ snapshot }) => snapshot?.jobs.some(({ ref }) => ref === SPOOF) === true);
  const live = new LivePage(page, app.url);
  await live.openLive();

  const row = live.rows.filter({ hasText: "invoice-" });
  const reference = row.getByRole("cell").nth(2);
  expect(await drawnOrder(reference, "gnp.exe")).toMatch(/gnp\.exe$/);
  await expect(reference.locator("[data-code='U+202E']")).toBeVisible();
  await expect(reference).toHaveAttribute("title", "invoice-[U+202E]gnp.exe");
  await reference.selectText();
  await page.keyboard.press("ControlOrMeta+c");
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(SPOOF);

  await expect(live.elapsed.getByRole("rowheader", { name: "invoice-[U+202E]gnp.exe" })).toBeAttached();
  await expect(live.board.getByRole("heading", { name: "studio-[U+202E]tsew" })).toBeVisible();
  const hebrew = live.rows.filter({ hasText: HEBREW }).first();
  await expect(hebrew.locator("bdi")).toHaveText(HEBREW);

  await live.searchFor("promo-99");
  await expect(live.rows).toHaveCount(1);
  await live.searchFor("invoice-gnp");
  await expect(live.rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=invoice-gnp/);
});

test("a name that is one long word leaves nothing out of a phone's sight", async ({
  startWithHistory,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  const { west } = ACCOUNT_IDS;
  const name = "Studio_West_Werbefilm_Produktion_".repeat(3).slice(0, 80);
  const app = await startWithHistory(HOURS_PLAN, { variables: { ACCOUNT_NAMES: `${west}=${name}` } });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/wall/setup", "/history", `/history?account=${west}`]) {
    await page.goto(`${app.url}${path}`);
    await expect(page.locator("main").getByText(name).first()).toBeAttached();
    await expectNoSidewaysScroll(page, path);
    const beyond = await page.locator("main :is(h2, h3, p, label, input)").evaluateAll((all) => {
      const rightOf = (one: Element) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return Math.max(one.getBoundingClientRect().right, words.getBoundingClientRect().right);
      };
      // What is cut by intent says so, and the wall's small picture is nobody's to read.
      const read = all.filter((one) => one.closest(".truncate, .sr-only, .wall-preview") === null);
      return read.filter((one) => rightOf(one) > innerWidth).map(({ outerHTML }) => outerHTML.slice(0, 120));
    });
    expect(beyond, path).toEqual([]);
  }
});
