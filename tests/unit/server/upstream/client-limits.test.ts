import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ask, clientOf, closeServers, sendJson, serve } from "@/tests/support/wire/ask-upstream";

// Megabytes through real sockets, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });
afterEach(closeServers);

describe("the size limit", () => {
  const MAX = 64 * 1024;

  it("takes an answer of exactly the limit and not one byte more", async () => {
    const text = JSON.stringify("x".repeat(MAX - 2));
    expect(await ask((_, response) => response.end(text), { maxBytes: MAX })).toMatchObject({ ok: true });
    expect(await ask((_, response) => response.end(`${text} `), { maxBytes: MAX })).toMatchObject({
      ok: false,
      code: "bad-response",
      detail: `larger than ${MAX} bytes`,
    });
    // The same where no length is declared, and only counting tells.
    const inPieces = (whole: string) =>
      ask(
        (_, response) => {
          response.write(whole.slice(0, 1));
          response.end(whole.slice(1));
        },
        { maxBytes: MAX },
      );
    expect(await inPieces(text)).toMatchObject({ ok: true });
    expect(await inPieces(`${text} `)).toMatchObject({ ok: false, code: "bad-response" });
  });

  it("is 5 MiB", async () => {
    const text = JSON.stringify("x".repeat(5 * 1024 * 1024 - 2));
    expect(await ask((_, response) => response.end(text))).toMatchObject({ ok: true });
    expect(await ask((_, response) => response.end(`${text} `))).toMatchObject({ ok: false, code: "bad-response" });
  });

  it("stops an endless answer while it streams", async () => {
    let sent = 0;
    let closed: Promise<void> = Promise.resolve();
    const result = await ask(
      (_, response) => {
        closed = new Promise((resolve) => response.on("close", resolve));
        const chunk = Buffer.alloc(16 * 1024, "x");
        const pump = () => {
          while (!response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return;
          }
        };
        response.on("drain", pump);
        pump();
      },
      { maxBytes: MAX },
    );
    expect(result).toMatchObject({ ok: false, code: "bad-response", detail: `larger than ${MAX} bytes` });
    await closed;
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it("believes a declared length and does not wait for the body", async () => {
    const result = await ask((_, response) => {
      response.writeHead(200, { "content-length": String(600 * 1024 * 1024) });
      response.write("[");
    });
    expect(result).toMatchObject({ ok: false, code: "bad-response" });
  });

  it("counts what a compressed answer unfolds to", async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, " "));
    expect(bomb.length).toBeLessThan(MAX);
    const result = await ask((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb), {
      maxBytes: MAX,
    });
    expect(result).toMatchObject({ ok: false, code: "bad-response", detail: `larger than ${MAX} bytes` });
  });
});

describe("the time limit", () => {
  it("covers waiting for the answer to begin", async () => {
    const result = await ask(() => {}, { timeoutMs: 100 });
    expect(result).toMatchObject({ ok: false, code: "timeout", status: null, detail: "no whole answer within 100 ms" });
  });

  it("covers the body: a slow trickle is a time-out, however steady", async () => {
    const result = await ask(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(timer));
      },
      { timeoutMs: 200 },
    );
    expect(result).toMatchObject({ ok: false, code: "timeout", status: 200 });
    expect(result.latencyMs).toBeGreaterThanOrEqual(190);
  });
});

describe("calling off", () => {
  it("ends a request under way", async () => {
    const { url } = await serve(() => {});
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const result = await clientOf(url, { timeoutMs: 10_000 }).fetchScheduler(controller.signal);
    expect(result).toMatchObject({ ok: false, detail: "we called the request off" });
  });

  it("asks nothing when called off beforehand", async () => {
    const server = await serve((_, response) => sendJson(response, {}));
    const result = await clientOf(server.url).fetchScheduler(AbortSignal.abort());
    expect(result).toMatchObject({ ok: false, detail: "we called the request off" });
    expect(server.requests).toHaveLength(0);
  });

  it("leaves no listener on a signal that outlives the request", async () => {
    const { url } = await serve((_, response) => sendJson(response, {}));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await clientOf(url).fetchScheduler(signal);
    expect(listeners).toBe(0);
  });
});
