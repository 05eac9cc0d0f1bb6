import type { Browser, CDPSession, Page } from "@playwright/test";
import { startBenchApp } from "./lib/app";
import { openFresh, untilDrawn, withBrowser } from "./lib/browser";
import { runBench } from "./lib/report";
import { atLeast, atMost, remark, type Row } from "./lib/row";

/** A script that came over the wire. */
interface Script {
  url: string;
  /** Answer with its headers, compressed as it was sent. */
  bytes: number;
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
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url === undefined) return;
    const script: Script = { url, bytes: encodedDataLength, text: "" };
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

async function measureWire(browser: Browser, url: string): Promise<Row[]> {
  // What the HTML itself names is the first load; everything else came later, asked for by those.
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

  const first = scripts.filter((script) => named.has(script.url.split("?")[0] ?? ""));
  const later = scripts.filter((script) => !first.includes(script));
  const drawing = later.filter(({ text }) => text.includes("recharts-surface"));
  const size = (some: readonly Script[]) => some.reduce((sum, { bytes }) => sum + bytes, 0) / KB;
  const misplaced = first.filter(({ text }) => text.includes("recharts-surface"));
  return [
    atMost(185, "JavaScript of the first load, compressed", size(first), "KB"),
    atMost(0, "scripts of the first load that hold Recharts", misplaced.length, ""),
    atLeast(1, "later chunks that hold the charts", drawing.length, ""),
    atMost(300, "JavaScript in all, every menu opened", size(scripts), "KB"),
    remark("the charts' chunk", size(drawing), "KB"),
    remark("other later chunks", size(later) - size(drawing), "KB"),
    remark("scripts in all", scripts.length, ""),
  ];
}

async function rows(): Promise<Row[]> {
  const app = await startBenchApp();
  try {
    return await withBrowser((browser) => measureWire(browser, app.url));
  } finally {
    await app.stop();
  }
}

await runBench({ name: "wire", limitMs: 120_000, rows });
