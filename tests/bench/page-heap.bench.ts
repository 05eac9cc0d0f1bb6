import type { Browser } from "@playwright/test";
import type { Recent } from "@/lib/domain/recent";
import { startBenchApp, type BenchApp } from "./lib/app";
import { openFresh, panel, untilDrawn, withBrowser } from "./lib/browser";
import { full, IS_QUICK } from "./lib/duration";
import { watchMainThread, type Reading } from "./lib/main-thread";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";

const WARM_UP_POLLS = full(150, 20);
const POLLS = full(500, 40);
/** A poll each 100 ms: what the page does about one takes a part of that. */
const SPEED = 50;
const MB = 2 ** 20;

async function untilHourIsFull({ server }: BenchApp): Promise<void> {
  for (;;) {
    const { accounts } = await server.json<Recent>("/api/recent");
    if (IS_QUICK || accounts.some(({ executing }) => executing[0] !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

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

  // Until the last hour is full its chart grows by right.
  await untilHourIsFull(app);
  const warm = Math.max(polls, WARM_UP_POLLS);
  const before = await readAfter(warm);
  const halfway = await readAfter(warm + POLLS / 2);
  const after = await readAfter(warm + POLLS);
  await context.close();
  return [
    atMost(
      1,
      `page heap after collection, growth over ${POLLS} polls`,
      (after.heapBytes - before.heapBytes) / MB,
      "MB",
    ),
    remark(`heap after ${warm} polls`, before.heapBytes / MB, "MB"),
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
