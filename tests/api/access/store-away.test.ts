import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Health } from "@/lib/domain/health";
import { cookieOf, PASSWORD, post, startAccessServer, type AccessServer } from "../../support/access-server";
import { eventually } from "../../support/server";

/** Time runs ten times as fast, so that a missing file is noticed within half a second. */
const FAST = { BENCH_SPEED: "10" };

describe("while the database is away", () => {
  let access: AccessServer;
  let folder: string;
  beforeAll(async () => {
    access = await startAccessServer(FAST);
    folder = dirname(access.databasePath);
  });
  afterAll(() => access?.stop());
  const status = async (path: string, cookie: string) =>
    (await access.server.ask(path, { headers: { cookie } })).status;
  const storeIs = (state: Health["store"]) =>
    eventually(async () => expect((await access.server.json<Health>("/api/health")).store).toBe(state));

  it("who was in stays in, who comes is let in, links go on, and only what needs it says why", async () => {
    const before = await access.signIn();
    const share = await access.share(before);
    const viewer = await access.follow(share.url);
    renameSync(folder, `${folder}-elsewhere`);
    await storeIs("away");

    expect(await status("/api/scheduler", before)).toBe(200);
    expect(await status(`/api/shared/${share.id}/scheduler`, viewer)).toBe(200);
    expect((await access.server.ask(new URL(share.url).pathname)).status).toBe(303);
    expect(await status("/api/scheduler", "slotwatch-session=never-seen")).toBe(401);
    // Of a link that nobody can look up it would be untrue to say that it has ended.
    const unknown = `slotwatch-share-${share.id}=${"n".repeat(43)}`;
    const unsure = await access.server.ask(`/api/shared/${share.id}/scheduler`, { headers: { cookie: unknown } });
    // Nor is what is wrong with the owner's database, or where it lies, any viewer's business.
    expect([unsure.status, unsure.text]).toEqual([503, expect.not.stringMatching(/file|folder|DATABASE_URL/)]);
    for (const path of [`/s/${"n".repeat(43)}`, `/shared/${share.id}`]) {
      const page = await access.server.ask(path, { headers: { cookie: unknown } });
      expect([page.status, page.text]).toEqual([503, expect.stringContaining("can't be opened right now")]);
    }
    const during = cookieOf(await post(access.server, "/api/session", { password: PASSWORD }));
    expect(await status("/api/scheduler", during)).toBe(200);
    expect((await post(access.server, "/api/session", { password: "wrong" })).status).toBe(401);

    const list = await access.server.ask("/api/shares", { headers: { cookie: before } });
    expect([list.status, list.text]).toEqual([
      503,
      expect.stringContaining("database file or its folder is not there"),
    ]);
    const revoke = await access.server.ask(`/api/shares/${share.id}`, {
      method: "DELETE",
      headers: { cookie: before },
    });
    expect(revoke.status).toBe(503);
    expect(list.text).not.toContain(folder);

    const leaver = cookieOf(await post(access.server, "/api/session", { password: PASSWORD }));
    await access.server.ask("/api/session", { method: "DELETE", headers: { cookie: leaver } });
    expect(await status("/api/scheduler", leaver)).toBe(401);
    await access.server.ask("/api/session", { method: "DELETE", headers: { cookie: before } });
    expect(await status("/api/scheduler", before)).toBe(401);

    renameSync(`${folder}-elsewhere`, folder);
    await storeIs("ok");
    expect(await status("/api/scheduler", during)).toBe(200);
    expect(await status("/api/scheduler", leaver)).toBe(401);
    await eventually(async () => {
      const file = new SqliteDatabase(access.databasePath, { readonly: true });
      // The one from before has ended, the one from meanwhile is kept.
      expect(file.prepare("select count(*) as n from session").get()).toEqual({ n: 1 });
      file.close();
    });
    expect(await status("/api/shares", during)).toBe(200);
  });
});

describe("a database that can't be opened", () => {
  it("does not keep the server from starting, and its file is left alone", async () => {
    const access = await startAccessServer();
    await access.server.stop();
    const folder = `${dirname(access.databasePath)}-other`;
    mkdirSync(folder);
    writeFileSync(`${folder}/s.db`, "this is no database".repeat(100));
    const { startTestServer } = await import("../../support/server");
    const server = await startTestServer({ ...access.variables, DATABASE_URL: `file:${folder}/s.db` });
    try {
      expect((await server.json<Health>("/api/health")).store).toBe("away");
      const signedIn = await post(server, "/api/session", { password: PASSWORD });
      expect(signedIn.status).toBe(204);
      const cookie = cookieOf(signedIn);
      expect((await server.ask("/", { headers: { cookie } })).status).toBe(200);
      const list = await server.ask("/api/shares", { headers: { cookie } });
      expect([list.status, list.text]).toEqual([503, expect.stringContaining("can't be read as a database")]);
    } finally {
      await server.stop();
      await access.stop();
    }
  });
});
