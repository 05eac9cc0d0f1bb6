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

function expectNoSecretInFiles(): void {
  const files = readdirSync(folder);
  expect(files).toContain("slotwatch.db");
  for (const file of files) {
    const bytes = readFileSync(join(folder, file)).toString("latin1");
    for (const secret of [...CANARIES, ERROR_CANARY, simulator.token]) expect(bytes).not.toContain(secret);
  }
}

/** The first answer that tells of this problem, as often as is told at the least. */
const inTrouble = (of: TestServer, code: string, attempts = 1) =>
  eventually(async () => {
    const envelope = await of.json<Envelope>("/api/scheduler");
    expect(envelope.problem?.code).toBe(code);
    expect(envelope.problem?.attempts).toBeGreaterThanOrEqual(attempts);
    return envelope;
  });
const untilWell = (of: TestServer) =>
  eventually(async () => {
    const envelope = await of.json<Envelope>("/api/scheduler");
    expect(envelope).toMatchObject({ state: "live", problem: null });
    return envelope;
  });
const questionTimes = () => simulator.stats().paths["GET /v1/minimax/scheduler/available"]?.times ?? [];
const HANDOVER = ["handover", "handover-head", "handover-body"];
/** It is written in the background, after it is shown. */
const untilKept = (attempts: number) =>
  eventually(() => {
    const { trouble = null } = (kept("handover") ?? {}) as { trouble?: { attempts: number } };
    return Promise.resolve(expect(trouble?.attempts).toBeGreaterThanOrEqual(attempts));
  });
const untilNothingIsLeft = () =>
  eventually(() => Promise.resolve(expect(HANDOVER.map(kept)).toEqual([null, null, null])));

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
    expectNoSecretInFiles();

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
    expect(envelope).toMatchObject({
      fetchedAt: frozen.fetchedAt,
      problem: { code: "frozen", since: frozen.problem?.since },
    });
    expect(envelope.snapshot?.jobs).toEqual(frozen.snapshot?.jobs);
    // It may be shown before it is late.
    await eventually(async () => expect((await again.json<Envelope>("/api/scheduler")).state).not.toBe("live"));

    simulator.setFault(null);
    await eventually(async () => {
      expect(await again.json<Envelope>("/api/scheduler")).toMatchObject({ state: "live", problem: null });
      expect(kept("frozen")).toBeNull();
    });
  },
  WITHIN_MS,
);

it(
  "a restart in an outage keeps the last good numbers and its beginning, after a kill, a stop, and once more",
  async () => {
    const before = await start(FAST);
    await first(before);
    simulator.setFault({ fault: "502", on: "scheduler" });
    const failing = await inTrouble(before, "upstream-error", 2);
    const shown = { fetchedAt: failing.fetchedAt, revision: failing.revision, snapshot: failing.snapshot };
    const hosts = failing.snapshot?.jobs.map(({ callbackHost }) => callbackHost);
    expect(hosts?.some((host) => host !== null)).toBe(true);
    await untilKept(2);
    expectNoSecretInFiles();
    await before.stop("SIGKILL");

    let attempts = 2;
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      const again = await start(FAST);
      expect(await first(again)).toMatchObject({
        ...shown,
        problem: { code: "upstream-error", since: failing.problem?.since },
      });
      // As long as tries fail, however often it is restarted.
      const later = await inTrouble(again, "upstream-error", (attempts += 1));
      expect(later).toMatchObject({ ...shown, problem: { since: failing.problem?.since } });
      expect((await again.ask("/")).text).not.toContain("Starting");
      await untilKept(attempts);
      await again.stop(signal);
    }

    simulator.setFault(null);
    const well = await untilWell(await start(FAST));
    expect(Date.parse(well.fetchedAt ?? "")).toBeGreaterThan(Date.parse(failing.fetchedAt ?? ""));
    await untilNothingIsLeft();
    await server?.stop();

    // Stopped while all was well, and from then on nothing answers.
    expect(kept("handover")).toMatchObject({ trouble: null });
    simulator.setFault({ fault: "502", on: "scheduler" });
    const unlucky = await start(FAST);
    const stoppedWith = await inTrouble(unlucky, "upstream-error");
    expect(stoppedWith.snapshot).toBeDefined();
    expect(Date.parse(stoppedWith.fetchedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(well.fetchedAt ?? ""));
    expect(Date.parse(stoppedWith.problem?.since ?? "")).toBeGreaterThan(Date.parse(stoppedWith.fetchedAt ?? ""));
    expectNoSecretInFiles();
  },
  WITHIN_MS,
);

it(
  "a restart asks nothing before the upstream's Retry-After has passed, then goes on",
  async () => {
    const before = await start(FAST);
    await first(before);
    simulator.setFault({ fault: "429", on: "scheduler", retryAfterSeconds: 18 });
    const limited = await inTrouble(before, "rate-limited");
    const refusedAtMs = questionTimes().at(-1) ?? 0;
    await untilKept(1);
    await before.stop("SIGKILL");
    simulator.setFault(null);
    simulator.resetStats();

    const again = await start(FAST);
    const waiting = await first(again);
    expect(waiting).toMatchObject({
      fetchedAt: limited.fetchedAt,
      problem: { code: "rate-limited", since: limited.problem?.since, upstreamStatus: 429 },
    });
    expect(waiting.problem?.retryInMs).toBeGreaterThan(0);
    await again.ask("/api/refresh", { method: "POST", headers: { origin: again.url } });
    await untilWell(again);
    // Counted from the end of the answer, a moment after the question came.
    expect(questionTimes()[0]).toBeGreaterThanOrEqual(refusedAtMs + 18_000);
    await untilNothingIsLeft();
  },
  WITHIN_MS,
);

it(
  "a start is none the worse for a record of before that is damaged",
  async () => {
    const before = await start(FAST);
    await first(before);
    simulator.setFault({ fault: "502", on: "scheduler" });
    await inTrouble(before, "upstream-error", 2);
    await untilKept(1);
    await before.stop();
    const file = new BetterSqlite3(join(folder, "slotwatch.db"));
    const { changes } = file.prepare("update history_state set value = '{\"trouble\":' where name = 'handover'").run();
    expect(changes).toBe(1);
    file.close();

    const again = await start(FAST);
    const envelope = await inTrouble(again, "upstream-error");
    expect(envelope.snapshot).toBeUndefined();
    expect(envelope).toMatchObject({ state: "down", fetchedAt: null });
    expect(again.output().match(/what was known before this start is not used/g)).toHaveLength(1);
    simulator.setFault(null);
    await untilWell(again);
    await untilNothingIsLeft();
  },
  WITHIN_MS,
);
