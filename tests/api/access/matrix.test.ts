import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewShare } from "@/lib/domain/share";
import { SHARE_TARGETS, type ShareTarget } from "@/lib/domain/share";
import { RULES, SCREENS, type Audience, type Surface } from "@/lib/server/access/rules";
import type { RawAnswer } from "../../support/server";
import { startAccessServer, type AccessServer } from "../../support/access-server";

/** Every page and route the build has, by its own list. */
function builtSurfaces(): string[] {
  const file = join(process.cwd(), process.env.SLOTWATCH_DIST_DIR ?? ".next", "app-path-routes-manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return [...new Set(Object.values(manifest))].filter((surface) => !surface.startsWith("/_")).sort();
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const CALLERS = ["nobody", "viewer of another share", "viewer", "operator"] as const;
type Caller = (typeof CALLERS)[number];

let access: AccessServer;
let share: NewShare;
const cookies: Record<Caller, string> = { nobody: "", "viewer of another share": "", viewer: "", operator: "" };
/** A link to each screen, and the cookie of who followed it. */
const links = new Map<ShareTarget, { share: NewShare; cookie: string }>();

beforeAll(async () => {
  access = await startAccessServer();
  cookies.operator = await access.signIn();
  share = await access.share(cookies.operator);
  cookies.viewer = await access.follow(share.url);
  cookies["viewer of another share"] = await access.follow((await access.share(cookies.operator)).url);
  for (const target of SHARE_TARGETS) {
    const made = await access.share(cookies.operator, { target });
    links.set(target, { share: made, cookie: await access.follow(made.url) });
  }
});
afterAll(() => access?.stop());

/** A viewer here is one of the live view. */
function isAllowed(surface: string, audience: Audience, caller: Caller): boolean {
  if (audience === "everyone") return true;
  if (audience === "operator") return caller === "operator";
  return caller === "viewer" && (SCREENS[surface as Surface]?.includes("now") ?? true);
}

/** Whether an answer is the guard's refusal: what is behind it can't be reached. */
function isRefused({ status, headers }: RawAnswer, surface: string) {
  if (status === 401) return true;
  if (surface.startsWith("/shared/") || surface.startsWith("/api/shared/")) return status === 404;
  return status === 307 && (headers.location ?? "").startsWith("/sign-in");
}

describe("every page and route of the build", () => {
  it("has a rule, and every rule has its page or route", () => {
    expect(Object.keys(RULES).sort()).toEqual(builtSurfaces());
  });

  describe.each(builtSurfaces())("%s", (surface) => {
    const audience = RULES[surface as keyof typeof RULES] as Audience | undefined;
    const pathOf = () =>
      surface.replace("[id]", share.id).replace("[token]", "no-such-token").replace("[...path]", "nope");

    it.each(CALLERS)("as %s", async (caller) => {
      if (audience === undefined) throw new Error(`${surface} has no rule: add it to lib/server/access/rules.ts`);
      const isPage = !surface.startsWith("/api/") && surface !== "/s/[token]";
      for (const method of isPage ? (["GET"] as const) : METHODS) {
        // Signing the operator out in the middle would spoil the rest.
        if (surface === "/api/session" && method === "DELETE") continue;
        // The last to go: it ends what the others look at.
        if (surface === "/api/shares/[id]" && method === "DELETE" && caller === "operator") continue;
        const answer = await access.server.ask(pathOf(), { method, headers: { cookie: cookies[caller] } });
        expect(answer.status, `${method} ${surface}`).toBeLessThan(500);
        if (answer.status === 405) continue;
        const refused = isRefused(answer, surface);
        // OPTIONS is answered by Next itself, past the guard, where a route has no handler for it.
        const cure = `${method} ${surface} as ${caller}: ${answer.status}. Is it made by \`guarded\`, and every other method by \`methodNotAllowed\`?`;
        expect(refused, cure).toBe(!isAllowed(surface, audience, caller));
      }
    });
  });

  describe.each(builtSurfaces().filter((surface) => RULES[surface as Surface] === "share"))("%s", (surface) => {
    it.each(SHARE_TARGETS)("through a link to %s", async (target) => {
      const link = links.get(target);
      const path = surface.replace("[id]", link?.share.id ?? "");
      const answer = await access.server.ask(path, { headers: { cookie: link?.cookie ?? "" } });
      const isOpen = SCREENS[surface as Surface]?.includes(target) ?? true;
      // Another screen's page leads to the link's own.
      const ownPage = `/shared/${link?.share.id}`;
      if (answer.status === 307) expect(answer.headers.location).toBe(ownPage);
      else expect(answer.status).toBe(isOpen ? 200 : 404);
    });
  });

  it("answers none of a cookie that was made up", async () => {
    for (const cookie of [
      "slotwatch-session=x",
      `slotwatch-share-${share.id}=x`,
      `slotwatch-session=${"a".repeat(43)}`,
    ]) {
      expect((await access.server.ask("/api/scheduler", { headers: { cookie } })).status).toBe(401);
      const shared = await access.server.ask(`/api/shared/${share.id}/scheduler`, { headers: { cookie } });
      expect(shared.status).toBe(404);
    }
  });
});

describe("tricks", () => {
  const HOLDS = /"snapshot"|"totals"|"shares":/;

  it.each([
    "//api/scheduler",
    "/api//scheduler",
    "/api/scheduler/",
    "/api/scheduler/.",
    "/api/scheduler.",
    "/api/%73cheduler",
    "/%61pi/scheduler",
    "/api/ready/../scheduler",
    "/api/ready/%2e%2e/scheduler",
    "/api/ready/..%2fscheduler",
    "/api/ready;/scheduler",
    "/API/scheduler",
    "/sign-in?x=/api/scheduler",
    "/sign-in/../api/scheduler",
    "/s/../api/scheduler",
    "/_next/static/../../api/scheduler",
    "/_next/data/x/api/scheduler.json",
    "/api/scheduler?x=/api/ready",
    "/api/health?x=/api/scheduler",
    "/?_rsc=1",
    "/api/shares%00",
    "/api/shared/../shares",
  ])("%s gives nothing away", async (path) => {
    const tries: Record<string, string>[] = [
      {},
      { "x-http-method-override": "GET", "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
      { "x-original-url": "/api/scheduler", "x-rewrite-url": "/api/scheduler", rsc: "1" },
      { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1", forwarded: "for=127.0.0.1;host=localhost" },
    ];
    for (const headers of tries) {
      const answer = await access.server.ask(path, { headers });
      expect(answer.text, path).not.toMatch(HOLDS);
    }
  });

  it("takes no other method for another", async () => {
    const { operator: cookie } = cookies;
    const headers = {
      cookie,
      "x-http-method-override": "DELETE",
      "x-http-method": "DELETE",
      "x-method-override": "DELETE",
    };
    await access.server.ask(`/api/shares/${share.id}?_method=DELETE`, { method: "POST", headers });
    await access.server.ask(`/api/shares/${share.id}?_method=DELETE`, { headers });
    const viewed = await access.server.ask(`/api/shared/${share.id}/scheduler`, {
      headers: { cookie: cookies.viewer },
    });
    expect(viewed.status).toBe(200);
  });

  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ])("a write from elsewhere is refused: %j", async (headers) => {
    const sent = { cookie: cookies.operator, "content-type": "application/json", ...headers };
    const body = JSON.stringify({ label: "x", endsAt: null });
    expect((await access.server.ask("/api/shares", { method: "POST", headers: sent, body })).status).toBe(403);
    expect((await access.server.ask("/api/refresh", { method: "POST", headers: sent })).status).toBe(403);
    expect((await access.server.ask(`/api/shares/${share.id}`, { method: "DELETE", headers: sent })).status).toBe(403);
    expect((await access.server.ask("/api/session", { method: "DELETE", headers: sent })).status).toBe(403);
    expect((await access.server.ask("/api/session", { method: "POST", headers: sent, body: "{}" })).status).toBe(403);
  });

  it("a body over 16 KB is refused, whatever its length claims", async () => {
    const body = JSON.stringify({ password: "x".repeat(17_000) });
    const honest = await access.server.ask("/api/session", { method: "POST", body });
    const chunked = await access.server.ask("/api/session", {
      method: "POST",
      body,
      headers: { "transfer-encoding": "chunked" },
    });
    expect([honest.status, chunked.status]).toEqual([413, 413]);
  });

  it("also by what wants no body, and then nothing is done", async () => {
    const ask = (method: string, path: string, body: string) =>
      access.server.ask(path, { method, body, headers: { cookie, "transfer-encoding": "chunked" } });
    const cookie = await access.signIn();
    const { id } = await access.share(cookie);
    const large = "x".repeat(17_000);
    expect((await ask("POST", "/api/refresh", large)).status).toBe(413);
    expect((await ask("DELETE", `/api/shares/${id}`, large)).status).toBe(413);
    expect((await ask("DELETE", "/api/session", large)).status).toBe(413);
    // Signed in still, the link still there, and a small body harms nobody.
    expect((await ask("POST", "/api/refresh", "small")).status).toBe(202);
    expect((await ask("PATCH", `/api/shares/${id}`, '{"label":"x"}')).status).toBe(200);
    expect((await ask("DELETE", `/api/shares/${id}`, "small")).status).toBe(204);
    expect((await ask("DELETE", "/api/session", "small")).status).toBe(204);
  });

  it.each(["{", "[]", "null", '{"password":7}', ""])("a body of %j is a bad request", async (body) => {
    expect((await access.server.ask("/api/session", { method: "POST", body })).status).toBe(400);
  });
});
