import { beforeEach, describe, expect, it } from "vitest";
import type { History, HistoryBucket } from "@/lib/domain/history";
import type { Usual } from "@/lib/domain/usual";
import type { HistoryReader } from "@/lib/server/history/reading/history-reader";
import type { RunQuery } from "@/lib/server/history/reading/run-query";
import { toRun, type RunRecord } from "@/lib/server/history/run-record";
import { createSharedHistory } from "@/lib/server/shared/shared-history";
import { createSharedView } from "@/lib/server/shared/shared-view";
import type { Share } from "@/lib/server/store/shares";
import { MINUTE_MS } from "@/lib/domain/time-units";
import { buildEnvelope } from "../../../support/builders/build-envelope";

const FROM = Date.UTC(2026, 10, 23, 15);
const WEST = "1834567890123456789";
const EAST = "1834567890123457777";
const iso = (ms: number) => new Date(ms).toISOString();

const bucket = (at: number): HistoryBucket => ({
  at: iso(at),
  observedMs: MINUTE_MS,
  slots: 8,
  executingAverage: 5.5,
  executingPeak: 7,
  zeroFreeMs: 1_234,
  uncounted: { image: 2, music: 1 },
  finished: { video: 4, image: 3 },
  durations: { video: { n: 4, p50Ms: 100_000, p95Ms: 200_000 }, image: { n: 3, p50Ms: 10_000, p95Ms: 20_000 } },
});
/** Its slots were in use for 200 ms at most, however long its videos ran together. */
const account = (id: string, ranMs: number) => ({
  id,
  name: id === WEST ? "canary-west" : null,
  usedMs: Math.min(200, ranMs),
  idleMs: 10,
  zeroFreeMs: 20,
  runs: 7,
  timed: 4,
  p50Ms: 100_000,
  share: ranMs / 400,
});
const whole: History = {
  range: "1h",
  from: iso(FROM),
  to: iso(FROM + 2 * MINUTE_MS),
  bucketMs: MINUTE_MS,
  buckets: [bucket(FROM), bucket(FROM + MINUTE_MS)],
  accounts: [account(WEST, 300), account(EAST, 100)],
  gaps: [
    { from: iso(FROM + 10), to: iso(FROM + 20), code: "unauthorised" },
    { from: iso(FROM + 20), to: iso(FROM + 30), code: "timeout" },
    { from: iso(FROM + 40), to: iso(FROM + 50), code: "store" },
  ],
  durations: { video: { n: 8, p50Ms: 100_000, p95Ms: 200_000 }, image: { n: 6, p50Ms: 10_000, p95Ms: 20_000 } },
  recordingSince: iso(FROM),
};

const run = (n: number, ref: string | null, part: Partial<RunRecord> = {}): RunRecord => ({
  id: `user:41000-minimax:${WEST}-video:${n}`,
  kind: "video",
  accountId: WEST,
  startedAtMs: FROM - 60_000,
  endedAfterMs: FROM + n * 1_000,
  endedBeforeMs: FROM + n * 1_000,
  ahead: null,
  interrupted: false,
  ref,
  ...part,
});
let allRuns: RunRecord[];
const RUNS = [run(70, "acme/9"), run(5, "promo/2"), run(3, "promo/1"), run(1, "acme/1", { accountId: EAST })];

/** A reader that keeps to its filters, looks through two runs at a time as the real one through many, and notes what it was asked. */
function fakeReader() {
  allRuns = [...RUNS];
  const asked: Parameters<HistoryReader["history"]>[0][] = [];
  const reader: HistoryReader = {
    history(query) {
      asked.push(query);
      const isAll = query.accounts.length === 0;
      const accounts = whole.accounts.filter(({ id }) => isAll || query.accounts.includes(id));
      return Promise.resolve({ ...whole, accounts });
    },
    async runs(filters, page) {
      const { runs, next } = await reader.records(filters, page);
      return { runs: runs.map(toRun), next };
    },
    records({ accounts, refPrefix }, { after, limit }) {
      const from = after?.n ?? 0;
      const end = from + Math.min(2, limit);
      const runs = allRuns
        .slice(from, end)
        .filter(
          ({ accountId, ref }) =>
            (accounts.length === 0 || accounts.includes(accountId ?? "")) && (ref ?? "").startsWith(refPrefix),
        );
      return Promise.resolve({ runs, next: end < allRuns.length ? { endedBeforeMs: FROM, n: end } : null });
    },
  };
  return { reader, asked };
}

const share = (part: Partial<Share> = {}): Share => ({
  id: "s1",
  label: "client",
  target: "history",
  query: "",
  hideAccounts: false,
  hideReferences: false,
  hashKey: "secret of the share",
  endsAt: null,
  ...part,
});

const question = (part: Partial<RunQuery> = {}): RunQuery => ({
  filters: { accounts: [], kinds: [], q: "", refPrefix: "" },
  range: null,
  cursor: null,
  limit: 100,
  isCsv: false,
  ...part,
});

let fake: ReturnType<typeof fakeReader>;
let shared: ReturnType<typeof createSharedHistory>;

beforeEach(() => {
  fake = fakeReader();
  const numbers = {
    of: (_: unknown, ids: readonly string[]) => Promise.resolve(new Map(ids.map((id, index) => [id, index + 1]))),
  };
  const view = createSharedView(
    { envelope: () => buildEnvelope(), recent: () => ({ from: "", stepMs: 1, accounts: [] }) },
    numbers,
  );
  shared = createSharedHistory(fake.reader, view, () => FROM);
});

describe("history through a share", () => {
  it("is read once for all who ask the same at one time", async () => {
    const same = Array.from({ length: 50 }, () => shared.history(share(), "1h", []));
    const other = shared.history(share(), "6h", []);
    expect(new Set(await Promise.all(same)).size).toBe(1);
    await other;
    expect(fake.asked.map(({ range }) => range)).toEqual(["1h", "6h"]);
    await shared.history(share(), "1h", []);
    expect(fake.asked).toHaveLength(3);
  });

  it("is whole for a share of everything, but for whose fault a gap was", async () => {
    const seen = await shared.history(share(), "1h", []);
    expect(seen.buckets).toEqual(whole.buckets);
    expect(seen.accounts).toEqual(whole.accounts);
    expect(seen.gaps).toEqual([
      { from: iso(FROM + 10), to: iso(FROM + 30), code: "upstream-error" },
      { from: iso(FROM + 40), to: iso(FROM + 50), code: "not-running" },
    ]);
  });

  it("hides accounts behind numbers", async () => {
    const seen = await shared.history(share({ hideAccounts: true }), "1h", []);
    expect(seen.accounts.map(({ id, name }) => [id, name])).toEqual([
      ["account-1", "Account 1"],
      ["account-2", "Account 2"],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/canary|18345678901234/);
  });

  it("reads a share's own accounts alone, and takes shares of the load among them", async () => {
    const seen = await shared.history(share({ query: `?account=${EAST}` }), "1h", []);
    expect(fake.asked[0]).toMatchObject({ accounts: [EAST] });
    expect(seen.accounts).toMatchObject([{ id: EAST, share: 1 }]);
    const both = await shared.history(share(), "1h", []);
    expect(both.accounts.map((each) => each.share).sort()).toEqual([0.25, 0.75]);
  });

  it("narrows by what the viewer asks, and never widens", async () => {
    const narrowed = share({ query: `?account=${EAST}` });
    const other = await shared.history(narrowed, "1h", [WEST]);
    expect(other.accounts).toEqual([]);
    expect(other.buckets[0]).toMatchObject({ observedMs: MINUTE_MS, slots: null, finished: {} });
    expect(fake.asked.flatMap(({ accounts }) => accounts)).not.toContain(WEST);
    const hidden = await shared.history(share({ hideAccounts: true }), "1h", ["account-2"]);
    expect(hidden.accounts).toMatchObject([{ usedMs: 100 }]);
    expect(await shared.history(share({ hideAccounts: true }), "1h", [WEST])).toMatchObject({ accounts: [] });
  });

  it("counts a client's own runs alone, and knows nothing of slots", async () => {
    const seen = await shared.history(share({ query: "?refPrefix=promo/" }), "1h", []);
    expect(seen.accounts).toEqual([]);
    expect(seen.buckets[0]).toEqual({
      at: iso(FROM),
      observedMs: MINUTE_MS,
      slots: null,
      executingAverage: null,
      executingPeak: null,
      zeroFreeMs: null,
      uncounted: null,
      finished: { video: 2 },
      durations: { video: { n: 2, p50Ms: expect.any(Number) as number, p95Ms: expect.any(Number) as number } },
    });
    expect(seen.buckets[1]).toMatchObject({ finished: {}, durations: {} });
    expect(seen.durations.video?.n).toBe(2);
  });

  it("counts what ended without a known start, but not what an outage hides, as for the operator", async () => {
    allRuns.push(
      run(7, "promo/3", { startedAtMs: null }),
      run(8, "promo/4", { startedAtMs: null, interrupted: true }),
      run(9, "promo/5", { interrupted: true }),
    );
    const seen = await shared.history(share({ query: "?refPrefix=promo/" }), "1h", []);
    expect(seen.buckets[0]?.finished).toEqual({ video: 3 });
    expect(seen.durations.video?.n).toBe(2);
  });

  it("narrows a client's runs by the accounts a viewer asks for, as the share calls them", async () => {
    const acme = share({ query: "?refPrefix=acme/", hideAccounts: true });
    const finished = async (accounts: string[]) => (await shared.history(acme, "1h", accounts)).durations.video?.n ?? 0;
    expect(await finished([])).toBe(2);
    expect([await finished(["account-1"]), await finished(["account-2"])]).toEqual([1, 1]);
    expect([await finished([WEST]), await finished(["account-3"])]).toEqual([0, 0]);
  });

  it("counts anew as soon as the link's filter is another: what was counted before is of other jobs", async () => {
    expect((await shared.history(share({ query: "?refPrefix=promo/" }), "1h", [])).durations.video?.n).toBe(2);
    expect((await shared.history(share({ query: "?refPrefix=nobody/" }), "1h", [])).durations).toEqual({});
  });

  it("shows kinds alone where kinds are asked for", async () => {
    const seen = await shared.history(share({ query: "?kind=image" }), "1h", []);
    expect(fake.asked[0]).toMatchObject({ kinds: ["image"] });
    expect(seen.accounts).toEqual([]);
    expect(seen.buckets[0]).toMatchObject({
      slots: null,
      zeroFreeMs: null,
      uncounted: { image: 2 },
      finished: { image: 3 },
    });
    expect(seen.durations).not.toHaveProperty("video");
  });
});

describe("runs through a share", () => {
  it("pages through its own runs with a cursor that tells nothing", async () => {
    const first = await shared.runs(share(), question({ limit: 2 }));
    expect(first.runs).toHaveLength(2);
    expect(first.next).not.toContain(String(FROM));
    const second = await shared.runs(share(), question({ cursor: first.next, limit: 2 }));
    expect(second.runs.map(({ ref }) => ref)).toEqual(["promo/1", "acme/1"]);
    expect(second.next).toBeNull();
  });

  it("fills a page however many runs of others lie between: one cut short would count them", async () => {
    const acme = share({ query: "?refPrefix=acme/", hideAccounts: true });
    expect(await shared.runs(acme, question())).toMatchObject({
      runs: [{ ref: "acme/9" }, { ref: "acme/1" }],
      next: null,
    });
    const first = await shared.runs(acme, question({ limit: 1 }));
    expect(first.runs.map(({ ref }) => ref)).toEqual(["acme/9"]);
    const second = await shared.runs(acme, question({ limit: 1, cursor: first.next }));
    expect(second.runs.map(({ ref }) => ref)).toEqual(["acme/1"]);
  });

  it("looks through any number of others' runs for its own, but not endlessly through its own for what is searched", async () => {
    allRuns = [...Array.from({ length: 500 }, () => run(1, "bravo/1")), run(1, "acme/1")];
    const acme = share({ query: "?refPrefix=acme/" });
    expect((await shared.runs(acme, question())).runs.map(({ ref }) => ref)).toEqual(["acme/1"]);
    const filters = { accounts: [], kinds: [], q: "nowhere", refPrefix: "" };
    const { runs, next } = await shared.runs(share(), question({ filters }));
    expect(runs).toEqual([]);
    expect(next).not.toBeNull();
  });

  it("has no id, name or reference in it where those are hidden", async () => {
    const seen = await shared.runs(share({ hideAccounts: true, hideReferences: true }), question());
    expect(seen.runs).toHaveLength(4);
    expect(JSON.stringify(seen)).not.toMatch(/41000|18345678901234|acme|promo|minimax/);
    expect(seen.runs[0]).toMatchObject({
      id: expect.stringMatching(/^job-/) as string,
      accountId: "account-1",
      ref: null,
    });
  });

  it("can't be searched for what it hides", async () => {
    const hidden = share({ hideAccounts: true, hideReferences: true });
    const search = (q: string) =>
      shared.runs(hidden, question({ filters: { accounts: [], kinds: [], q, refPrefix: "" } }));
    expect((await search("acme")).runs).toEqual([]);
    expect((await search("41000")).runs).toEqual([]);
    expect((await search("job-")).runs).toHaveLength(4);
  });
});

describe("usual times through a share", () => {
  const row = (accountId: string | null, kind: Usual["kind"] = "video"): Usual => ({
    ...{ kind, accountId, ahead: null, n: 40, p50Ms: 1, p90Ms: 2, p95Ms: 3, lowMs: 1, highMs: 4 },
  });
  const table = [row(null), row(WEST), row(EAST), row(null, "image")];

  it("are all of them, an account's own, or none", async () => {
    expect(await shared.usual(share(), table)).toEqual(table);
    expect(await shared.usual(share({ query: `?account=${EAST}` }), table)).toEqual([row(EAST)]);
    expect(await shared.usual(share({ query: "?kind=image" }), table)).toEqual([row(null, "image")]);
    expect(await shared.usual(share({ query: "?refPrefix=promo/" }), table)).toEqual([]);
    const hidden = await shared.usual(share({ hideAccounts: true }), table);
    expect(hidden.map(({ accountId }) => accountId)).toEqual([null, "account-1", "account-2", null]);
  });
});

describe("many questions at once", () => {
  it("are one where they are equal, and bounded where they are not", async () => {
    let reads = 0;
    const { runs } = fake.reader;
    fake.reader.runs = async (...asked) => {
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return runs(...asked);
    };
    const one = share();
    const before = await shared.runs(one, question());
    const each = reads;
    const equal = await Promise.all(Array.from({ length: 50 }, () => shared.runs(one, question())));
    expect(equal.every((page) => page.runs.length === before.runs.length)).toBe(true);
    expect(reads).toBe(2 * each);
    const different = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) =>
        shared.runs(one, question({ filters: { accounts: [], kinds: [], q: `q${at}`, refPrefix: "" } })),
      ),
    );
    expect(different.filter(({ status }) => status === "rejected")).toHaveLength(30);
  });
});
