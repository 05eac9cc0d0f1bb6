import type { Browser } from "@playwright/test";
import { startBenchApp, type BenchApp } from "./lib/app";
import { openFresh, panel, untilDrawn, withBrowser } from "./lib/browser";
import { full } from "./lib/duration";
import { watchMainThread, type Reading } from "./lib/main-thread";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";

const WARM_UP_POLLS = full(150, 20);
const POLLS = full(500, 40);
/** A poll each 125 ms: the page's own answer to one takes a part of that. */
const SPEED = 40;
const MB = 2 ** 20;

async function measureHeap(browser: Browser, app: BenchApp): Promise<Row[]> {
  const { context, page } = await openFresh(browser);
  let polls = 0;
  page.on("response", (response) => {
    if (response.url().includes("/api/scheduler")) polls += 1;
  });
  await page.goto(app.url);
  await untilDrawn(page);
  // The charts on screen: what they leave behind counts.
  await panel(page, "Executing vs max jobs").evaluate((element) => element.scrollIntoView({ block: "end" }));
  const thread = await watchMainThread(page);

  async function readAfter(poll: number): Promise<Reading> {
    while (polls < poll) await new Promise((resolve) => setTimeout(resolve, 50));
    await thread.collect();
    return thread.read();
  }

  const before = await readAfter(WARM_UP_POLLS);
  const halfway = await readAfter(WARM_UP_POLLS + POLLS / 2);
  const after = await readAfter(WARM_UP_POLLS + POLLS);
  await context.close();
  return [
    atMost(
      1,
      `page heap after collection, growth over ${POLLS} polls`,
      (after.heapBytes - before.heapBytes) / MB,
      "MB",
    ),
    remark(`heap after ${WARM_UP_POLLS} polls`, before.heapBytes / MB, "MB"),
    remark("heap halfway", halfway.heapBytes / MB, "MB"),
    remark("heap at the end", after.heapBytes / MB, "MB"),
    remark("nodes more than before", after.nodes - before.nodes, ""),
    remark("listeners more than before", after.listeners - before.listeners, ""),
  ];
}

async function rows(): Promise<Row[]> {
  const app = await startBenchApp({ speed: SPEED });
  try {
    return await withBrowser((browser) => measureHeap(browser, app));
  } finally {
    await app.stop();
  }
}

await runBench({ name: "page-heap", limitMs: 240_000, rows });
