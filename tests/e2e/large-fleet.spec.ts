import { startApp, type App } from "../support/e2e/app";
import { expectNoSidewaysScroll } from "../support/e2e/accessible";
import { expect, test as base } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

const ACCOUNTS = 200;
const JOBS = 2_000;

/** The largest size that must not break anything; its jobs neither begin nor end, so that pages can be compared. */
const test = base.extend<{ live: LivePage }, { largeApp: App }>({
  largeApp: [
    async ({}, provide) => {
      // No test waits for a poll; and a server that is busy with so much must not be late for what it says.
      const variables = { BENCH_SPEED: "2", POLL_INTERVAL_SECONDS: "8" };
      const app = await startApp({ simulator: { accounts: ACCOUNTS, jobs: JOBS, load: true }, variables });
      app.simulator.setState({ scheduler: await stillAnswer(app) });
      // What the list of accounts says of the full ones comes a little later.
      await app.until(
        ({ snapshot }) =>
          snapshot?.jobs.length === JOBS &&
          snapshot.accounts.length === ACCOUNTS &&
          snapshot.accounts.every(({ maxJobs }) => maxJobs !== null),
      );
      await provide(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  live: async ({ page, largeApp }, provide) => provide(new LivePage(page, largeApp.url)),
});

/** The fleet's answer of now. Without `elapsed`, which would have to move: it would be called frozen. */
async function stillAnswer({ simulator: { baseUrl, token } }: App): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${baseUrl}/minimax/scheduler/available`, { headers });
  return JSON.parse(await answer.text(), (key, value: unknown) => (key === "elapsed" ? undefined : value));
}

const nodesOf = (live: LivePage) => live.page.locator("body *").count();

test.describe("the first HTML", () => {
  test.use({ javaScriptEnabled: false });

  test("holds the answer, all accounts' counts, 30 bars and the first 50 jobs", async ({ live, largeApp }) => {
    const { snapshot } = await largeApp.envelope();
    if (!snapshot) throw new Error("No snapshot.");
    await live.open();
    const { slots, free, executing } = snapshot.totals;
    await expect(live.answer).toHaveText(`${free}slots free of ${new Intl.NumberFormat("en-US").format(slots ?? 0)}`);
    await expect(live.fact("Videos running")).toHaveText(new Intl.NumberFormat("en-US").format(executing ?? 0));

    const rows = live.board.getByRole("list").last().locator("> li");
    await expect(rows).toHaveCount(snapshot.accounts.length);
    expect(snapshot.accounts.length).toBe(ACCOUNTS);
    const texts = await rows.allTextContents();
    snapshot.accounts.forEach(({ executing: running, maxJobs }, index) => {
      if (running !== null && maxJobs !== null) expect(texts[index]).toContain(`${running}`);
    });

    await expect(live.load.locator("tbody tr")).toHaveCount(30);
    await expect(live.load).toContainText("30 of 200 accounts");
    await expect(live.rows).toHaveCount(50);
    await expect(live.jobs).toContainText("2,000");
    const oldest = snapshot.jobs.slice(0, 50).map(({ id }) => id);
    const buttons = await live.rows.getByRole("button").all();
    const shown = await Promise.all(buttons.map((button) => button.getAttribute("title")));
    expect(shown).toEqual(oldest);
    expect(await nodesOf(live)).toBeLessThanOrEqual(30_000);
  });
});

test("at most 100 rows, 30 bars a chart and 30,000 nodes at once; the rest a page or a word away", async ({ live }) => {
  await live.openLive();
  await expect(live.rows).toHaveCount(100);
  await expect(live.jobs).toContainText("Page 1 of 20");
  await live.load.scrollIntoViewIfNeeded();
  await expect(live.load.locator('.recharts-bar-rectangle path[fill="none"]').first()).toBeVisible();
  expect(await live.load.locator('.recharts-bar-rectangle path[fill="none"]').count()).toBeLessThanOrEqual(30);
  await expect(live.elapsed.getByRole("rowheader")).toHaveCount(20);
  await expect(live.elapsed).toContainText(/more/);
  expect(await nodesOf(live)).toBeLessThanOrEqual(30_000);
});

test("pages of jobs: forward, back, to the end; a new order begins at the first", async ({ live }) => {
  await live.openLive();
  const [next, previous] = ["Next", "Previous"].map((name) => live.jobs.getByRole("button", { name }));
  if (!next || !previous) throw new Error("No pages.");
  await expect(previous).toBeDisabled();
  const first = await live.rows.first().textContent();
  await next.click();
  await expect(live.jobs).toContainText("Page 2 of 20");
  expect(await live.rows.first().textContent()).not.toBe(first);
  await live.sortBy("Kind").click();
  await expect(live.jobs).toContainText("Page 1 of 20");
});

test("one account among 200 is found by keyboard alone, and the page speaks of it", async ({ live, page }) => {
  await live.openLive();
  await live.accountFilter.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Search accounts")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Search accounts")).toBeFocused();
  await page.keyboard.type("account-17");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/account=\d+/);
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Search accounts")).toHaveCount(0);
  await expect(live.answer).toContainText("on account-17");
  await expect(live.board.getByRole("heading", { level: 3 })).toHaveCount(1);
});

test("a search among 2,000 jobs finds the one", async ({ live, largeApp }) => {
  const { snapshot } = await largeApp.envelope();
  const job = snapshot?.jobs.at(-1);
  await live.openLive();
  await live.searchFor(job?.id.slice(-12) ?? "");
  await expect(live.rows).toHaveCount(1);
});

test("no name is broken within a word, and the key has no room for a tick that no mark has", async ({
  page,
  startOwn,
}) => {
  // Of few slots each: the columns are as narrow as they get.
  const app = await startOwn({ simulator: { accounts: 120, jobs: 240, load: true } });
  // GET accounts comes a moment after the first answer, and gives some rows a second line.
  await app.until(
    ({ snapshot }) =>
      snapshot?.accounts.length === 120 && snapshot.accounts.some(({ sessionEndsAt }) => sessionEndsAt !== null),
  );
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(live.board.getByText(", tick at usual")).toHaveCSS("display", "none");
  for (const width of [1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    // "account-100" may be two lines, but never "accoun" and "t-100".
    const broken = await live.board.locator("h3").evaluateAll((names) =>
      names.flatMap((name) => {
        const range = document.createRange();
        range.selectNodeContents(name);
        const [text] = name.childNodes;
        if (text instanceof Text && text.data.includes("-")) range.setEnd(text, text.data.indexOf("-"));
        return range.getClientRects().length === 1 ? [] : [name.textContent];
      }),
    );
    expect(broken, `at ${width}`).toEqual([]);
  }
});

test("fits a phone", async ({ live, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await live.openLive();
  await expectNoSidewaysScroll(page, "200 accounts at 390");
});
