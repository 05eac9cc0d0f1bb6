import type { Browser, CDPSession, Page } from "@playwright/test";
import { writeHistory } from "../support/history/write-history";
import { startBenchApp } from "./lib/app";
import { openFresh, untilDrawn, withBrowser } from "./lib/browser";
import { openSqliteBench } from "./lib/history-database";
import { runBench } from "./lib/report";
import { atLeast, atMost, remark, type Row } from "./lib/row";

/** A script that came over the wire. */
interface Script {
  url: string;
  /** Body, compressed as it was sent. */
  bytes: number;
  /** The same with the answer's headers. */
  bytesOnWire: number;
  text: string;
}

/** Bars are in thousands of bytes, as browsers show them. */
const KB = 1_000;

/** Collects every script that a page loads, with the bytes it took on the wire. */
async function collectScripts(session: CDPSession): Promise<Script[]> {
  const scripts: Script[] = [];
  const urls = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (type === "Script" || /javascript/.test(response.mimeType)) urls.set(requestId, response.url);
  });
  const bodies = new Map<string, number>();
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    bodies.set(requestId, (bodies.get(requestId) ?? 0) + encodedDataLength);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url === undefined) return;
    const bytes = bodies.get(requestId) ?? 0;
    const script: Script = { url, bytes, bytesOnWire: encodedDataLength, text: "" };
    scripts.push(script);
    session.send("Network.getResponseBody", { requestId }).then(
      ({ body }) => (script.text = body),
      // A page that is gone has no bodies; its sizes are known all the same.
      () => undefined,
    );
  });
  await session.send("Network.enable");
  return scripts;
}

/** Opens every menu and looks at every part of the page, so that whatever comes later has come. */
async function exercisePage(page: Page): Promise<void> {
  for (const menu of await page.locator("summary").all()) {
    await menu.click();
    await page.keyboard.press("Escape");
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 600) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await page.waitForTimeout(100);
  }
  await page.waitForLoadState("networkidle");
}

/** What one page loads. */
interface Wire {
  /** Named by the HTML itself. */
  first: Script[];
  /** Everything else, asked for by those. */
  later: Script[];
}

async function loadPage(browser: Browser, url: string): Promise<Wire> {
  const html = await (await fetch(url)).text();
  const named = new Set(
    [...html.matchAll(/\/_next\/static\/[^"'\\\s]+?\.js/g)].map(([path]) => new URL(path, url).href),
  );
  const { context, page } = await openFresh(browser);
  const session = await context.newCDPSession(page);
  const scripts = await collectScripts(session);
  await page.goto(url);
  await untilDrawn(page);
  await exercisePage(page);
  await context.close();
  const first = scripts.filter((script) => named.has(addressOf(script)));
  return { first, later: scripts.filter((script) => !first.includes(script)) };
}

const addressOf = ({ url }: Script) => url.split("?")[0] ?? "";
const size = (some: readonly Script[]) => some.reduce((sum, { bytes }) => sum + bytes, 0) / KB;
const holdsCharts = ({ text }: Script) => text.includes("recharts-surface");

function liveRows({ first, later }: Wire): Row[] {
  const drawing = later.filter(holdsCharts);
  const onWire = first.reduce((sum, { bytesOnWire }) => sum + bytesOnWire, 0) / KB;
  return [
    atMost(185, "JavaScript of the first load, compressed", size(first), "KB"),
    remark("the same with the headers of its answers", onWire, "KB"),
    atMost(0, "scripts of the first load that hold Recharts", first.filter(holdsCharts).length, ""),
    atLeast(1, "later chunks that hold the charts", drawing.length, ""),
    atMost(300, "JavaScript in all, every menu opened", size([...first, ...later]), "KB"),
    remark("the charts' chunk", size(drawing), "KB"),
    remark("other later chunks", size(later) - size(drawing), "KB"),
    remark("scripts in all", first.length + later.length, ""),
  ];
}

/** `/history` beside the live page: its charts must be in the chunk that is there already. */
function historyRows({ first, later }: Wire, live: Wire): Row[] {
  const known = new Set([...live.first, ...live.later].map(addressOf));
  const all = [...first, ...later];
  const ofCharts = all.filter(holdsCharts);
  return [
    remark("/history: JavaScript of the first load, compressed", size(first), "KB"),
    atMost(30, "/history: of the first load, more than the live page's", size(first) - size(live.first), "KB"),
    atMost(30, "/history: in all, more than the live page's", size(all) - size([...live.first, ...live.later]), "KB"),
    remark(
      "/history: scripts that the live page does not load",
      size(all.filter((one) => !known.has(addressOf(one)))),
      "KB",
    ),
    atMost(0, "/history: scripts of the first load that hold Recharts", first.filter(holdsCharts).length, ""),
    atMost(
      0,
      "/history: charts' chunks other than the live page's",
      ofCharts.filter((one) => !known.has(addressOf(one))).length,
      "",
    ),
  ];
}

async function rows(): Promise<Row[]> {
  const database = await openSqliteBench();
  try {
    if (database.address.kind !== "sqlite") throw new Error("Not a file.");
    const accounts = [{ id: "362480713695211520", slots: 5, load: 0.7, images: 0.3 }];
    // Without any history there is no chart of it to load.
    await writeHistory(database.store, { accounts, hours: 30 }, Date.now());
    const app = await startBenchApp({ variables: { DATABASE_URL: `file:${database.address.path}` } });
    try {
      return await withBrowser(async (browser) => {
        const live = await loadPage(browser, app.url);
        return [...liveRows(live), ...historyRows(await loadPage(browser, `${app.url}/history`), live)];
      });
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
  }
}

await runBench({ name: "wire", limitMs: 120_000, rows });
