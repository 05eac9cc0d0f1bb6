import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import SqliteDatabase from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/domain/audit";
import { cookieOf, PASSWORD, post, startAccessServer, type AccessServer } from "../../support/access-server";
import { eventually, startTestServer } from "../../support/server";

const run = promisify(execFile);

/** Runs one of our commands with a server's own variables, as its owner would on that machine. */
async function command(access: AccessServer, name: string, args: string[] = []): Promise<URL> {
  const env = { ...process.env, ...access.variables, PORT: String(access.server.port) };
  const { stdout } = await run(process.execPath, [`scripts/${name}.mjs`, ...args], { env });
  return new URL(stdout.split("\n")[0] ?? "");
}

describe("signing in", () => {
  let access: AccessServer;
  beforeAll(async () => {
    access = await startAccessServer();
  });
  afterAll(() => access?.stop());
  const statusOf = async (cookie: string) =>
    (await access.server.ask("/api/scheduler", { headers: { cookie } })).status;

  it("leads from any page to sign-in and back, never elsewhere", async () => {
    const page = await access.server.ask("/?account=1&kind=video");
    expect([page.status, page.headers.location]).toEqual([307, "/sign-in?to=%2F%3Faccount%3D1%26kind%3Dvideo"]);
    const forged = await access.server.ask("/", { headers: { "x-slotwatch-url": "//evil.example" } });
    expect(forged.headers.location).toBe("/sign-in");
    const cookie = await access.signIn();
    const back = await access.server.ask("/sign-in?to=%2F%2Fevil.example", { headers: { cookie } });
    expect([back.status, back.headers.location]).toEqual([307, "/"]);
  });

  it("gives a session that ends on the server, and for no one else", async () => {
    const answer = await post(access.server, "/api/session", { password: PASSWORD });
    expect(answer.status).toBe(204);
    expect(answer.headers["set-cookie"]?.[0]).toMatch(
      /^slotwatch-session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    const cookie = cookieOf(answer);
    const other = await access.signIn();
    expect(await statusOf(cookie)).toBe(200);
    await access.server.ask("/api/session", { method: "DELETE", headers: { cookie } });
    expect(await statusOf(cookie)).toBe(401);
    expect(await statusOf(other)).toBe(200);
  });

  it("keeps neither password nor token, only the token's hash", async () => {
    const cookie = await access.signIn();
    const token = cookie.split("=")[1] ?? "-";
    const bytes = Buffer.concat([readFileSync(access.databasePath), readFileSync(`${access.databasePath}-wal`)]);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(PASSWORD)).toBe(false);
    expect(access.server.output()).not.toContain(token);
    expect(access.server.output()).not.toContain(PASSWORD);
  });

  it("renews a session and its cookie once a day of it is gone, by use, and only then", async () => {
    const cookie = await access.signIn();
    const use = () => access.server.ask("/api/scheduler", { headers: { cookie } });
    expect((await use()).headers["set-cookie"]).toBeUndefined();
    const file = new SqliteDatabase(access.databasePath);
    const newest = "(select max(created_at) from session)";
    file.exec(`update session set ends_at = ends_at - 2 * 86400000 where created_at = ${newest}`);
    // What was proven is believed for 5 s at the most; then the database is asked again.
    const renewed = await eventually(async () => {
      const answer = await use();
      expect(answer.headers["set-cookie"]?.[0]).toBeDefined();
      return answer.headers["set-cookie"]?.[0];
    }, 8_000);
    expect(renewed).toBe(`${cookie}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax`);
    const { left } = file
      .prepare(`select ends_at - ${Date.now()} as left from session where created_at = ${newest}`)
      .get() as { left: number };
    file.close();
    expect(left / 86_400_000).toBeCloseTo(30, 2);
    expect((await use()).headers["set-cookie"]).toBeUndefined();
  });

  it("by a one-time link of `npm run sign-in`, once", async () => {
    const link = await command(access, "sign-in");
    // A chat program's look at it must not use it up.
    expect((await access.server.ask(link.pathname, { method: "HEAD" })).status).toBe(405);
    const first = await access.server.ask(link.pathname);
    expect([first.status, first.headers.location]).toEqual([303, "/"]);
    expect(await statusOf(cookieOf(first))).toBe(200);
    const second = await access.server.ask(link.pathname);
    expect(second.status).toBe(404);
    expect(second.headers["set-cookie"]).toBeUndefined();
  });

  it("a share made by `npm run share` opens at each boot of a screen", async () => {
    const link = await command(access, "share", ["--target", "wall", "--label", "lobby"]);
    for (const _boot of [1, 2]) {
      const answer = await access.server.ask(link.pathname);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toMatch(/^\/shared\/[\w-]+$/);
    }
  });
});

describe("a command with other settings than the server's", () => {
  it.each([
    ["sign-in", []],
    ["share", ["--label", "lobby"]],
  ])("%s makes no database of its own, and no link", async (name, args) => {
    const folder = mkdtempSync(join(tmpdir(), "slotwatch-command-"));
    const path = join(folder, "data", "none.db");
    const env = {
      ...process.env,
      USEAPI_TOKEN: "user:1-x",
      DASHBOARD_PASSWORD: PASSWORD,
      DATABASE_URL: `file:${path}`,
    };
    try {
      await expect(run(process.execPath, [`scripts/${name}.mjs`, ...args], { env })).rejects.toMatchObject({
        code: 1,
        stdout: "",
        stderr: `There is no database at ${path} yet. Is the server started with the same settings?\n`,
      });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a thousand wrong passwords", () => {
  it("are checked at most 30 times in 5 minutes, whatever x-forwarded-for says, and lock nobody out", async () => {
    const access = await startAccessServer();
    try {
      const { server } = access;
      const operator = await access.signIn();
      const answers = { 401: 0, 429: 0 };
      for (let tries = 0; tries < 1000; tries += 100) {
        const batch = Array.from({ length: 100 }, (_, index) =>
          post(
            server,
            "/api/session",
            { password: `wrong ${tries + index}` },
            { "x-forwarded-for": `10.0.${tries / 100}.${index}` },
          ),
        );
        for (const { status, headers } of await Promise.all(batch)) {
          if (status === 429) expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1);
          answers[status as 401 | 429] += 1;
        }
      }
      expect(answers[401] + answers[429]).toBe(1000);
      expect(answers[401]).toBeGreaterThanOrEqual(5);
      expect(answers[401]).toBeLessThanOrEqual(30);
      expect((await post(server, "/api/session", { password: PASSWORD })).status).toBe(429);
      expect((await server.ask("/api/scheduler", { headers: { cookie: operator } })).status).toBe(200);
      const link = await command(access, "sign-in");
      expect((await server.ask(link.pathname)).status).toBe(303);
      const record = JSON.parse((await server.ask("/api/record", { headers: { cookie: operator } })).text) as {
        record: AuditEvent[];
      };
      const kinds = record.record.map(({ what }) => what);
      expect(kinds.filter((what) => what === "wrong-password")).toHaveLength(answers[401]);
      expect(kinds.filter((what) => what === "tries-refused")).toHaveLength(1);
      expect(record.record.every(({ client }) => client === null)).toBe(true);
    } finally {
      await access.stop();
    }
  }, 120_000);

  it("are wrong and counted however long they are, up to the size of a body", async () => {
    const access = await startAccessServer();
    try {
      const statusOf = async (password: string) => (await post(access.server, "/api/session", { password })).status;
      // The fifth is the last without a delay.
      for (const length of [1_024, 1_025, 4_000, 10_000, 16_000]) expect(await statusOf("w".repeat(length))).toBe(401);
      expect(await statusOf("w".repeat(16 * 1024))).toBe(413);
      const file = new SqliteDatabase(access.databasePath, { readonly: true });
      const { tries } = file.prepare("select count(*) as tries from audit where what = 'wrong-password'").get() as {
        tries: number;
      };
      file.close();
      expect(tries).toBe(5);
    } finally {
      await access.stop();
    }
  });

  it("count where another instance, or the one before a restart, was asked", async () => {
    const access = await startAccessServer();
    try {
      const file = new SqliteDatabase(access.databasePath);
      const add = file.prepare("insert into audit (id, at, what) values (?, ?, 'wrong-password')");
      for (let tries = 0; tries < 29; tries += 1) add.run(`elsewhere ${tries}`, Date.now());
      expect((await post(access.server, "/api/session", { password: PASSWORD })).status).toBe(204);
      add.run("elsewhere 30", Date.now());
      file.close();
      expect((await post(access.server, "/api/session", { password: PASSWORD })).status).toBe(429);
    } finally {
      await access.stop();
    }
  });

  it("slow one client down, not the next, where our own proxy tells them apart", async () => {
    const access = await startAccessServer({ TRUST_PROXY: "1" });
    try {
      const from = (address: string) => ({ "x-forwarded-for": `10.9.9.9, ${address}` });
      // Right ones slow nobody down, however many come: a team begins its day behind one address.
      for (let tries = 0; tries < 12; tries++) {
        const { status } = await post(access.server, "/api/session", { password: PASSWORD }, from("203.0.113.7"));
        expect(status).toBe(204);
      }
      for (let tries = 0; tries < 6; tries++)
        await post(access.server, "/api/session", { password: "no" }, from("203.0.113.7"));
      expect((await post(access.server, "/api/session", { password: PASSWORD }, from("203.0.113.7"))).status).toBe(429);
      expect((await post(access.server, "/api/session", { password: PASSWORD }, from("203.0.113.8"))).status).toBe(204);
    } finally {
      await access.stop();
    }
  });
});

describe("restarts", () => {
  it("keep sessions; another password ends all of them", async () => {
    const access = await startAccessServer();
    try {
      const cookie = await access.signIn();
      await access.server.stop();
      const again = await startTestServer(access.variables);
      expect((await again.ask("/api/scheduler", { headers: { cookie } })).status).toBe(200);
      await again.stop();
      const changed = await startTestServer({ ...access.variables, DASHBOARD_PASSWORD: "another long password" });
      expect((await changed.ask("/api/scheduler", { headers: { cookie } })).status).toBe(401);
      await changed.stop();
      const back = await startTestServer(access.variables);
      expect((await back.ask("/api/scheduler", { headers: { cookie } })).status).toBe(401);
      await back.stop();
    } finally {
      await access.stop();
    }
    // Four servers start one after the other.
  }, 90_000);

  it("a second process on one SQLite file is refused, and told about PostgreSQL", async () => {
    const access = await startAccessServer();
    try {
      await expect(startTestServer(access.variables)).rejects.toThrow(/can't start: .*PostgreSQL/);
      expect((await access.server.ask("/api/health")).status).toBe(200);
    } finally {
      await access.stop();
    }
  });
});
