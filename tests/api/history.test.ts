import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import type { Health } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import type { RunPage } from "@/lib/domain/run";
import type { UsualTable } from "@/lib/domain/usual";
import { startAccessServer, type AccessServer } from "../support/access-server";
import { eventually } from "../support/server";

/** Twenty times as fast: a few seconds hold dozens of finished jobs. */
const SPEED = 20;

let app: AccessServer;
let cookie: string;

beforeAll(async () => {
  app = await startAccessServer({ BENCH_SPEED: String(SPEED) }, { accounts: 3, jobs: 14, speed: SPEED });
  cookie = await app.signIn();
  await eventually(async () => expect((await runs("?limit=500")).runs.length).toBeGreaterThan(30), 25_000, 250);
});
afterAll(() => app.stop());

const ask = (path: string, as = cookie) => app.server.ask(path, { headers: { cookie: as } });
const read = async <T>(path: string, as = cookie) => JSON.parse((await ask(path, as)).text) as T;
const runs = (query: string) => read<RunPage>(`/api/runs${query}`);

describe("GET /api/history", () => {
  it("tells what was observed, in the shape of its contract", async () => {
    const history = await read<History>("/api/history?range=1h");
    expect(Object.keys(history).sort()).toEqual([
      "accounts",
      "bucketMs",
      "buckets",
      "durations",
      "from",
      "gaps",
      "range",
      "recordingSince",
      "to",
    ]);
    expect(history).toMatchObject({ range: "1h", bucketMs: 60_000, gaps: [] });
    const seen = history.buckets.filter(({ observedMs }) => observedMs > 0);
    expect(seen.length).toBeGreaterThan(0);
    for (const { observedMs, executingAverage, executingPeak, slots, zeroFreeMs } of seen) {
      expect(observedMs).toBeLessThanOrEqual(60_000);
      expect(executingAverage ?? 0).toBeLessThanOrEqual(executingPeak ?? 0);
      expect(slots ?? 0).toBeGreaterThan(0);
      expect(zeroFreeMs ?? 0).toBeLessThanOrEqual(observedMs);
    }
    expect(history.accounts).toHaveLength(3);
    expect(history.accounts.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1);
  });

  it("falls back on bad values, and answers every range", async () => {
    expect((await read<History>("/api/history?range=2w&account=")).range).toBe("24h");
    for (const range of ["1h", "6h", "24h", "7d", "30d", "90d", "all"]) {
      const history = await read<History>(`/api/history?range=${range}`);
      expect(history.buckets.some(({ observedMs }) => observedMs > 0)).toBe(true);
      expect(history.durations.video?.n).toBeGreaterThan(0);
    }
    expect((await read<History>("/api/history?account=nobody")).accounts).toEqual([]);
  });

  it("is a table for spreadsheets too", async () => {
    const answer = await ask("/api/history?range=1h&format=csv");
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="slotwatch-history-1h.csv"');
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.text.split("\r\n")).toHaveLength(62);
  });
});

describe("GET /api/runs", () => {
  it("pages through all runs, newest end first", async () => {
    const whole = (await runs("?limit=500")).runs;
    const first = await runs("?limit=7");
    expect(first.runs).toHaveLength(7);
    const second = await runs(`?limit=7&cursor=${first.next}`);
    const ends = [...first.runs, ...second.runs].map(({ endedBefore }) => endedBefore);
    expect(ends).toEqual([...ends].sort().reverse());
    expect(new Set([...first.runs, ...second.runs].map(({ id }) => id)).size).toBe(14);
    expect(whole.map(({ id }) => id)).toEqual(expect.arrayContaining(second.runs.map(({ id }) => id)));
    expect((await runs("?limit=0&cursor=nonsense")).runs.length).toBeGreaterThan(7);
  });

  it("narrows by kind, account and search", async () => {
    const [some] = (await runs("?kind=video&limit=1")).runs;
    expect(some?.kind).toBe("video");
    const tail = some?.id.split(":").at(-1) ?? "";
    expect((await runs(`?q=${tail}`)).runs.map(({ id }) => id)).toEqual([some?.id]);
    const own = (await runs(`?account=${some?.accountId}&limit=500`)).runs;
    expect(new Set(own.map(({ accountId }) => accountId))).toEqual(new Set([some?.accountId]));
    expect((await runs("?q=no-such-job")).runs).toEqual([]);
  });

  it("gives all of them as CSV", async () => {
    const answer = await ask("/api/runs?format=csv");
    const lines = answer.text.trimEnd().split("\r\n");
    expect(lines[0]).toBe("id,kind,accountId,startedAt,endedAfter,endedBefore,durationMs,ref");
    expect(lines.length).toBeGreaterThan(30);
  });
});

describe("GET /api/references", () => {
  it("counts every run of the range once, under what its reference begins with", async () => {
    // What ended at the very moment of the count may have been written after it: then the next count, ten seconds later, has it.
    await eventually(
      async () => {
        const use = await read<ReferenceUse>("/api/references?range=1h");
        // Runs that ended since it was counted are newer than it.
        const counted = (await runs("?limit=500&range=1h")).runs.filter(({ endedBefore }) => endedBefore <= use.to);
        const own = counted.filter(({ ref }) => ref?.startsWith("shot-"));
        expect(own.length).toBeGreaterThan(3);
        const group = use.groups.find(({ beginning }) => beginning === "shot-");
        expect(group?.jobs).toBe(own.length);
        const sums = [...use.groups, ...(use.unnamed === null ? [] : [use.unnamed])];
        expect(use.unobserved + sums.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(counted.length);
        const videos = own.filter(({ kind }) => kind === "video");
        expect(group?.videoMs).toBe(videos.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0));
      },
      25_000,
      500,
    );
  });

  it("is a table for spreadsheets too, and of chosen accounts alone", async () => {
    const answer = await ask("/api/references?range=6h&format=csv");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="slotwatch-references-6h.csv"');
    expect(answer.text).toMatch(/^of,beginning,jobs,.*\r\nbeginning,/);
    expect(await read("/api/references?account=nobody")).toMatchObject({ groups: [], others: null, unnamed: null });
    expect((await ask("/api/references", "")).status).toBe(401);
  });
});

describe("the live view with history", () => {
  it("has usual times, places in line and forecasts, in the shape of its contract", async () => {
    const envelope = await eventually(async () => {
      const answer = await read<Envelope>("/api/scheduler");
      expect(answer.usual?.length).toBeGreaterThan(0);
      return answer;
    });
    expect(envelopeSchema.safeParse(envelope)).toMatchObject({ success: true });
    const ids = new Set(envelope.snapshot?.jobs.map(({ id }) => id));
    for (const id of Object.keys(envelope.ahead ?? {})) expect(ids.has(id)).toBe(true);
    const { usual } = await read<UsualTable>("/api/usual");
    for (const { n, p50Ms } of usual) {
      expect(n).toBeGreaterThanOrEqual(5);
      expect(p50Ms === null).toBe(n < 20);
    }
    // Between the two questions there may be news.
    await eventually(async () => {
      const { revision } = await read<Envelope>("/api/scheduler");
      const short = await read<Envelope>(`/api/scheduler?since=${revision}`);
      expect(short.revision).toBe(revision);
      expect(short).not.toHaveProperty("usual");
    });
  });

  it("says in health that it records", async () => {
    const health = await read<Health>("/api/health");
    expect(health).toMatchObject({ store: "ok", recording: { ok: true } });
    expect(Object.keys(health).sort()).toEqual(["ageMs", "build", "recording", "state", "status", "store"]);
  });
});

describe("history through a link", () => {
  const PATHS = ["history?range=1h", "runs?limit=500", "runs?format=csv", "usual"];

  it("opens its own projection and nothing else", async () => {
    const share = await app.share(cookie, { target: "history", hideAccounts: true, hideReferences: true });
    const viewer = await app.follow(share.url);
    for (const path of PATHS) {
      expect((await ask(`/api/shared/${share.id}/${path}`, viewer)).status).toBe(200);
      expect((await ask(`/api/shared/${share.id}/${path}`, "")).status).toBe(404);
      expect((await ask(`/api/${path}`, viewer)).status).toBe(401);
    }
    expect((await ask("/api/references", viewer)).status).toBe(401);
  });

  it("holds no id, account, name or reference where those are hidden", async () => {
    const share = await app.share(cookie, { target: "history", hideAccounts: true, hideReferences: true });
    const viewer = await app.follow(share.url);
    const { runs: known } = await runs("?limit=500");
    const secrets = new Set(known.flatMap(({ id, accountId, ref }) => [id, id.split(":").at(-1), accountId, ref]));
    for (const name of app.simulator.accountNames.split(",")) secrets.add(name.split("=")[1]);
    for (const path of PATHS) {
      const { text } = await ask(`/api/shared/${share.id}/${path}`, viewer);
      for (const secret of secrets) if (secret) expect(text).not.toContain(secret);
      expect(text).not.toContain("minimax");
    }
  });

  it("cut by reference holds no other client's jobs, names or counts", async () => {
    const { runs: known } = await runs("?limit=500");
    const prefix = known.find(({ ref }) => ref?.includes("/"))?.ref?.split("/")[0] ?? "";
    const share = await app.share(cookie, {
      target: "history",
      query: `?refPrefix=${prefix}/`,
      hideReferences: false,
    });
    const viewer = await app.follow(share.url);
    const page = await read<RunPage>(`/api/shared/${share.id}/runs?limit=500`, viewer);
    expect(page.runs.length).toBeGreaterThan(0);
    for (const { ref } of page.runs) expect(ref?.startsWith(`${prefix}/`)).toBe(true);
    const history = await read<History>(`/api/shared/${share.id}/history?range=1h`, viewer);
    expect(history.accounts).toEqual([]);
    expect(history.buckets.length).toBeGreaterThan(0);
    for (const bucket of history.buckets) {
      expect(bucket).toMatchObject({ slots: null, executingAverage: null, executingPeak: null, zeroFreeMs: null });
    }
    expect(await read<UsualTable>(`/api/shared/${share.id}/usual`, viewer)).toEqual({ usual: [] });
    const live = await app.share(cookie, { query: `?refPrefix=${prefix}/`, hideReferences: false });
    const envelope = await read<Envelope>(`/api/shared/${live.id}/scheduler`, await app.follow(live.url));
    expect(envelope).toMatchObject({ usual: [], ahead: {}, forecastScore: null });
  });
});
