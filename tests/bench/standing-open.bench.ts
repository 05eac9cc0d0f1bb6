import type { Browser, Page } from "@playwright/test";
import { startBenchApp, type BenchApp } from "./lib/app";
import { openFresh, panel, untilDrawn, withBrowser } from "./lib/browser";
import { full } from "./lib/duration";
import { measureBusy, watchMainThread } from "./lib/main-thread";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";

const WATCH_MS = full(60_000, 6_000);
/** After loading, scripts are still being compiled and caches filled. */
const SETTLE_MS = full(12_000, 3_000);

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Both charts wholly on screen, with whatever else fits. */
async function showCharts(page: Page): Promise<void> {
  await panel(page, "Executing vs max jobs").evaluate((element) => element.scrollIntoView({ block: "end" }));
}

/** Past the charts, deep into the table. */
async function scrollPast(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const bottom = await panel(page, "Executing vs max jobs").evaluate(
    (element) => element.getBoundingClientRect().bottom,
  );
  if (bottom > 0) throw new Error("The page is too short to scroll past its charts.");
}

async function measureOpenPage(browser: Browser, app: BenchApp): Promise<Row[]> {
  const { context, page } = await openFresh(browser);
  await page.goto(app.url);
  await untilDrawn(page);
  const thread = await watchMainThread(page);
  await showCharts(page);
  await rest(SETTLE_MS);
  const charts = await measureBusy(thread, WATCH_MS);
  await scrollPast(page);
  await rest(SETTLE_MS / 2);
  const past = await measureBusy(thread, WATCH_MS);
  await context.close();
  return [
    atMost(2, "main thread busy, charts on screen, 20 accounts, 60 jobs, 5 s polls", charts.busy, "%"),
    remark("the same, core time", charts.cpu, "%"),
    atMost(1, "main thread busy, scrolled past the charts", past.busy, "%"),
    remark("the same, core time", past.cpu, "%"),
  ];
}

const rows = async (): Promise<Row[]> => {
  const app = await startBenchApp();
  try {
    return await withBrowser((browser) => measureOpenPage(browser, app));
  } finally {
    await app.stop();
  }
};

await runBench({ name: "standing-open", limitMs: 240_000, rows });
