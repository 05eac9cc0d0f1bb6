import type { Browser, Page } from "@playwright/test";
import { DAY_MS } from "@/lib/domain/time-units";
import { seededDatabase } from "../support/seeded-database";
import { startBenchApp } from "./lib/app";
import { openFresh, withBrowser } from "./lib/browser";
import { full } from "./lib/duration";
import { measureBusy, watchMainThread, type Reading } from "./lib/main-thread";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";
import { median } from "./lib/statistics";

const SCREEN = { width: 1_920, height: 1_080 };
const WATCH_MS = full(60_000, 6_000);
/** After loading, scripts are still being compiled and caches filled. */
const SETTLE_MS = full(12_000, 3_000);
/** Until V8 has optimised what runs once a second or once a poll: a wall stands for weeks, not for a minute. */
const WARM_UP_MS = full(240_000, 6_000);
/** An hour and a day of polls, one each 5 s. */
const HOUR_POLLS = full(720, 60);
const DAY_POLLS = full(17_280, 400);
/** A poll each 50 ms. */
const SPEED = 100;
const NODE_SAMPLES = full(15, 3);
const KB = 1_000;
const MB = 2 ** 20;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A past of accounts that are gone: usual times are known, so cells are filled, and the strip of twelve hours is drawn. */
const withPast = async () => ({
  DATABASE_URL: await seededDatabase({ accounts: [{ id: "1", maxJobs: 5 }], seenMs: 2 * DAY_MS }),
});

async function openWall(browser: Browser, url: string) {
  const { context, page } = await openFresh(browser);
  await page.setViewportSize(SCREEN);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { context, page, errors, open: () => page.goto(`${url}/wall?tz=UTC`) };
}

/** Script bodies of a page, as compressed on the wire, from here on. */
function collectScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function measureStanding(browser: Browser): Promise<Row[]> {
  const app = await startBenchApp({ variables: await withPast() });
  try {
    const { context, page, open } = await openWall(browser, app.url);
    const scriptBytes = collectScripts(page);
    await open();
    await page.waitForLoadState("networkidle");
    const weight = (await scriptBytes()) / KB;
    const thread = await watchMainThread(page);
    await rest(SETTLE_MS);
    const first = await measureBusy(thread, WATCH_MS);
    await rest(WARM_UP_MS);
    const { busy, cpu } = await measureBusy(thread, WATCH_MS);
    await context.close();
    return [
      atMost(165, "JavaScript of the wall, compressed", weight, "KB"),
      atMost(1, "main thread busy, 20 accounts, 60 jobs, 5 s polls, history", busy, "%"),
      remark("the same, core time", cpu, "%"),
      remark("in its first minute", first.busy, "%"),
    ];
  } finally {
    await app.stop();
  }
}

async function measureDay(browser: Browser): Promise<Row[]> {
  const app = await startBenchApp({ speed: SPEED, variables: await withPast() });
  try {
    const { context, page, errors, open } = await openWall(browser, app.url);
    let polls = 0;
    page.on("response", (response) => {
      if (response.url().includes("/api/scheduler")) polls += 1;
    });
    await open();
    const thread = await watchMainThread(page);
    const readAfter = async (poll: number): Promise<Reading> => {
      while (polls < poll) await rest(100);
      await thread.collect();
      const reading = await thread.read();
      // Of one moment nodes tell how many jobs ran in it.
      const nodes = [reading.nodes];
      while (nodes.length < NODE_SAMPLES) {
        await rest(200);
        await thread.collect();
        nodes.push((await thread.read()).nodes);
      }
      return { ...reading, nodes: median(nodes) };
    };
    const hour = await readAfter(HOUR_POLLS);
    const day = await readAfter(DAY_POLLS);
    await context.close();
    return [
      atMost(
        1.2,
        `heap after ${DAY_POLLS} polls against the first ${HOUR_POLLS}`,
        day.heapBytes / hour.heapBytes,
        "times",
      ),
      atMost(1.05, `nodes, likewise, the median of ${NODE_SAMPLES} readings`, day.nodes / hour.nodes, "times"),
      atMost(0, "errors on the console", errors.length, ""),
      remark("heap at the end", day.heapBytes / MB, "MB"),
      remark("listeners more than before", day.listeners - hour.listeners, ""),
    ];
  } finally {
    await app.stop();
  }
}

const rows = () =>
  withBrowser(async (browser) => [...(await measureStanding(browser)), ...(await measureDay(browser))]);

await runBench({ name: "wall", limitMs: full(60 * 60_000, 5 * 60_000), rows });
