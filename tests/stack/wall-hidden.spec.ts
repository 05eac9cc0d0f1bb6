import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { startBareBrowser } from "../support/e2e/bare-browser";
import { expect, test } from "../support/e2e/test";
import { eventually } from "../support/server";

const GRACE_S = 5;
/** Longer than timers are a second apart, shorter than the minute that a hidden page's are. */
const THROTTLED_MS = 15_000;

/** A page that does nothing but ask for `/beat` each second, by a timer of its own. */
const PULSE = '<script>(function beat() { fetch("/beat"); setTimeout(beat, 1000) })()</script>';

/** Hands everything on to the app and notes when the scheduler was asked, and when the pulse's page last beat. */
async function startCounter(appUrl: string) {
  const askedAt: number[] = [];
  let beatAt = 0;
  const { port: appPort } = new URL(appUrl);
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/api/scheduler")) askedAt.push(performance.now());
    if (incoming.url === "/pulse") return outgoing.writeHead(200, { "content-type": "text/html" }).end(PULSE);
    if (incoming.url === "/beat") {
      beatAt = performance.now();
      return outgoing.writeHead(204).end();
    }
    const { method, url, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port: appPort, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    askedAt,
    beatAt: () => beatAt,
    stop: () => server.closeAllConnections() ?? server.close(),
  };
}

test("a page that is really hidden goes on asking, and is right when it is shown", async ({ app }) => {
  test.setTimeout(180_000);
  const counter = await startCounter(app.url);
  const wall = `${counter.url}/wall?tz=UTC`;
  const browser = await startBareBrowser(wall, GRACE_S);
  try {
    await expect.poll(() => browser.titleOf(wall), { timeout: 20_000 }).toBe("3 free · Slotwatch");
    await browser.open(`${counter.url}/pulse`);
    await eventually(async () => expect(counter.beatAt()).toBeGreaterThan(0));
    await browser.open("about:blank");
    // A page's own timers come once a minute by now; the wall has gone on asking all the same.
    await eventually(async () => {
      const sinceMs = counter.beatAt();
      const asked = counter.askedAt.filter((atMs) => atMs > sinceMs);
      expect((asked.at(-1) ?? 0) - sinceMs).toBeGreaterThan(THROTTLED_MS);
      expect(asked.length).toBeGreaterThan(3);
    }, 100_000);

    app.simulator.setState({ scheduler: { executing: [], available: [] } });
    await app.until(({ snapshot }) => snapshot?.jobs.length === 0);
    await browser.show(wall);
    await expect.poll(() => browser.titleOf(wall), { timeout: 1_000, intervals: [100] }).not.toBe("3 free · Slotwatch");
  } finally {
    await browser.stop();
    counter.stop();
  }
});
