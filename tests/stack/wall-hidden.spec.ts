import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { startBareBrowser } from "../support/e2e/bare-browser";
import { expect, test } from "../support/e2e/test";
import { pause } from "../support/server";

const GRACE_S = 5;

/** Hands everything on to the app and notes when the scheduler was asked. */
async function startCounter(appUrl: string) {
  const askedAt: number[] = [];
  const { port: appPort } = new URL(appUrl);
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/api/scheduler")) askedAt.push(performance.now());
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
  return { url: `http://127.0.0.1:${port}`, askedAt, stop: () => server.closeAllConnections() ?? server.close() };
}

test("a page that is really hidden goes on asking, and is right when it is shown", async ({ app }) => {
  test.setTimeout(120_000);
  const counter = await startCounter(app.url);
  const wall = `${counter.url}/wall?tz=UTC`;
  const browser = await startBareBrowser(wall, GRACE_S);
  try {
    await expect.poll(() => browser.titleOf(wall), { timeout: 20_000 }).toBe("3 free · Slotwatch");
    await browser.cover();
    // Long past the grace: a timer of the page's own would fire once a minute from here on.
    await pause((GRACE_S + 10) * 1_000);
    const before = counter.askedAt.length;
    await pause(15_000);
    expect(counter.askedAt.length - before).toBeGreaterThan(3);

    app.simulator.setState({ scheduler: { executing: [], available: [] } });
    await app.until(({ snapshot }) => snapshot?.jobs.length === 0);
    await browser.show(wall);
    await expect.poll(() => browser.titleOf(wall), { timeout: 1_000, intervals: [100] }).not.toBe("3 free · Slotwatch");
  } finally {
    await browser.stop();
    counter.stop();
  }
});
