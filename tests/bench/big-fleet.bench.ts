import type { Browser, Page } from "@playwright/test";
import { MOST, startBenchApp, type BenchApp } from "./lib/app";
import { openFresh, panel, untilDrawn, withBrowser } from "./lib/browser";
import { full } from "./lib/duration";
import { readFirstHtml } from "./lib/first-html";
import { measureFirstPaint } from "./lib/first-paint";
import { watchMainThread } from "./lib/main-thread";
import { measurePollCosts } from "./lib/poll-cost";
import { runBench } from "./lib/report";
import { atLeast, atMost, remark, type Row } from "./lib/row";
import { median, quantile } from "./lib/statistics";

const LOADS = full(21, 2);
/** Whole pages each server makes before its paints count: a cold one needs three times as long for a page. */
const WARM_UP_PAGES = full(40, 2);
const WATCH_MS = full(40_000, 8_000);

async function measureFirstHtml(browser: Browser, app: BenchApp): Promise<Row[]> {
  const { hasAnswer, accounts, accountsInAll, jobs } = await readFirstHtml(browser, app);
  const bytes = (await app.server.ask("/")).text.length;
  return [
    atLeast(1, "first HTML holds the answer", Number(hasAnswer), ""),
    atLeast(accountsInAll, `first HTML holds the counts of all ${accountsInAll} accounts`, accounts, ""),
    atLeast(50, "first HTML holds the first 50 jobs, in order", jobs, ""),
    remark("first HTML", bytes / 1000, "KB"),
  ];
}

/** Both sizes in turn, so that whatever else the machine does hits both; and both servers warm, as for rates. */
async function measureFirstPaints(browser: Browser, many: BenchApp, few: BenchApp): Promise<Row[]> {
  for (let page = 0; page < WARM_UP_PAGES; page += 1) {
    await few.server.ask("/");
    await many.server.ask("/");
  }
  const paints: { many: number; few: number }[] = [];
  for (let load = -1; load < LOADS; load += 1) {
    const pair = {
      few: await measureFirstPaint(browser, few.url),
      many: await measureFirstPaint(browser, many.url),
    };
    // The first pair only warms the browser up.
    if (load >= 0) paints.push(pair);
  }
  const [ofMany, ofFew] = [median(paints.map((pair) => pair.many)), median(paints.map((pair) => pair.few))];
  return [
    atMost(1.5, "first paint, 200 accounts against 20", ofMany / ofFew, "times"),
    remark("first paint, 200 accounts, 2,000 jobs", ofMany, "ms"),
    remark("first paint, 20 accounts, 60 jobs", ofFew, "ms"),
  ];
}

const countNodes = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let nodes = 1;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  });

/** Sizes once the rest of the jobs has come, on the fullest page: the first of the table. */
async function measureSizes(page: Page): Promise<Row[]> {
  await page.waitForFunction(() => document.querySelectorAll("tbody[role=rowgroup] tr").length > 50);
  const bars = await panel(page, "Executing vs max jobs").locator("tbody tr").count();
  return [
    atMost(30_000, "nodes at once", await countNodes(page), ""),
    atMost(100, "table rows at once", await panel(page, "Running jobs").locator("tbody tr").count(), ""),
    atMost(30, "accounts in a chart", bars, ""),
    atLeast(
      1,
      "a word about the other accounts",
      await panel(page, "Executing vs max jobs").getByText("30 of 200").count(),
      "",
    ),
  ];
}

/** With the charts on screen, where a poll costs most. */
async function measureWork(page: Page): Promise<Row[]> {
  const thread = await watchMainThread(page);
  await panel(page, "Executing vs max jobs").evaluate((element) => element.scrollIntoView({ block: "end" }));
  await page.waitForTimeout(full(8_000, 2_000));
  const { busyMs, cpuMs } = await measurePollCosts(page, thread, WATCH_MS);
  return [
    atMost(100, "main thread for a poll's update, median", median(busyMs.polls), "ms"),
    remark(`the worst of ${busyMs.polls.length}`, Math.max(...busyMs.polls), "ms"),
    remark("median, core time", median(cpuMs.polls), "ms"),
    atMost(8, "main thread for a tick, nine of ten", quantile(busyMs.ticks, 0.9), "ms"),
    remark("median tick, core time", median(cpuMs.ticks), "ms"),
  ];
}

async function measureBoth(browser: Browser, many: BenchApp, few: BenchApp): Promise<Row[]> {
  const html = await measureFirstHtml(browser, many);
  const paints = await measureFirstPaints(browser, many, few);
  await few.stop();
  const { context, page } = await openFresh(browser);
  await page.goto(many.url);
  await untilDrawn(page);
  const sizes = await measureSizes(page);
  const work = await measureWork(page);
  await context.close();
  return [...html, ...paints, ...sizes, ...work];
}

async function rows(): Promise<Row[]> {
  const many = await startBenchApp({ simulator: MOST });
  const few = await startBenchApp();
  try {
    return await withBrowser((browser) => measureBoth(browser, many, few));
  } finally {
    await Promise.all([many.stop(), few.stop()]);
  }
}

await runBench({ name: "big-fleet", limitMs: 400_000, rows });
