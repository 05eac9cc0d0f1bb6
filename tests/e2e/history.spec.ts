import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import type { History } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { DAY_PLAN, startHistoryApp, type HistoryApp } from "../support/e2e/history-app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";

let app: HistoryApp;
test.beforeAll(async () => {
  app = await startHistoryApp(DAY_PLAN);
});
test.afterAll(() => app?.stop());

const pageOf = (page: Page) => new HistoryPage(page, `${app.url}/history`);
const ask = async <T>(path: string) => (await (await fetch(`${app.url}${path}`)).json()) as T;

test.describe("range and account", () => {
  test("while another account is awaited, what is shown is called by whose it is", async ({ page }) => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/api/history?*account=*", async (route) => {
      await answered;
      await route.continue();
    });
    const history = pageOf(page);
    await history.openLive();
    await history.accountFilter.click();
    await page.getByRole("checkbox", { name: /studio-west/ }).check();
    await expect(page).toHaveURL(new RegExp(`account=${ACCOUNT_IDS.west}`));
    await expect(page.locator("main ul[aria-busy='true']")).toHaveCount(1);
    await expect(history.period).not.toContainText("studio-west");
    await expect(page.locator("main ul[aria-busy]")).not.toContainText("On studio-west");
    answer();
    await expect(history.period).toContainText("studio-west");
    await expect(page.locator("main ul[aria-busy='false']")).toContainText("On studio-west");
  });

  test("stand in the address, each a link that opens the same again", async ({ page }) => {
    const history = pageOf(page);
    await history.open();
    await expect(history.range("the last 24 hours")).toHaveAttribute("aria-current", "page");
    await history.range("the last hour").click();
    await expect(page).toHaveURL(`${app.url}/history?range=1h`);
    await expect(page).toHaveTitle("History, last hour · Slotwatch");
    await expect(history.finished).toContainText("per 2 min, by kind");

    await history.accountFilter.click();
    await page.getByRole("checkbox", { name: /studio-west/ }).check();
    await expect(page).toHaveURL(`${app.url}/history?range=1h&account=${ACCOUNT_IDS.west}`);
    await expect(history.period).toContainText("studio-west");
    await expect(history.headlines.nth(1)).toContainText("studio-west ran at");
    await expect(history.accounts.locator("tbody tr")).toHaveCount(1);
    await expect(history.range("the last 7 days")).toHaveAttribute(
      "href",
      `/history?account=${ACCOUNT_IDS.west}&range=7d`,
    );

    await page.reload();
    await expect(history.headlines.nth(1)).toContainText("studio-west ran at");
    await history.range("the last 24 hours").click();
    await expect(page, "what is usual stays out of the address").toHaveURL(
      `${app.url}/history?account=${ACCOUNT_IDS.west}`,
    );
  });

  test("fall back where they make no sense", async ({ page }) => {
    const history = pageOf(page);
    await history.open("?range=2w&account=,&kind=vidoe&tz=Mars/Olympus");
    await expect(history.range("the last 24 hours")).toHaveAttribute("aria-current", "page");
    await expect(history.accountFilter).toHaveText("All accounts");
    await expect(history.headlines).toHaveCount(3);
    await history.open("?account=nobody");
    await expect(history.headlines.first()).toHaveText("Nothing observed");
    await history.accountFilter.click();
    await expect(page.getByRole("checkbox", { name: /nobody/ })).toBeChecked();
  });

  test("slide with the clock: the page asks again, for a window that ends now", async ({ page }) => {
    await page.clock.install();
    const history = pageOf(page);
    const answers: History[] = [];
    page.on("response", async (response) => {
      if (response.url().includes("/api/history?")) answers.push((await response.json()) as History);
    });
    await history.openLive("?range=1h");
    for (const count of [1, 2]) {
      await page.clock.fastForward(21_000);
      await expect.poll(() => answers.length).toBe(count);
    }
    const [first, second] = answers;
    expect(Date.parse(second?.to ?? "")).toBeGreaterThan(Date.parse(first?.to ?? ""));
    expect(first?.range).toBe("1h");
    await expect(page).toHaveURL(`${app.url}/history?range=1h`);
  });

  test("go along to the live page and the wall", async ({ page }) => {
    await page.goto(`${app.url}/history?account=${ACCOUNT_IDS.east}&range=7d&tz=UTC`);
    const pages = page.getByRole("navigation", { name: "Pages" });
    await expect(pages.getByRole("link", { name: "Wall" })).toHaveAttribute(
      "href",
      `/wall?account=${ACCOUNT_IDS.east}&tz=UTC`,
    );
    await pages.getByRole("link", { name: "Now" }).click();
    await expect(page.getByText("Only studio-east, of 4 accounts")).toBeVisible();
    await expect(page.getByRole("link", { name: "History" })).toHaveAttribute(
      "href",
      `/history?account=${ACCOUNT_IDS.east}&tz=UTC`,
    );
  });
});

test.describe("sentences, charts and tables", () => {
  test("say how much was observed, which account idles, and how long videos take with how many", async ({ page }) => {
    const history = pageOf(page);
    await history.open();
    await expect(history.headlines.nth(0)).toHaveText(/^No slot free for \d+ (min|s)$|^A slot was always free$/);
    const details = page.locator("main ul[aria-busy] p");
    // 24 hours less an outage of 90 minutes, and up to a step that the range begins later.
    await expect(details.nth(0)).toContainText(/ 22 h \d+ min observed/);
    await expect(history.headlines.nth(1)).toHaveText("shorts-02 idles");
    await expect(details.nth(1)).toHaveText(/It used \d+ % of its slot time; the other 3 ran at \d+ to \d+ %\./);
    await expect(history.headlines.nth(2)).toHaveText(/^Videos usually take about \d min( \d+ s)?$/);
    await expect(details.nth(2)).toContainText(/95 % of [\d,]+ ended within about \d+ min( \d+ s)?[.;]/);
  });

  test("each chart is drawn, has its sentence, and a table that says what the route does", async ({ page }) => {
    const history = pageOf(page);
    // A step of a quarter of an hour may begin just then.
    let answer: History;
    do {
      answer = await ask<History>("/api/history?range=24h");
      await history.openDrawn();
    } while ((await ask<History>("/api/history?range=24h")).from !== answer.from);
    await expect(history.slots).toContainText(/On average \d+\.\d videos ran at once, at most \d+, on 15 slots\./);
    await expect(history.finished).toContainText(/[\d,]+ ended: [\d,]+ videos, [\d,]+ images; most in the hour from/);
    await expect(history.durations).toContainText(
      /Half of [\d,]+ took up to about \d min( \d+ s)? \(p50\), and 95 % ended within/,
    );

    for (const [panel, marks] of [
      [history.slots, "path.recharts-area-area"],
      [history.finished, ".recharts-bar-rectangle path"],
      [history.durations, "path.recharts-line-curve"],
    ] as const) {
      const sizeOfFirst = async () => {
        const box = await panel.locator(marks).first().boundingBox();
        return Math.max(box?.width ?? 0, box?.height ?? 0);
      };
      await expect.poll(sizeOfFirst).toBeGreaterThan(10);
      await panel.getByText("As a table").click();
      await expect(panel.getByRole("table")).toBeVisible();
    }
    const slots = await history.tableOf(history.slots);
    expect(slots).toHaveLength(answer.buckets.length);
    const some = answer.buckets[10];
    expect(slots[10]?.slice(1, 4)).toEqual([
      some?.executingAverage?.toFixed(1),
      String(some?.executingPeak),
      String(some?.slots),
    ]);
    const ended = (await history.tableOf(history.finished)).flatMap(([, videos, images]) => [videos, images]);
    const counted = answer.buckets.reduce((sum, { finished: { video = 0, image = 0 } }) => sum + video + image, 0);
    const sum = ended.reduce((all, cell) => all + (Number(cell?.replaceAll(",", "")) || 0), 0);
    expect(Math.abs(sum - counted)).toBeLessThanOrEqual(20);
    expect((await history.tableOf(history.durations)).length).toBeGreaterThan(50);
  });

  test("the kind of 'How long' can be chosen", async ({ page }) => {
    const history = pageOf(page);
    await history.open();
    await history.durations.getByLabel("Kind of jobs shown").selectOption("images");
    await expect(history.durations).toContainText("How long an image takes");
    await expect(history.durations).toContainText(/Half of [\d,]+ took up to about \d+ s/);
  });

  test("a pointer on a chart reads its figures", async ({ page }) => {
    const history = pageOf(page);
    await history.openDrawn();
    const box = await history.slots.locator(".recharts-surface").first().boundingBox();
    if (box === null) throw new Error("There is no drawing.");
    await history.slots.scrollIntoViewIfNeeded();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
    await expect(history.slots).toContainText(/ · average \d+\.\d · peak \d+ of 15/);
    await page.mouse.move(0, 0);
    await expect(history.slots).not.toContainText(/ · average \d+\.\d · peak/);
  });

  test("by account: use, slot-hours, runs, p50 and shares that add up", async ({ page }) => {
    const history = pageOf(page);
    await history.open();
    await expect(history.accounts.getByRole("columnheader")).toHaveText([
      ...["Account", "Use of its slots", "Slot-hours used", "Idle"],
      ...["None free", "Runs", "Video p50", "Share of load"],
    ]);
    await expect(history.accounts.getByRole("rowheader")).toHaveText([
      "shorts-01",
      "shorts-02",
      "studio-east",
      "studio-west",
    ]);
    const shares = await history.accounts.locator("tbody td:last-child").allInnerTexts();
    const sum = shares.reduce((all, share) => all + (parseInt(share, 10) || 0), 0);
    expect(Math.abs(sum - 100)).toBeLessThanOrEqual(2);
  });

  test("times are the viewer's, their zone is named, and the exact time is in the hover", async ({ browser }) => {
    const context = await browser.newContext({ timezoneId: "Asia/Kolkata" });
    const page = await context.newPage();
    const history = pageOf(page);
    await history.open();
    await expect(history.period).toContainText(/to now, Asia\/(Kolkata|Calcutta)$/);
    await expect(history.period).toHaveAttribute("title", /^\d{4}-\d\d-\d\dT[\d:.]+Z to \d{4}-\d\d-\d\dT[\d:.]+Z$/);
    await expect(page.getByText("All times in IST")).toBeVisible();
    const started = history.rows.first().locator("time");
    const iso = (await started.getAttribute("title")) ?? "";
    const clock = new Date(Date.parse(iso) + 5.5 * 3_600_000).toISOString().slice(11, 19);
    await expect(started).toContainText(clock);
    await expect(history.rows.first().locator("td").nth(5).locator("span[title]")).toHaveAttribute(
      "title",
      /^between \d{4}-.+Z and \d{4}-.+Z$/,
    );
    await expect(history.slots.locator("details tbody th").first()).toHaveAttribute("title", /Z to .+Z$/);
    await context.close();
  });
});

test.describe("exports", () => {
  const textOf = async (download: Download) => readFileSync(await download.path(), "utf8");

  test("every series and all jobs, as CSV and as JSON", async ({ page }) => {
    const history = pageOf(page);
    await history.open("?range=6h");
    const save = async (name: string) => {
      await history.exportMenu.click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: new RegExp(`^${name}`) }).click(),
      ]);
      await page.keyboard.press("Escape");
      return download;
    };
    const charts = await save("Charts as CSV");
    expect(charts.suggestedFilename()).toBe("slotwatch-history-6h.csv");
    const lines = (await textOf(charts)).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^at,observedMs,slots,executingAverage,executingPeak,zeroFreeMs,.*finished\.video,p50Ms/);
    expect(lines).toHaveLength(73);
    const json = JSON.parse(await textOf(await save("Charts as JSON"))) as History;
    expect(json).toMatchObject({ range: "6h", bucketMs: 300_000 });
    expect(json.accounts).toHaveLength(4);

    const jobs = (await textOf(await save("Jobs as CSV"))).trimEnd().split("\r\n");
    expect(jobs[0]).toBe("id,kind,accountId,startedAt,endedAfter,endedBefore,durationMs,ref");
    expect(jobs).toHaveLength(app.runs + 1);
    expect(
      jobs.some((line) => line.includes(",'=teaser/")),
      "no cell begins a formula",
    ).toBe(true);
    expect(jobs.some((line) => line.includes(",=teaser/"))).toBe(false);
    const page1 = JSON.parse(await textOf(await save("Jobs as JSON"))) as RunPage;
    expect(page1.runs).toHaveLength(500);

    const references = (await textOf(await save("References as CSV"))).trimEnd().split("\r\n");
    expect(references[0]).toBe("of,beginning,jobs,video,image,speech,music,unknown,timed,videoMs");
    expect(references.some((line) => line.startsWith("beginning,'=teaser/,"))).toBe(true);
  });

  test("hold what the page was narrowed to", async ({ page }) => {
    const history = pageOf(page);
    await history.open(`?account=${ACCOUNT_IDS.west}&kind=image&q=shot&refPrefix=promo/`);
    await history.exportMenu.click();
    await expect(page.getByRole("link", { name: /^Jobs as CSV/ })).toHaveAttribute(
      "href",
      `/api/runs?kind=image&account=${ACCOUNT_IDS.west}&q=shot&refPrefix=promo%2F&format=csv`,
    );
    await expect(page.getByRole("link", { name: /^Charts as CSV/ })).toHaveAttribute(
      "href",
      `/api/history?range=24h&account=${ACCOUNT_IDS.west}&format=csv`,
    );
  });
});
