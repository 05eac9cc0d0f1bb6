import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { CANARIES } from "../support/simulator/canaries";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/** A freeze is found after 2 s at the least, however fast time runs; polls are a second apart, and an answer may take four. */
const SPEED = 15;
const FAST = {
  BENCH_SPEED: String(SPEED),
  POLL_INTERVAL_SECONDS: String(SPEED),
  IDLE_POLL_INTERVAL_SECONDS: String(2 * SPEED),
  UPSTREAM_TIMEOUT_SECONDS: String(4 * SPEED),
};
/** Servers start three times in a test, on whatever machine. */
const WITHIN_MS = 120_000;
const HELD = "298817340026118204";
const ERROR_CANARY = "canary-error-of-an-account";

let folder: string;
let simulator: Simulator;
let server: TestServer | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-restart-"));
  simulator = await startSimulator({ accounts: 4, jobs: 8 });
});
afterEach(async () => {
  await server?.stop("SIGKILL");
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
  server = null;
});

async function start(variables: Record<string, string> = {}): Promise<TestServer> {
  server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    DATABASE_URL: `file:${join(folder, "slotwatch.db")}`,
    ...variables,
  });
  return server;
}

/** The first answer that has a snapshot. */
const first = (of: TestServer) =>
  eventually(async () => {
    const envelope = await of.json<Envelope>("/api/scheduler");
    expect(envelope.snapshot).toBeDefined();
    return envelope;
  });
const problemOf = ({ snapshot }: Envelope) => snapshot?.accounts.find(({ id }) => id === HELD)?.problem?.code ?? null;

/** What the database's file says in a row of its own. */
function kept(name: string): unknown {
  const file = new BetterSqlite3(join(folder, "slotwatch.db"), { readonly: true });
  try {
    const row = file.prepare("select value from history_state where name = ?").get(name) as
      { value: string } | undefined;
    return row === undefined ? null : JSON.parse(row.value);
  } finally {
    file.close();
  }
}

it(
  "a restart knows what GET accounts said of trouble while that is refused, and has kept no more of it",
  async () => {
    const session = { exp_Expire: new Date(Date.now() + 86_400_000).toISOString() };
    const jwt = { ...session, token: CANARIES[0], user: { name: CANARIES[0] }, host: `${CANARIES[0]}.example.com` };
    simulator.setState({ accounts: { [HELD]: { account: HELD, maxJobs: 3, error: ERROR_CANARY, jwt } } });
    const before = await start();
    await eventually(async () => expect(problemOf(await first(before))).toBe("account-error"));
    await eventually(() => Promise.resolve(expect(kept("accounts")).not.toBeNull()));
    await before.stop("SIGKILL");

    simulator.setFault({ fault: "403", on: "accounts" });
    const again = await start();
    const envelope = await first(again);
    expect(problemOf(envelope)).toBe("account-error");
    expect(envelope.snapshot?.suggestion?.accountId).not.toBe(HELD);
    await again.stop();

    expect(kept("accounts")).toEqual({
      atMs: expect.any(Number) as number,
      accounts: [{ id: HELD, maxJobs: 3, hasError: true, sessionEndsAt: session.exp_Expire }],
    });
    const files = readdirSync(folder);
    expect(files).toContain("slotwatch.db");
    for (const file of files) {
      const bytes = readFileSync(join(folder, file)).toString("latin1");
      for (const secret of [...CANARIES, ERROR_CANARY, simulator.token]) expect(bytes).not.toContain(secret);
    }

    // Where it is never asked, nobody would ever say that the hold is over.
    const unasked = await start({ ACCOUNTS_INTERVAL_SECONDS: "0" });
    expect(problemOf(await first(unasked))).toBeNull();
    await unasked.stop();
  },
  WITHIN_MS,
);

it(
  "a restart in a freeze shows it as what it is, with its beginning and the age of the last news",
  async () => {
    const before = await start(FAST);
    await first(before);
    simulator.setFault({ fault: "frozen", on: "scheduler" });
    const frozen = await eventually(async () => {
      const envelope = await before.json<Envelope>("/api/scheduler");
      expect(envelope.problem?.code).toBe("frozen");
      return envelope;
    });
    await eventually(() => Promise.resolve(expect(kept("frozen")).not.toBeNull()));
    await before.stop("SIGKILL");

    const again = await start(FAST);
    const envelope = await first(again);
    expect(envelope.state).not.toBe("live");
    expect(envelope).toMatchObject({
      fetchedAt: frozen.fetchedAt,
      problem: { code: "frozen", since: frozen.problem?.since },
    });
    expect(envelope.snapshot?.jobs).toEqual(frozen.snapshot?.jobs);

    simulator.setFault(null);
    await eventually(async () => {
      expect(await again.json<Envelope>("/api/scheduler")).toMatchObject({ state: "live", problem: null });
      expect(kept("frozen")).toBeNull();
    });
  },
  WITHIN_MS,
);
