import type { History } from "@/lib/domain/history";
import { ACCOUNT_IDS, EVERYDAY, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

const { west, shorts1, shorts2 } = ACCOUNT_IDS;

test("says where to send the next video, and hands over the account's id", async ({ live, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await live.openLive();
  await expect(live.answer).toHaveText(`${EVERYDAY.free}slots free of ${EVERYDAY.slots}`);
  const copy = live.page.getByRole("button", { name: `Copy id of ${EVERYDAY.suggested}` });
  await copy.click();
  await expect(copy).toContainText("copied");
  expect(await live.page.evaluate(() => navigator.clipboard.readText())).toBe(west);
});

test("hands over a job's whole id", async ({ live, context, app }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await live.openLive();
  const row = live.rows.filter({ hasText: "promo-17" });
  await row.getByRole("button", { name: /^Copy the id of job/ }).click();
  const { snapshot } = await app.envelope();
  const id = snapshot?.jobs.find(({ ref }) => ref === "promo-17")?.id;
  expect(id).toMatch(/^user:.+-video:\d{18,}$/);
  expect(await live.page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});

test("a reference is shown letter by letter, whatever it holds", async ({ live }) => {
  await live.openLive();
  await expect(live.table.getByRole("cell", { name: "=2+3 <b>bold</b> & “quoted”", exact: true })).toBeVisible();
});

test("what changes upstream changes everywhere: sentence, facts, board, charts, table, tab", async ({ live, app }) => {
  await live.openLive();
  await expect(live.page).toHaveTitle("3 free · Slotwatch");
  const icon = live.page.locator('link[rel="icon"]');
  await expect(icon).toHaveAttribute("href", "/icons/free.svg");

  app.simulator.setState(
    everyday({
      jobs: [
        { account: west, ageS: 3, ref: "late-1" },
        { account: west, ageS: 2, ref: "late-2" },
        { account: shorts1, ageS: 1, ref: "late-3" },
      ],
      available: [toWireAccount(shorts2, 2, 2)],
    }),
  );
  await expect(live.answer).toHaveText("Fullall 15 slots in use");
  await expect(live.page).toHaveTitle("Full · Slotwatch");
  await expect(icon).toHaveAttribute("href", "/icons/full.svg");
  await expect(live.fact("Videos running")).toHaveText("15");
  await expect(live.cells("free")).toHaveCount(0);
  await expect(live.load).toContainText("studio-west 5 of 5");
  await expect(live.elapsed.locator("tbody")).toContainText("late-3");
  await expect(live.rows.filter({ hasText: "late-2" })).toBeVisible();

  app.simulator.setState(everyday());
  await expect(live.page).toHaveTitle("3 free · Slotwatch");
  await expect(live.rows.filter({ hasText: "late-2" })).toHaveCount(0);
});

test("slots that nobody offers are not called free", async ({ live, app }) => {
  app.simulator.setState(
    everyday({
      available: [toWireAccount(west, 5, 3), toWireAccount(shorts1, 3, 2)],
      without: ({ ref }) => ref === "teaser-d",
    }),
  );
  await app.until(({ snapshot }) => snapshot?.totals.withheld === 1);
  await live.openLive();
  await expect(live.cells("not offered")).toHaveCount(1);
  await expect(live.cells("free")).toHaveCount(3);
});

test("the upstream's own numbers stand as given, and a word says that they disagree", async ({ live, app }) => {
  app.simulator.setState(
    everyday({ available: [toWireAccount(west, 5, 3, { available: 4 }), toWireAccount(shorts1, 3, 2)] }),
  );
  await app.until(({ snapshot }) => snapshot?.accounts.some(({ consistent }) => !consistent) ?? false);
  await live.openLive();
  await expect(live.answerLine).toContainText("1 account's numbers disagree");
});

test("running times tick by the second, on board, chart and table", async ({ live }) => {
  await live.openLive();
  const places = [
    live.board.getByRole("list", { name: "Slots of studio-west" }).getByRole("listitem").first(),
    live.elapsed.locator("tbody tr").first(),
    live.fact("Longest"),
  ];
  for (const place of places) {
    const seconds = async () => secondsOf((await place.textContent()) ?? "");
    const before = await seconds();
    await expect.poll(seconds).toBeGreaterThan(before);
    expect((await seconds()) - before).toBeLessThan(15);
  }
});

test("times are told in the link's zone, and the page names it", async ({ live, app }) => {
  await live.openLive("?tz=Asia/Tokyo");
  await expect(live.page.getByText("All times in GMT+9")).toBeVisible();
  const { snapshot } = await app.envelope();
  const started = snapshot?.jobs[0]?.startedAt ?? "";
  const inTokyo = new Date(Date.parse(started) + 9 * 3_600_000).toISOString().slice(11, 19);
  await expect(live.rows.first()).toContainText(inTokyo);
});

/** Seconds of the last running time in a text. */
function secondsOf(text: string): number {
  const time = text.match(/\d+(:\d\d)+/g)?.at(-1) ?? "";
  return time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

for (const width of [768, 1024]) {
  test(`the five slots of an account stand beside each other at ${width}`, async ({ live, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await live.openLive();
    const lists = live.board.getByRole("list", { name: /^Slots of / });
    await expect(lists).toHaveCount(4);
    for (const list of await lists.all()) {
      // Only slots have a title; what holds none may go below.
      const tops = await list
        .locator("li[title]")
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
      expect(tops.length).toBeGreaterThan(1);
      expect(new Set(tops).size, await list.innerText()).toBe(1);
    }
  });
}

for (const width of [1000, 1024, 1200, 1440]) {
  test(`the board stays where it is at ${width} as usual times come to be known`, async ({ live, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await live.openLive();
    const heights = await live.board.locator("header").evaluate((header) => {
      const subtitle = header.querySelector("p");
      if (!subtitle) throw new Error("The board has no subtitle.");
      const measure = (words: string) => {
        subtitle.textContent = words;
        return header.getBoundingClientRect().height;
      };
      const young = measure("each cell is one slot");
      return [young, measure("each cell is one slot; a full cell is slower than 95 % of runs")];
    });
    expect(heights[1]).toBe(heights[0]);
  });
}

test("on a phone the facts' words are whole, of a last hour seen in part as well", async ({ startEveryday, page }) => {
  const app = await startEveryday();
  const observed = async () => {
    const { buckets } = (await (await fetch(`${app.url}/api/history?range=1h`)).json()) as History;
    return buckets.some(({ observedMs }) => observedMs > 0);
  };
  await expect.poll(observed).toBe(true);
  const live = new LivePage(page, app.url);
  await page.setViewportSize({ width: 390, height: 844 });
  await live.openLive();
  const labels = page.locator("main dl").first().locator("dt");
  await expect(labels.last()).toHaveText(/^Finished, \d+ (s|min) observed$/);
  const lines = await labels.evaluateAll((all) => {
    // The longest there is, measured before anything is drawn anew.
    const write = (element: Element | null | undefined, text: string) => element && (element.textContent = text);
    write(all.at(-1), "Finished, 54 min observed");
    write(all.at(-1)?.nextElementSibling, "404");
    return all.map((one) => ({
      cut: one.scrollWidth - one.clientWidth,
      lines: Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)),
    }));
  });
  expect(lines).toEqual([0, 1, 2, 3].map(() => ({ cut: 0, lines: 1 })));
});
