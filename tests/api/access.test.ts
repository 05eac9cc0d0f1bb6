import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

let simulator: Simulator;
let local: TestServer;
let named: TestServer;
let unguarded: TestServer;
let open: TestServer;

beforeAll(async () => {
  simulator = await startSimulator();
  const upstream = { USEAPI_TOKEN: simulator.token, USEAPI_BASE_URL: simulator.baseUrl };
  local = await startTestServer(upstream);
  const PUBLIC_URL = "https://slots.example.com";
  named = await startTestServer({ ...upstream, PUBLIC_URL, DASHBOARD_ACCESS: "open" });
  unguarded = await startTestServer({ ...upstream, PUBLIC_URL });
  open = await startTestServer({ ...upstream, DASHBOARD_ACCESS: "open" });
});
afterAll(async () => {
  await Promise.all([local, named, unguarded, open].map((server) => server?.stop()));
  await simulator?.stop();
});

const GUARDED = ["/", "/api", "/api/scheduler", "/api/recent", "/api/demo", "/api/nope", "/nope", "/favicon.ico"];
const FOREIGN = [
  "evil.example",
  "localhost.evil.example:3000",
  "127.0.0.1.evil.example",
  "192.168.1.5:3000",
  "localhost.",
];

describe("the Host rule", () => {
  it.each(["localhost", "localhost:1", "127.0.0.1:8080", "[::1]:3000"])("answers under %s", async (host) => {
    expect((await local.ask("/api/scheduler", { headers: { host } })).status).toBe(200);
    expect((await local.ask("/", { headers: { host } })).status).toBe(200);
  });

  it.each(FOREIGN)("refuses %s everywhere, says what to set, and gives no data", async (host) => {
    for (const path of GUARDED) {
      const answer = await local.ask(path, { headers: { host } });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).toMatch(/PUBLIC_URL.*DASHBOARD_PASSWORD.*DASHBOARD_ACCESS=open/);
      expect(answer.text).not.toContain("snapshot");
      expect(answer.text).not.toContain(host);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    const refresh = await local.ask("/api/refresh", { method: "POST", headers: { host } });
    expect(refresh.status).toBe(403);
  });

  it("is not talked round by forwarded names, nor by addresses in odd forms", async () => {
    const host = "evil.example";
    const tricks: Record<string, string>[] = [
      { host, "x-forwarded-host": "localhost" },
      { host, forwarded: "host=localhost" },
      { host, "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
      { host, "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware" },
      { host, rsc: "1" },
      { host, purpose: "prefetch", "next-router-prefetch": "1" },
    ];
    for (const headers of tricks) {
      for (const path of [
        "/",
        "/?_rsc=1",
        "/api/scheduler",
        "//api/scheduler",
        "/api//scheduler",
        "/api/../api/scheduler",
        "/%61pi/scheduler",
        "/api/scheduler/",
      ]) {
        const answer = await local.ask(path, { headers });
        expect(answer.status).toBeGreaterThanOrEqual(300);
        expect(answer.text).not.toContain("revision");
      }
    }
  });

  it("lets pagers and balancers in under any name", async () => {
    for (const path of ["/api/health", "/api/health?maxAge=600", "/api/ready"]) {
      expect((await local.ask(path, { headers: { host: "10.0.0.7:3000" } })).status).toBe(200);
    }
  });

  it("where nothing guards, PUBLIC_URL opens no name", async () => {
    const ask = (host: string) => unguarded.ask("/api/scheduler", { headers: { host } });
    expect((await ask("slots.example.com")).status).toBe(403);
    expect((await ask("localhost:3000")).status).toBe(200);
    const headers = { origin: "https://slots.example.com", "sec-fetch-site": "same-origin" };
    expect((await unguarded.ask("/api/refresh", { method: "POST", headers })).status).toBe(403);
  });

  it("where nothing guards, a link that begins with PUBLIC_URL says that it opens for nobody, as the log does", async () => {
    const make = async (server: TestServer) => {
      const body = JSON.stringify({ label: "lobby", endsAt: null });
      return JSON.parse((await server.ask("/api/shares", { method: "POST", body })).text) as Record<string, unknown>;
    };
    expect(await make(unguarded)).toMatchObject({
      url: expect.stringMatching("^https://slots\\.example\\.com/s/"),
      opensForNobody: true,
    });
    for (const server of [local, named]) expect(await make(server)).not.toHaveProperty("opensForNobody");
    const warning = "PUBLIC_URL opens no name";
    await eventually(() => Promise.resolve(expect(unguarded.output()).toContain(warning)));
    for (const quiet of [local, named, open]) expect(quiet.output()).not.toContain(warning);
    expect((await unguarded.ask("/wall/setup")).text).toContain("Nobody can open it");
  });

  it("behind a guard takes PUBLIC_URL's name, and none beside it", async () => {
    const ask = (host: string) => named.ask("/api/scheduler", { headers: { host } });
    expect((await ask("slots.example.com")).status).toBe(200);
    expect((await ask("localhost:3000")).status).toBe(200);
    expect((await ask("slots.example.com:8443")).status).toBe(403);
    expect((await ask("evil.example")).status).toBe(403);
  });

  it("is off where something in front guards and no PUBLIC_URL is named", async () => {
    expect((await open.ask("/api/scheduler", { headers: { host: "anything.example" } })).status).toBe(200);
    expect((await open.ask("/", { headers: { host: "anything.example" } })).status).toBe(200);
    const warning = "answering under every name";
    await eventually(() => Promise.resolve(expect(open.output()).toContain(warning)));
    for (const quiet of [local, named, unguarded]) expect(quiet.output()).not.toContain(warning);
  });
});

describe("the Origin rule of POST /api/refresh", () => {
  const post = (server: TestServer, headers: Record<string, string>) =>
    server.ask("/api/refresh", { method: "POST", headers });

  it("takes our own pages, and a script at a prompt", async () => {
    expect((await post(local, { origin: local.url, "sec-fetch-site": "same-origin" })).status).toBe(202);
    expect((await post(local, {})).status).toBe(202);
    expect((await post(named, { origin: "https://slots.example.com", "sec-fetch-site": "same-origin" })).status).toBe(
      202,
    );
  });

  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { origin: "http://localhost" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("refuses %o", async (headers) => {
    const answer = await post(local, headers);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "foreign-origin" } });
  });

  it("refuses other sites where something in front guards, too", async () => {
    expect((await post(open, { origin: "https://evil.example", host: "slots.example.com" })).status).toBe(403);
    expect((await post(open, { origin: "https://slots.example.com", host: "slots.example.com" })).status).toBe(202);
  });

  it("refuses large bodies", async () => {
    const answer = await local.ask("/api/refresh", { method: "POST", body: "x".repeat(20_000) });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "too-large" } });
  });
});

describe("headers", () => {
  it("of a page: strict policy with a nonce of its own, which its scripts carry", async () => {
    const [first, second] = [await local.ask("/"), await local.ask("/")];
    const nonceOf = ({ headers }: typeof first) =>
      /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
    expect(nonceOf(first)).toMatch(/^[\w+/]{22}==$/);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const policy = String(first.headers["content-security-policy"]);
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).not.toContain("unsafe");
    expect(first.headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
    });
    expect(first.headers["cache-control"]).toContain("no-store");
    expect(first.headers).not.toHaveProperty("x-powered-by");
    const scripts = [...first.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonceOf(first)}"`);
    expect(first.text).not.toMatch(/<[^>]+\sstyle="/);
  });

  it("of a missing page: the same", async () => {
    const missing = await local.ask("/nope");
    expect(missing.status).toBe(404);
    expect(String(missing.headers["content-security-policy"])).toContain("'strict-dynamic'");
    expect(missing.headers["cache-control"]).toContain("no-store");
  });

  it.each([
    "/nope",
    "/wall/nope",
    "/_next/nope",
    "/404",
    "/500",
    "/_not-found",
    "/_global-error",
    "/%E0%A4%A",
    "/shared/x/y/z",
  ])("%s is no page: one answer, without the application", async (path) => {
    const answer = await local.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.text).toContain("There is no such page");
    expect(answer.text).not.toContain("<script");
    expect((await local.ask(path, { headers: { cookie: "slotwatch-theme=dark" } })).text).toContain(
      'data-theme="dark"',
    );
  });

  it.each(["/api", "/api/nope", "/api/%E0%A4%A", "/api/shares/%E0%A4%A"])(
    "%s is no route: a failure as programs know it",
    async (path) => {
      const answer = await local.ask(path);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "not-found" } });
      expect(answer.headers["cache-control"]).toBe("no-store");
    },
  );

  it("of data: nothing in it may run", async () => {
    const { headers } = await local.ask("/api/scheduler");
    expect(String(headers["content-security-policy"])).toContain("default-src 'none'");
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("choose the theme by link, else by cookie, and by nothing a client may forge", async () => {
    const themeOf = async (path: string, headers: Record<string, string>) =>
      /<html[^>]*data-theme="(\w+)"/.exec((await local.ask(path, { headers })).text)?.[1];
    expect(await themeOf("/?theme=dark", { cookie: "slotwatch-theme=light" })).toBe("dark");
    expect(await themeOf("/", { cookie: "slotwatch-theme=light" })).toBe("light");
    expect(await themeOf("/?theme=pink", { cookie: "slotwatch-theme=light" })).toBe("light");
    expect(await themeOf("/", { cookie: 'slotwatch-theme="><script>' })).toBe("system");
    expect(await themeOf("/", { "x-slotwatch-theme": "dark" })).toBe("system");
  });
});
