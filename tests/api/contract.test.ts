import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema, recentSchema } from "@/lib/domain/envelope-schema";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

let simulator: Simulator;
let server: TestServer;
let envelope: Envelope;

beforeAll(async () => {
  simulator = await startSimulator({ accounts: 20, jobs: 60 });
  server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNT_NAMES: simulator.accountNames,
  });
  envelope = await eventually(async () => {
    const answer = await server.json<Envelope>("/api/scheduler");
    expect(answer.state).toBe("live");
    return answer;
  });
});
afterAll(async () => {
  await server?.stop();
  await simulator?.stop();
});

describe("GET /api/scheduler", () => {
  it("has the contract's shape, and no key beside it", () => {
    expect(envelopeSchema.safeParse(envelope)).toMatchObject({ success: true });
    expect(envelope).toMatchObject({ problem: null, pollIntervalMs: 5_000, demo: false });
    expect(envelope.snapshot?.jobs.length).toBeGreaterThan(0);
    expect(envelope.snapshot?.accounts.length).toBeGreaterThan(0);
    expect(envelope.nextPollMs).toBeGreaterThan(0);
    expect(envelope.nextPollMs).toBeLessThanOrEqual(6_000);
  });

  it("leaves the snapshot out for a viewer who has it, and only then", async () => {
    let revision: string | null = null;
    await eventually(async () => {
      // A poll in between may bring another revision: then ask for both afresh.
      ({ revision } = await server.json<Envelope>("/api/scheduler"));
      const known = await server.json<Envelope>(`/api/scheduler?since=${revision}`);
      expect(known.revision).toBe(revision);
      expect(known).not.toHaveProperty("snapshot");
    });
    for (const query of [
      "?since=",
      "?since=other",
      `?Since=${revision}`,
      `?since=${revision}x`,
      "?since=%00",
      "?x=1&x=2",
    ]) {
      expect(await server.json<Envelope>(`/api/scheduler${query}`)).toHaveProperty("snapshot");
    }
  });

  it("ignores query values it does not know", async () => {
    const answer = await server.ask("/api/scheduler?account=1&kind=%ff&sort=;drop&page=-1");
    expect(answer.status).toBe(200);
    expect(envelopeSchema.safeParse(JSON.parse(answer.text)).success).toBe(true);
  });
});

describe("GET /api/recent", () => {
  it("has 60 steps of a minute, the last being the current one", async () => {
    const recent = recentSchema.parse(await server.json("/api/recent"));
    expect(recent.stepMs).toBe(60_000);
    expect(Math.abs(Date.parse(recent.from) + 60 * 60_000 - Date.now())).toBeLessThanOrEqual(61_000);
    expect(recent.accounts.length).toBeGreaterThan(0);
    for (const account of recent.accounts) {
      expect(account.executing).toHaveLength(60);
      expect(account.maxJobs).toHaveLength(60);
      expect(account.executing.slice(0, 50).every((value) => value === null)).toBe(true);
    }
  });
});

describe("GET /api/health", () => {
  it("says these six things and no more", async () => {
    const health = await server.json<object>("/api/health");
    expect(Object.keys(health).sort()).toEqual(["ageMs", "build", "recording", "state", "status", "store"]);
    expect(health).toMatchObject({
      status: "ok",
      state: "live",
      build: envelope.build,
      store: "ok",
      recording: { ok: true },
    });
  });

  it("is 503 with maxAge when the data is older", async () => {
    expect((await server.ask("/api/health?maxAge=60")).status).toBe(200);
    const stale = await server.ask("/api/health?maxAge=0.0001");
    expect(stale.status).toBe(503);
    expect(JSON.parse(stale.text)).toMatchObject({ status: "stale" });
    for (const bad of ["", "abc", "-1", "1e3", "NaN", "0x1"]) {
      expect((await server.ask(`/api/health?maxAge=${bad}`)).status).toBe(200);
    }
  });
});

describe("every route", () => {
  it.each(["/api/scheduler", "/api/recent", "/api/health", "/api/ready"])(
    "%s: GET and HEAD, no-store, nothing else",
    async (path) => {
      const got = await server.ask(path);
      const head = await server.ask(path, { method: "HEAD" });
      expect([got.status, head.status]).toEqual([200, 200]);
      expect(head.text).toBe("");
      for (const { headers } of [got, head]) {
        expect(headers["cache-control"]).toBe("no-store");
        expect(headers["content-type"]).toBe("application/json; charset=utf-8");
      }
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
        const refused = await server.ask(path, { method });
        expect(refused.status).toBe(405);
        expect(refused.headers.allow).toBe("GET, HEAD");
        expect(refused.headers["cache-control"]).toBe("no-store");
        expect(JSON.parse(refused.text)).toMatchObject({ error: { code: "method-not-allowed" } });
      }
    },
  );

  it.each(["/", "/history", "/wall", "/wall/setup", "/sign-in", "/shared/nobodys"])(
    "%s: a page, and so GET and HEAD",
    async (path) => {
      for (const method of ["POST", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
        const refused = await server.ask(path, { method });
        expect(refused.status).toBe(405);
        expect(refused.headers.allow).toBe("GET, HEAD");
        expect(refused.headers["content-security-policy"]).toBeDefined();
        expect(JSON.parse(refused.text)).toMatchObject({ error: { code: "method-not-allowed" } });
      }
      expect(server.output()).not.toContain("TRACE");
    },
  );

  it("has one address: a slash at its end leads there, under the Host rule and unseen by caches, for an address may be a secret", async () => {
    for (const path of ["/history", "/s/a-token", "/shared/nobodys/history", "/api/health"]) {
      const led = await server.ask(`${path}/?a=1`);
      expect([led.status, led.headers.location]).toEqual([308, `${path}?a=1`]);
      expect(led.headers["cache-control"]).toBe("no-store");
      expect(led.headers["referrer-policy"]).toBe("no-referrer");
      expect((await server.ask(`${path}/`, { headers: { host: "evil.example" } })).status).toBe(403);
    }
  });

  it("reads slashes as one, and a whole address as its path, under the Host rule", async () => {
    for (const path of ["//api//health", "/api\\health", "http://evil.example/api/health"]) {
      expect((await server.ask(path)).status).toBe(200);
    }
    const link = await server.ask("/s//a-token");
    expect([link.status, link.headers.location, link.headers["cache-control"]]).toEqual([404, undefined, "no-store"]);
    expect((await server.ask("//history", { headers: { host: "evil.example" } })).status).toBe(403);
    const about = await server.ask("*", { method: "OPTIONS" });
    expect([about.status, about.headers["cache-control"]]).toEqual([405, "no-store"]);
  });

  it("/api/refresh: POST and nothing else", async () => {
    const done = await server.ask("/api/refresh", { method: "POST" });
    expect(done.status).toBe(202);
    expect(done.headers["cache-control"]).toBe("no-store");
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
      const refused = await server.ask("/api/refresh", { method });
      expect(refused.status).toBe(405);
      expect(refused.headers.allow).toBe("POST");
    }
  });

  it("is missed in one shape: unknown addresses, and the demo's outside the demo", async () => {
    for (const [path, method] of [
      ["/api", "GET"],
      ["/api", "POST"],
      ["/api/nope", "GET"],
      ["/api/nope/deeper", "POST"],
      ["/api/demo", "GET"],
      ["/api/demo", "POST"],
    ] as const) {
      const missing = await server.ask(path, { method });
      expect(missing.status).toBe(404);
      expect(missing.headers["cache-control"]).toBe("no-store");
      expect(JSON.parse(missing.text)).toEqual({ error: { code: "not-found", message: expect.any(String) } });
    }
  });
});
