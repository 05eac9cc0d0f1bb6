import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { NewShare, ShareSummary } from "@/lib/domain/share";
import { cookieOf, PASSWORD, post } from "../support/access-server";
import { postgresDatabase, type TestDatabase } from "../support/databases";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/** Time runs so much faster: an interval of 5 s is 1. */
const SPEED = 5;
const POLL_MS = 5000 / SPEED;

let database: TestDatabase;
let simulator: Simulator;
let here: TestServer;
let there: TestServer;

beforeAll(async () => {
  database = await postgresDatabase(inject("postgresUrl"));
  simulator = await startSimulator({ accounts: 3, jobs: 9, speed: SPEED });
  const { address } = database;
  const start = () =>
    startTestServer({
      USEAPI_TOKEN: simulator.token,
      USEAPI_BASE_URL: simulator.baseUrl,
      DATABASE_URL: address.kind === "postgres" ? address.url : "",
      DASHBOARD_PASSWORD: PASSWORD,
      BENCH_SPEED: String(SPEED),
    });
  [here, there] = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all([here, there].map((server) => server.stop("SIGKILL")));
  await simulator.stop();
  await database.drop();
});

const signIn = async (server: TestServer) => cookieOf(await post(server, "/api/session", { password: PASSWORD }));
const statusOf = async (server: TestServer, path: string, cookie: string) =>
  (await server.ask(path, { headers: { cookie } })).status;

/** Asks until it is refused, as a page that polls would. Resolves to how long that took, ms. */
async function untilRefused(server: TestServer, path: string, cookie: string, status: number): Promise<number> {
  const startMs = performance.now();
  await eventually(async () => expect(await statusOf(server, path, cookie)).toBe(status), 10 * POLL_MS, 20);
  return performance.now() - startMs;
}

/** One interval, and what two questions take on a busy machine. */
const WITHIN_MS = POLL_MS + 500;

describe("two instances on one PostgreSQL", () => {
  it("who signs in on one is signed in on the other, and signed out on both within an interval", async () => {
    const cookie = await signIn(here);
    expect(await statusOf(there, "/api/scheduler", cookie)).toBe(200);
    expect((await here.ask("/api/session", { method: "DELETE", headers: { cookie } })).status).toBe(204);
    expect(await statusOf(here, "/api/scheduler", cookie)).toBe(401);
    expect(await untilRefused(there, "/api/scheduler", cookie, 401)).toBeLessThan(WITHIN_MS);
  });

  it.each([
    ["paused", (path: string, headers: Record<string, string>) => pause(path, headers)],
    ["revoked", (path: string, headers: Record<string, string>) => here.ask(path, { method: "DELETE", headers })],
  ])(
    "a link made on one opens on the other, and once %s is refused there within an interval",
    async (what, withdraw) => {
      const cookie = await signIn(here);
      const body = { label: "lobby", target: "now", query: "", endsAt: null, hideAccounts: true, hideReferences: true };
      const made = JSON.parse((await post(here, "/api/shares", body, { cookie })).text) as NewShare;
      const viewer = cookieOf(await there.ask(new URL(made.url).pathname));
      const path = `/api/shared/${made.id}/scheduler`;
      const opened = await eventually(async () => {
        const envelope = await there.json<Envelope>(path, { headers: { cookie: viewer } });
        expect(envelope.state).toBe("live");
        return envelope;
      });
      expect(opened.snapshot?.accounts.map(({ id }) => id)).toEqual(["account-1", "account-2", "account-3"]);
      const again = await eventually(async () => {
        const envelope = await here.json<Envelope>(path, { headers: { cookie: viewer } });
        expect(envelope.state).toBe("live");
        return envelope;
      });
      expect(
        again.snapshot?.accounts.map(({ id }) => id),
        "the same to both",
      ).toEqual(opened.snapshot?.accounts.map(({ id }) => id));

      expect(await statusOf(there, path, viewer)).toBe(200);
      const withdrawn = await withdraw(`/api/shares/${made.id}`, { cookie });
      expect(withdrawn.status).toBeLessThan(300);
      expect(await statusOf(here, path, viewer), "at once where it was withdrawn").toBe(404);
      expect(await untilRefused(there, path, viewer, 404)).toBeLessThan(WITHIN_MS);
      const { shares } = await there.json<{ shares: ShareSummary[] }>("/api/shares", {
        headers: { cookie: await signIn(there) },
      });
      const listed = shares.find(({ id }) => id === made.id);
      expect(listed?.state).toBe(what);
      expect(listed?.opened).toBe(1);
    },
  );

  it("a name given on one is the other's, too", async () => {
    const cookie = await signIn(here);
    const headers = { cookie };
    const { snapshot } = await there.json<Envelope>("/api/scheduler", { headers });
    const id = snapshot?.accounts[0]?.id ?? "";
    const named = await here.ask(`/api/accounts/${id}`, {
      method: "PATCH",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ name: "given here" }),
    });
    expect(named.status).toBe(200);
    await eventually(async () => {
      const envelope = await there.json<Envelope>("/api/scheduler", { headers });
      expect(envelope.snapshot?.accounts.find((account) => account.id === id)?.name).toBe("given here");
    }, 20_000);
  });
});

function pause(path: string, headers: Record<string, string>) {
  return here.ask(path, {
    method: "PATCH",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ paused: true }),
  });
}
