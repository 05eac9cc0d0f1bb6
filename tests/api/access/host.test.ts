import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieOf, PASSWORD, post, startAccessServer, type AccessServer } from "../../support/access-server";

describe("behind https with PUBLIC_URL", () => {
  let access: AccessServer;
  const ours = { host: "slots.example.com", origin: "https://slots.example.com" };
  beforeAll(async () => {
    access = await startAccessServer({ PUBLIC_URL: "https://slots.example.com", TRUST_PROXY: "1" });
  });
  afterAll(() => access?.stop());

  it("answers under that name and loopback, and under no other", async () => {
    for (const host of ["evil.example", "slots.example.com.evil.example", "slots.example.com:8443", "", "a b"]) {
      for (const path of ["/", "/sign-in", "/api/scheduler", "/s/x"]) {
        const answer = await access.server.ask(path, { headers: { host } });
        expect([400, 403], `${host} ${path}`).toContain(answer.status);
      }
    }
    for (const host of [ours.host, "localhost:3000", "127.0.0.1", "[::1]:99"]) {
      expect((await access.server.ask("/sign-in", { headers: { host } })).status).toBe(200);
    }
    expect((await access.server.ask("/api/health", { headers: { host: "evil.example" } })).status).toBe(200);
  });

  it.each([
    ["evil.example", /does not answer under this name.*set PUBLIC_URL/],
    ["slots.example.com:8443", /not at this port.*PUBLIC_URL.*\$http_host/],
  ])("tells what to set to who comes as %s, and not the password that is set", async (host, sentence) => {
    for (const path of ["/", "/api/scheduler"]) {
      const { text } = await access.server.ask(path, { headers: { host } });
      expect(text).toMatch(sentence);
      expect(text).not.toMatch(/DASHBOARD_PASSWORD|example/);
    }
  });

  it("sets cookies that never travel without https, and says so for a year", async () => {
    const signedIn = await post(access.server, "/api/session", { password: PASSWORD }, ours);
    expect(signedIn.status).toBe(204);
    expect(signedIn.headers["set-cookie"]?.[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    const page = await access.server.ask("/", { headers: { host: ours.host, cookie: cookieOf(signedIn) } });
    expect(page.headers["strict-transport-security"]).toMatch("max-age");
    expect(page.headers["referrer-policy"]).toBe("no-referrer");
    expect(page.headers["x-robots-tag"]).toMatch("noindex");
  });

  it("makes links that begin with it, whatever the Host and forwarded headers say", async () => {
    const cookie = cookieOf(await post(access.server, "/api/session", { password: PASSWORD }, ours));
    const headers = { cookie, host: "localhost:1", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" };
    const made = await post(access.server, "/api/shares", { label: "x", endsAt: null }, headers);
    expect((JSON.parse(made.text) as { url: string }).url).toMatch(/^https:\/\/slots\.example\.com\/s\/[\w-]{27}$/);
  });
});
