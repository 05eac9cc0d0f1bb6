import { createServer, type AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ask, clientOf, closeServers, sendJson, serve, TOKEN } from "@/tests/support/wire/ask-upstream";
import { causeOfBodyFailure, causeOfRequestFailure } from "@/lib/server/upstream/failure-cause";
import { startUpstreamServer } from "@/tests/support/wire/upstream-server";

afterEach(closeServers);

describe("what is asked", () => {
  it("asks the two documented paths with the whole token, and nothing but headers", async () => {
    const server = await serve((_, response) => sendJson(response, {}));
    const client = clientOf(`${server.url}//`);
    await client.fetchScheduler();
    await client.fetchAccounts();
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /v1/minimax/scheduler/available",
      "GET /v1/minimax/accounts",
    ]);
    for (const { headers } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(headers.accept).toBe("application/json");
    }
  });
});

describe("a good answer", () => {
  it("is handed on uninterpreted, with status and latency", async () => {
    const body = { executing: [{ videoId: "x" }], later: 1 };
    const result = await ask((_, response) => sendJson(response, body));
    expect(result).toMatchObject({ ok: true, status: 200, body, latencyMs: expect.any(Number) });
    expect(result.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it("is of when it began to come, and tells how far our clock is from the one that wrote it", async () => {
    // The rest is kept back from when the client has seen the beginning, or a busy machine would see both at once.
    let isBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (isBegun = resolve));
    const { fetch } = globalThis;
    vi.spyOn(globalThis, "fetch").mockImplementation((...asked) => fetch(...asked).finally(isBegun));
    const result = await ask((_, response) => {
      response.setHeader("date", new Date(Date.now() - 180_000).toUTCString());
      response.write('{"executing":');
      void begun.then(() => setTimeout(() => response.end("[]}"), 120));
    });
    vi.restoreAllMocks();
    if (!result.ok) throw new Error("no answer");
    expect(result.sinceHeadMs).toBeGreaterThanOrEqual(100);
    expect(Math.abs((result.clockAheadMs ?? 0) - 180_000)).toBeLessThan(3_000);
  });

  it.each([
    ["null", null],
    ["[]", []],
    ["3", 3],
    ['\uFEFF{"error":"x","code":401}', { error: "x", code: 401 }],
  ])("%s is JSON: what it means is not the client's to say", async (text, body) => {
    expect(await ask((_, response) => response.end(text))).toMatchObject({ ok: true, body });
  });

  it("reads characters that straddle chunks", async () => {
    const bytes = Buffer.from(JSON.stringify({ ref: "日本語" }));
    const result = await ask((_, response) => {
      response.write(bytes.subarray(0, 9));
      setTimeout(() => response.end(bytes.subarray(9)), 20);
    });
    expect(result).toMatchObject({ ok: true, body: { ref: "日本語" } });
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("may be compressed (%s)", async (encoding, compress) => {
    const result = await ask((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(compress('{"executing":[]}')),
    );
    expect(result).toMatchObject({ ok: true, body: { executing: [] } });
  });
});

describe("statuses", () => {
  it.each([
    [401, "unauthorised"],
    [402, "subscription"],
    [403, "forbidden"],
    [429, "rate-limited"],
    [596, "account-error"],
    [201, "upstream-error"],
    [204, "upstream-error"],
    [400, "upstream-error"],
    [404, "upstream-error"],
    [500, "upstream-error"],
    [502, "upstream-error"],
    [504, "upstream-error"],
  ])("%d is %s", async (status, code) => {
    const result = await ask((_, response) => response.writeHead(status).end());
    expect(result).toMatchObject({ ok: false, code, status, retryAfterMs: null, detail: `status ${status}` });
  });

  it("goes by the status when a gateway answers in HTML", async () => {
    const result = await ask((_, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>"),
    );
    expect(result).toMatchObject({ ok: false, code: "upstream-error", status: 502 });
  });

  it("does not wait for the body of a refusal", async () => {
    const result = await ask((_, response) => {
      response.writeHead(401);
      response.write('{"error":');
    });
    expect(result).toMatchObject({ ok: false, code: "unauthorised" });
  });

  it("passes Retry-After on, as seconds or as a date", async () => {
    const seconds = await ask((_, response) => sendJson(response, {}, 429, { "retry-after": "7" }));
    expect(seconds).toMatchObject({ code: "rate-limited", retryAfterMs: 7_000 });
    const date = new Date(Date.now() + 60_000).toUTCString();
    const dated = await ask((_, response) => sendJson(response, {}, 503, { "retry-after": date }));
    expect(dated).toMatchObject({ code: "upstream-error", retryAfterMs: expect.any(Number) });
    const { retryAfterMs } = dated as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it.each([301, 302, 303, 307, 308])("does not follow a %d: it would carry the token away", async (status) => {
    const target = await serve((_, response) => sendJson(response, {}));
    const result = await ask((_, response) => response.writeHead(status, { location: target.url }).end());
    expect(result).toMatchObject({ ok: false, code: "bad-response", status, detail: `a redirect (${status})` });
    expect(target.requests).toHaveLength(0);
  });
});

describe("answers that can't be read", () => {
  it.each([
    ["<!doctype html><p>hello", "HTML or XML instead of JSON"],
    ["", "an empty body"],
    ["  \n", "an empty body"],
    ['{"executing": [', "not JSON"],
  ])("%j is a bad response", async (text, detail) => {
    const result = await ask((_, response) => response.end(text));
    expect(result).toMatchObject({ ok: false, code: "bad-response", status: 200, detail });
  });

  it("a body cut off under its declared length is a bad response", async () => {
    const result = await ask((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"executing": []');
      setTimeout(() => response.destroy(), 30);
    });
    expect(result).toMatchObject({ ok: false, code: "bad-response", status: 200 });
    expect((result as { detail: string }).detail).toMatch(/^cut off/);
  });

  it("a chunked body cut off is a bad response, though what came so far is whole JSON", async () => {
    const result = await ask((_, response) => {
      response.writeHead(200);
      response.write('{"executing": []}');
      setTimeout(() => response.destroy(), 30);
    });
    expect(result).toMatchObject({ ok: false, code: "bad-response", status: 200 });
  });

  it("wrongly compressed is a bad response", async () => {
    const result = await ask((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end('{"executing":[]}'),
    );
    expect(result).toMatchObject({ ok: false, code: "bad-response", detail: expect.stringContaining("compressed") });
  });

  it("an answer that is not HTTP is a bad response", async () => {
    const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const result = await clientOf(`http://127.0.0.1:${port}`).fetchScheduler();
    server.close();
    expect(result).toMatchObject({ ok: false, code: "bad-response", status: null });
  });
});

describe("not reached", () => {
  it("a refused connection is unreachable", async () => {
    const server = await startUpstreamServer(() => {});
    await server.close();
    const result = await clientOf(server.url).fetchScheduler();
    expect(result).toMatchObject({
      ok: false,
      code: "unreachable",
      status: null,
      detail: "the connection was refused (ECONNREFUSED)",
    });
  });

  it("an unknown name is unreachable", async () => {
    const result = await clientOf("http://no-such-host.invalid/v1").fetchScheduler();
    expect(result).toMatchObject({ ok: false, code: "unreachable", status: null });
  });

  it("a reset before the answer begins is unreachable", async () => {
    const result = await ask((request) => request.socket.resetAndDestroy());
    expect(result).toMatchObject({ ok: false, code: "unreachable", status: null });
  });

  it("a connection closed without a word is unreachable", async () => {
    const result = await ask((request) => request.socket.destroy());
    expect(result).toMatchObject({ ok: false, code: "unreachable", status: null });
  });
});

describe("never throws, never tells", () => {
  it.each(["not a url", "http://", "ftp://127.0.0.1/v1", "http://127.0.0.1:1/v1"])(
    "answers for the base URL %j",
    async (baseUrl) => {
      expect(await clientOf(baseUrl).fetchScheduler()).toMatchObject({ ok: false, code: "unreachable" });
    },
  );

  it("answers for a token that is no header, without quoting it", async () => {
    const { url } = await serve((_, response) => sendJson(response, {}));
    const result = await clientOf(url, { token: "user:1-canary\nx" }).fetchScheduler();
    expect(result).toMatchObject({ ok: false, code: "unreachable", detail: "the request could not be made" });
    expect(JSON.stringify(result)).not.toContain("canary");
  });

  it("puts none of the upstream's words, and no secret, in a failure", async () => {
    const results = await Promise.all([
      ask((_, response) => sendJson(response, { error: `canary-text ${TOKEN}` }, 500)),
      ask((_, response) => response.end(`<p>canary-text ${TOKEN}`)),
      ask((request) => request.socket.destroy()),
    ]);
    expect(JSON.stringify(results)).not.toMatch(/canary/);
  });

  it("tells a failure's code and nothing of its text, whatever the code", () => {
    const codes = [
      null,
      "E_NEW",
      "ENOTFOUND",
      "CERT_HAS_EXPIRED",
      "HPE_NEW",
      "UND_ERR_HEADERS_OVERFLOW",
      "Z_BUF_ERROR",
    ];
    for (const code of [...codes, "ETIMEDOUT"]) {
      const cause = Object.assign(new Error(`canary-text ${TOKEN}`), code === null ? {} : { code });
      const error = new TypeError(`canary-text ${TOKEN}`, { cause });
      const told = [causeOfRequestFailure(error), causeOfBodyFailure(error)];
      expect(JSON.stringify(told), String(code)).not.toMatch(/canary/);
      if (code !== null) expect(JSON.stringify(told)).toContain(code);
    }
  });
});
