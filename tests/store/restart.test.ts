import { afterEach, beforeEach, expect, it } from "vitest";
import type { Account } from "@/lib/domain/snapshot";
import type { Envelope } from "@/lib/domain/envelope";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import { systemClock } from "@/lib/server/monitor/clock";
import type { FrozenMark } from "@/lib/server/monitor/frozen-mark";
import { createHandover } from "@/lib/server/monitor/handover";
import { createKeeper } from "@/lib/server/monitor/keeper";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createMonitor } from "@/lib/server/monitor/monitor";
import { createReader } from "@/lib/server/monitor/reader";
import { createSharedClock } from "@/lib/server/monitor/shared-clock";
import { createTurns } from "@/lib/server/monitor/turns";
import type { Monitor } from "@/lib/server/monitor/types";
import { writeFrozen, writeTold } from "@/lib/server/store/history/kept";
import type { UpstreamResult } from "@/lib/server/upstream/client";
import type { AccountsInfo } from "@/lib/server/upstream/accounts-info";
import { eventually } from "../support/server";
import { bad } from "../unit/server/support/monitor-harness";
import { buildListed, buildWireJobs } from "../support/wire/accounts";
import { onEachDatabase } from "./on-each-database";

const DAY_MS = 86_400_000;
/** As often as may be without a test that takes long; `elapsed` must stand still for 2 s whatever the speed. */
const LIMITS = limitsOf({
  pollIntervalMs: 100,
  idlePollIntervalMs: 100,
  accountsIntervalMs: 50,
  upstreamTimeoutMs: 1_000,
  benchSpeed: 30,
});
const raw = (body: unknown): UpstreamResult => ({ ok: true, body, status: 200, latencyMs: 1 });
const scheduler = (elapsed: string) =>
  raw({
    executing: buildWireJobs("a", 1).map((video) => ({ ...video, elapsed })),
    available: [buildListed("a", 3, 1, 2), buildListed("b", 5, 0, 5)],
  });
const quiet = { info: () => undefined, warn: () => undefined };

/** Processes of one application, one after the other or side by side, put together as `services` does. */
onEachDatabase("a restart", (store) => {
  let upstream: { scheduler: () => UpstreamResult; accounts: () => UpstreamResult };
  let running: Monitor[] = [];
  let asked = 0;

  beforeEach(() => {
    let polls = 0;
    upstream = {
      scheduler: () => scheduler(`${String((polls += 1)).padStart(2, "0")}:00`),
      accounts: () => bad("forbidden", 403),
    };
  });
  afterEach(() => stopAll());

  async function stopAll(): Promise<void> {
    await Promise.all(running.map((monitor) => monitor.stop()));
    running = [];
  }

  async function start(): Promise<Monitor> {
    const isShared = await store().run(({ dialect }) => Promise.resolve(dialect === "postgres"));
    const clock = createSharedClock(systemClock);
    const turns = isShared ? createTurns({ store: store(), limits: LIMITS, clock, source: "ours" }) : undefined;
    const recorder = createRecorder({ store: store(), now: clock.now, seal: turns?.publish });
    const fail = (error: unknown) => expect(error).toBeNull();
    const keep = { store: store(), onFault: fail };
    const told = createKeeper<AccountsInfo>({
      ...keep,
      write: (database, info) => writeTold(database, info, clock.now()),
    });
    const handover = isShared
      ? undefined
      : createHandover({
          ...{ ...keep, limits: LIMITS, clock, log: quiet },
          ...{ source: "", asksAccounts: true, lifeMs: DAY_MS, troubleLifeMs: DAY_MS },
        });
    const frozen = createKeeper<FrozenMark | null>({ ...keep, write: writeFrozen });
    const reader = createReader({
      ...{ accountNames: new Map(), speed: 1, accountsLifeMs: DAY_MS, now: clock.now, onTold: told.keep },
    });
    recorder.onLoad((loaded) => (reader.mergeRemembered(loaded), reader.recallAccounts(loaded.told)));
    const monitor = createMonitor({
      client: {
        fetchScheduler: () => ((asked += 1), Promise.resolve(upstream.scheduler())),
        fetchAccounts: () => Promise.resolve(upstream.accounts()),
      },
      ...{ reader, limits: LIMITS, clock, random: Math.random, log: quiet, build: "", demo: false, turns, handover },
      history: {
        observe: recorder.observe,
        look: recorder.look,
        resume: () => recorder.load(),
        rest: recorder.rest,
        written: recorder.written,
        markFrozen: frozen.keep,
      },
    });
    recorder.onLoad(monitor.recall);
    await monitor.resume();
    monitor.start();
    running.push(monitor);
    return monitor;
  }

  /** The first snapshot of a process. */
  const first = (monitor: Monitor) =>
    eventually<Envelope>(() => {
      const envelope = monitor.envelope(null);
      expect(envelope.snapshot).toBeDefined();
      return Promise.resolve(envelope);
    });
  const problems = ({ snapshot }: Envelope) =>
    snapshot?.accounts.map(({ id, problem }: Account) => `${id} ${problem?.code ?? "well"}`);
  const untilShown = (monitor: Monitor, expected: string[]) =>
    eventually(() => Promise.resolve(expect(problems(monitor.envelope(null))).toEqual(expected)));
  const frozenRows = () =>
    store().run(({ kysely }) =>
      kysely.selectFrom("history_state").select("name").where("name", "=", "frozen").execute(),
    );
  /** It is written in the background, after it is shown. */
  const untilKept = (hasError: boolean) =>
    eventually(async () => {
      const row = await store().run(({ kysely }) =>
        kysely.selectFrom("history_state").select("value").where("name", "=", "accounts").executeTakeFirst(),
      );
      expect(row?.value.includes('"hasError":true')).toBe(hasError);
    });
  /** Two share a PostgreSQL; a SQLite file serves one. */
  const startAll = async () => {
    const [one] = [await start()];
    return (await store().run(({ dialect }) => Promise.resolve(dialect))) === "postgres" ? [one, await start()] : [one];
  };

  it("of all processes sends nobody to an account on hold while GET accounts is refused, and forgets a hold that is over", async () => {
    upstream.accounts = () => raw({ a: { maxJobs: 3 }, b: { maxJobs: 5, error: "canary" } });
    for (const monitor of await startAll()) await untilShown(monitor, ["a well", "b account-error"]);
    await untilKept(true);
    await stopAll();
    upstream.accounts = () => bad("forbidden", 403);
    for (const monitor of await startAll()) {
      const envelope = await first(monitor);
      expect(problems(envelope)).toEqual(["a well", "b account-error"]);
      expect(envelope.snapshot?.suggestion).toEqual({ accountId: "a" });
    }
    upstream.accounts = () => raw({ a: { maxJobs: 3 }, b: { maxJobs: 5 } });
    for (const monitor of running) await untilShown(monitor, ["a well", "b well"]);
    await untilKept(false);
    await stopAll();
    upstream.accounts = () => bad("forbidden", 403);
    for (const monitor of await startAll()) expect(problems(await first(monitor))).toEqual(["a well", "b well"]);
  });

  it("goes on with the age of what GET accounts said: no start makes it younger", async () => {
    /** What the store holds of when it was said: in its own row, and on PostgreSQL in what was published last. */
    const texts = () =>
      store().run(async ({ kysely }) => {
        const row = await kysely
          .selectFrom("history_state")
          .select("value")
          .where("name", "=", "accounts")
          .executeTakeFirstOrThrow();
        const { head } = await kysely.selectFrom("poll_turn").select("head").executeTakeFirstOrThrow();
        return { row: row.value, head };
      });
    const saidAt = async () => {
      const { row, head } = await texts();
      const published = head === null ? [] : [(JSON.parse(head) as { accountsAtMs: number }).accountsAtMs];
      return [(JSON.parse(row) as { atMs: number }).atMs, ...published];
    };
    const saySaidAt = async (atMs: number) => {
      const { row, head } = await texts();
      const dated = (text: string, key: string) => JSON.stringify({ ...(JSON.parse(text) as object), [key]: atMs });
      await store().run(async ({ kysely }) => {
        await kysely
          .updateTable("history_state")
          .set({ value: dated(row, "atMs") })
          .where("name", "=", "accounts")
          .execute();
        if (head !== null)
          await kysely
            .updateTable("poll_turn")
            .set({ head: dated(head, "accountsAtMs") })
            .execute();
      });
    };
    upstream.accounts = () => raw({ a: { maxJobs: 3 }, b: { maxJobs: 5, error: "canary" } });
    for (const monitor of await startAll()) await untilShown(monitor, ["a well", "b account-error"]);
    await untilKept(true);
    upstream.accounts = () => bad("forbidden", 403);
    await stopAll();
    const nearlyADayAgo = Date.now() - DAY_MS + 600_000;
    await saySaidAt(nearlyADayAgo);
    for (const monitor of await startAll()) await untilShown(monitor, ["a well", "b account-error"]);
    await stopAll();
    expect(new Set(await saidAt())).toEqual(new Set([nearlyADayAgo]));

    await saySaidAt(nearlyADayAgo - 1_200_000);
    for (const monitor of await startAll()) await untilShown(monitor, ["a well", "b well"]);
  });

  it("in a freeze is no news: it is as old as it was, from the first answer on", async () => {
    const [before] = await startAll();
    if (before === undefined) throw new Error("none was started");
    await first(before);
    upstream.scheduler = () => scheduler("50:00");
    await eventually(() => Promise.resolve(expect(before.envelope(null).problem?.code).toBe("frozen")));
    const { problem, fetchedAt } = before.envelope(null);
    await eventually(async () => expect(await frozenRows()).toHaveLength(1));
    await stopAll();
    for (const monitor of await startAll()) {
      const envelope = await first(monitor);
      expect(envelope).toMatchObject({ fetchedAt, problem: { code: "frozen", since: problem?.since } });
    }
    const [after] = running;
    upstream.scheduler = () => scheduler("51:00");
    await eventually(() => Promise.resolve(expect(after?.envelope(null).problem).toBeNull()));
    await eventually(async () => expect(await frozenRows()).toEqual([]));
  });

  it("in an outage loses neither the last good numbers nor its beginning, and heeds Retry-After", async () => {
    const [before] = await startAll();
    if (before === undefined) throw new Error("none was started");
    await first(before);
    upstream.scheduler = () => bad("timeout");
    for (const monitor of running)
      await eventually(() => Promise.resolve(expect(monitor.envelope(null).problem?.attempts).toBeGreaterThan(1)));
    // Longer than any pause of our own at this speed, and within the limit, which is 10 s.
    upstream.scheduler = () => bad("rate-limited", 429, 3_000);
    for (const monitor of running)
      await eventually(() => Promise.resolve(expect(monitor.envelope(null).problem?.code).toBe("rate-limited")));
    const { problem, fetchedAt, revision, snapshot } = before.envelope(null);
    const untilMs = performance.now() + (problem?.retryInMs ?? 0);
    await stopAll();
    asked = 0;
    for (const monitor of await startAll()) {
      const envelope = await first(monitor);
      expect(envelope).toMatchObject({ fetchedAt, revision, snapshot });
      expect(envelope.problem).toMatchObject({ code: "rate-limited", since: problem?.since });
    }
    const after = running[0];
    upstream.scheduler = () => scheduler("60:00");
    const answeredMs = await eventually(() => {
      after?.refresh();
      expect(after?.envelope(null).problem).toBeNull();
      return Promise.resolve(performance.now());
    });
    expect(answeredMs).toBeGreaterThan(untilMs - 50);
    expect(asked).toBeGreaterThan(0);
    expect(after?.envelope(null).fetchedAt).not.toBe(fetchedAt);
  });

  it("of the one that polls is none of the others' news in a freeze", async () => {
    const [before, other] = await startAll();
    if (before === undefined) throw new Error("none was started");
    await first(before);
    let polls = 0;
    upstream.scheduler = () => ((polls += 1), scheduler("50:00"));
    for (const monitor of running)
      await eventually(() => Promise.resolve(expect(monitor.envelope(null).problem?.code).toBe("frozen")));
    const { problem, fetchedAt } = before.envelope(null);
    await eventually(async () => expect(await frozenRows()).toHaveLength(1));
    await before.stop();
    const goesOn = other ?? (await start());
    const stoppedAt = polls;
    const seen = new Set<string>();
    await eventually(
      () => {
        const { snapshot, ...head } = goesOn.envelope(null);
        if (snapshot !== undefined) seen.add(`${head.problem?.code} ${head.problem?.since} ${head.fetchedAt}`);
        return Promise.resolve(expect(polls).toBeGreaterThan(stoppedAt + 2));
      },
      20_000,
      5,
    );
    expect([...seen]).toEqual([`frozen ${problem?.since} ${fetchedAt}`]);
  });
});
