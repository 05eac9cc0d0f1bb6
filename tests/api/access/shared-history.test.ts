import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import type { Health } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import type { NewShare } from "@/lib/domain/share";
import { createStore } from "@/lib/server/store/create-store";
import { startAccessServer, type AccessServer } from "../../support/access-server";
import { PLANNED_USER } from "../../support/history/observe";
import type { HistoryPlan } from "../../support/history/plan";
import { writeHistory } from "../../support/history/write-history";
import { eventually, type RawAnswer } from "../../support/server";
import { ANSWER, EAST, USER, WEST } from "../../support/two-clients";

/** Two clients on one account, one of them on a second as well; an outage whose cause is the owner's to know. */
const PLAN: HistoryPlan = {
  accounts: [
    { id: WEST, slots: 7, load: 0.5, images: 0.3, prefixes: ["acme/", "bravo/"] },
    { id: EAST, slots: 9, load: 0.4, prefixes: ["bravo/"] },
  ],
  hours: 30,
  gaps: [
    { fromHoursAgo: 5, toHoursAgo: 4, code: "unauthorised" },
    { fromHoursAgo: 3, toHoursAgo: 2.5, code: "store" },
  ],
  hasRhythm: false,
};

/** Everything a viewer of history can ask for. */
const PATHS = [
  "/shared/<id>",
  "/shared/<id>?range=7d",
  "/api/shared/<id>/history",
  "/api/shared/<id>/history?range=1h",
  "/api/shared/<id>/history?range=90d&format=csv",
  "/api/shared/<id>/runs?limit=500",
  "/api/shared/<id>/runs?format=csv",
  "/api/shared/<id>/usual",
  "/api/shared/<id>/scheduler",
];

let access: AccessServer;
let operator: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slotwatch-shared-history-"));
  const path = join(folder, "data", "slotwatch.db");
  const store = createStore({ address: { kind: "sqlite", path }, exclusive: false });
  await store.opened();
  await writeHistory(store, PLAN, Date.now());
  await store.close();
  access = await startAccessServer({
    ACCOUNT_NAMES: `${WEST}=studio-west,${EAST}=studio-east`,
    DATABASE_URL: `file:${path}`,
    BENCH_SPEED: "10",
    // The simulator's list has accounts of its own.
    ACCOUNTS_INTERVAL_SECONDS: "0",
  });
  access.simulator.setState({ scheduler: ANSWER });
  operator = await access.signIn();
  await eventually(async () =>
    expect((await read<Envelope>("/api/scheduler", operator)).snapshot?.jobs).toHaveLength(5),
  );
}, 60_000);
afterAll(async () => {
  await access?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, cookie: string) => access.server.ask(path, { headers: { cookie } });
const read = async <T>(path: string, cookie: string) => JSON.parse((await ask(path, cookie)).text) as T;
const bytes = ({ rawHeaders, text }: RawAnswer) => `${rawHeaders}\n${text}`;

async function open(settings: Partial<NewShare> = {}) {
  const share = await access.share(operator, { target: "history", ...settings });
  const cookie = await access.follow(share.url);
  const own = (path: string) => path.replace("<id>", share.id);
  return {
    share,
    see: (path: string) => ask(own(path), cookie),
    read: <T>(path: string) => read<T>(own(path), cookie),
  };
}

const finished = ({ buckets }: History) =>
  buckets.reduce((sum, bucket) => sum + Object.values(bucket.finished).reduce((all, count) => all + count, 0), 0);

/** All runs that an operator finds, page by page. */
async function allRuns(query: string): Promise<RunPage["runs"]> {
  const runs: RunPage["runs"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: RunPage = await read(`/api/runs?limit=500&${query}&cursor=${cursor}`, operator);
    runs.push(...page.runs);
    cursor = page.next;
  }
  return runs;
}

describe("a link to history", () => {
  it("filtered to one client's references carries no byte of the other's, and no count", async () => {
    const viewer = await open({ query: "?refPrefix=acme/", hideAccounts: true, hideReferences: false });
    let all = "";
    for (const path of PATHS) {
      const answer = await viewer.see(path);
      expect(answer.status, path).toBe(200);
      all += bytes(answer);
    }
    expect(all).toContain("acme/shot-");
    for (const other of ["bravo", PLANNED_USER, EAST, WEST, USER, "studio", "900000000000000"])
      expect(all.includes(other), other).toBe(false);

    const own = await allRuns("refPrefix=acme/");
    const history = await viewer.read<History>("/api/shared/<id>/history?range=90d");
    // Those whose end an outage blurs are in no figure.
    expect(finished(history)).toBe(own.filter(({ durationMs }) => durationMs !== null).length);
    expect(history.durations.video?.n).toBe(
      own.filter((run) => run.kind === "video" && run.durationMs !== null).length,
    );
    expect(history).toMatchObject({ accounts: [], accountNames: [{ id: "account-1", name: "Account 1" }] });
    for (const bucket of history.buckets)
      expect(bucket).toMatchObject({
        ...{ slots: null, executingAverage: null, executingPeak: null, zeroFreeMs: null, uncounted: null },
      });
    const page = await viewer.read<RunPage>("/api/shared/<id>/runs?limit=500");
    expect(page.runs).toHaveLength(Math.min(500, own.length));
    expect(new Set(page.runs.map(({ accountId }) => accountId))).toEqual(new Set(["account-1"]));
  });

  it("filtered to one client's references names the accounts of those jobs alone, and never by what runs now", async () => {
    const viewer = await open({ query: "?refPrefix=acme/", hideAccounts: false, hideReferences: false });
    const { accountNames = [] } = await viewer.read<History>("/api/shared/<id>/history?range=90d");
    const { runs } = await viewer.read<RunPage>("/api/shared/<id>/runs?limit=500");
    expect(new Set(accountNames.map(({ id }) => id))).toEqual(new Set(runs.map(({ accountId }) => accountId)));
    expect(accountNames.map(({ name }) => name).join()).toMatch(/^studio-(east|west)$/);
    const now = await viewer.read<Envelope>("/api/shared/<id>/scheduler");
    expect(now.snapshot).toMatchObject({ accounts: [], jobs: [] });
  });

  it("filtered to one account knows nothing of the other", async () => {
    const viewer = await open({ query: `?account=${EAST}`, hideAccounts: false, hideReferences: true });
    let all = "";
    for (const path of PATHS) all += bytes(await viewer.see(path));
    expect(all).toContain("studio-east");
    for (const other of [WEST, "studio-west", "acme", "bravo", "canary"])
      expect(all.includes(other), other).toBe(false);
    const history = await viewer.read<History>("/api/shared/<id>/history");
    expect(history.accounts).toMatchObject([{ id: EAST, share: 1 }]);
    expect(history.buckets.every(({ slots }) => slots === null || Math.round(slots) === 9)).toBe(true);
  });

  it.each([
    "?account=&refPrefix=",
    `?account=${EAST}`,
    "?refPrefix=bravo",
    "?q=bravo",
    "?range=all&refPrefix=&kind=",
    "?hideAccounts=false&query=",
  ])("can't be widened by its viewer: %s", async (query) => {
    const viewer = await open({ query: "?refPrefix=acme/", hideAccounts: true, hideReferences: false });
    for (const path of [
      "/shared/<id>",
      "/api/shared/<id>/history",
      "/api/shared/<id>/runs",
      "/api/shared/<id>/usual",
    ]) {
      const answer = await viewer.see(path + query);
      expect(answer.status).toBe(200);
      // What the viewer typed into the address is theirs.
      expect(answer.text.replaceAll(query, "")).not.toMatch(/bravo\/|studio-|minimax/);
    }
  });

  it("a cursor of another share, or of the operator, leads nowhere", async () => {
    const viewer = await open({ query: "?refPrefix=acme/", hideReferences: false });
    const other = await open({ hideReferences: false });
    const first = await viewer.read<RunPage>("/api/shared/<id>/runs?limit=1");
    const cursors = [
      (await other.read<RunPage>("/api/shared/<id>/runs?limit=3")).next,
      (await read<RunPage>("/api/runs?limit=3", operator)).next,
    ];
    for (const cursor of cursors)
      expect((await viewer.read<RunPage>(`/api/shared/<id>/runs?limit=1&cursor=${cursor}`)).runs).toEqual(first.runs);
    const next = await viewer.read<RunPage>(`/api/shared/<id>/runs?limit=1&cursor=${first.next}`);
    expect(next.runs[0]?.ref).toMatch(/^acme\//);
    expect(next.runs).not.toEqual(first.runs);
  });

  it("tells nothing of the moment but which accounts there are", async () => {
    const viewer = await open({ hideAccounts: false, hideReferences: false });
    const envelope = await viewer.read<Envelope>("/api/shared/<id>/scheduler");
    expect(envelopeSchema.safeParse(envelope)).toMatchObject({ success: true });
    expect(envelope.snapshot).toMatchObject({
      jobs: [],
      suggestion: null,
      totals: { slots: null, executing: null, free: null },
    });
    expect(envelope.snapshot?.accounts.map(({ name, executing }) => [name, executing])).toEqual([
      ["studio-east", null],
      ["studio-west", null],
    ]);
    expect(envelope).toMatchObject({ usual: [], ahead: {}, forecastScore: null });
    expect((await viewer.see("/api/shared/<id>/scheduler")).text).not.toContain("acme/spring/1");
  });

  it("is what opens history; a link to another screen does not, whatever its address says", async () => {
    for (const target of ["now", "wall"] as const) {
      const viewer = await open({ target, hideAccounts: false, hideReferences: false });
      expect((await viewer.see("/api/shared/<id>/runs")).status).toBe(404);
      expect((await viewer.see("/api/shared/<id>/runs?format=csv")).status).toBe(404);
      expect((await viewer.see("/shared/<id>/history")).status).toBe(307);
    }
    const live = await open({ target: "now" });
    expect((await live.see("/api/shared/<id>/history")).status).toBe(404);
    expect((await live.see("/api/shared/<id>/recent")).status).toBe(200);
    // A wall shows its last hours, and its link promised no more.
    const wall = await open({ target: "wall" });
    const rangeOf = async (range: string) =>
      (JSON.parse((await wall.see(`/api/shared/<id>/history?range=${range}`)).text) as History).range;
    expect([await rangeOf("1h"), await rangeOf("90d"), await rangeOf("all")]).toEqual(["1h", "24h", "24h"]);
    // Its minute now is what runs now, which a link to history does not tell.
    expect((await (await open()).see("/api/shared/<id>/recent")).status).toBe(404);
  });

  it("is refused at the next poll once it is withdrawn, paused or over, and looks like one that never was", async () => {
    const [ended, paused, revoked] = [
      await open({ endsAt: new Date(Date.now() + 1_500).toISOString() }),
      await open(),
      await open(),
    ];
    for (const viewer of [ended, paused, revoked])
      expect((await viewer.see("/api/shared/<id>/history")).status).toBe(200);
    const headers = { cookie: operator };
    const body = JSON.stringify({ paused: true });
    await access.server.ask(`/api/shares/${paused.share.id}`, { method: "PATCH", headers, body });
    await access.server.ask(`/api/shares/${revoked.share.id}`, { method: "DELETE", headers });
    await eventually(async () => expect((await ended.see("/api/shared/<id>/history")).status).toBe(404));
    const clean = ({ status, text, rawHeaders }: RawAnswer, id: string) => {
      const nonce = /'nonce-([^']+)'/.exec(rawHeaders)?.[1] ?? "no nonce";
      return `${status}\n${text}`.replaceAll(nonce, "<nonce>").replaceAll(id, "<id>");
    };
    for (const path of ["/shared/<id>", "/shared/<id>/history", "/api/shared/<id>/history", "/api/shared/<id>/runs"]) {
      const unknown = clean(
        await ask(path.replace("<id>", "no-such-one"), "slotwatch-share-no-such-one=x"),
        "no-such-one",
      );
      expect(unknown).toMatch(/^404/);
      for (const viewer of [ended, paused, revoked])
        expect(clean(await viewer.see(path), viewer.share.id)).toBe(unknown);
    }
  });
});

describe("canaries", () => {
  it("are in no byte of history a viewer with everything hidden receives, also while useapi.net or the database is away", async () => {
    const viewer = await open({ label: "hall", hideAccounts: true, hideReferences: true });
    const token = access.variables.USEAPI_TOKEN ?? "";
    const secrets = [
      ...[USER, WEST, EAST, PLANNED_USER, "studio-", "acme", "bravo", "hooks.", "canary", "shot-", "minimax:"],
      ...[token, token.split("-")[1] ?? token, "USEAPI_", "DATABASE_URL", "unauthorised", folder],
    ];
    const see = async (when: string, statuses: readonly number[]) => {
      for (const path of [...PATHS, new URL(viewer.share.url).pathname]) {
        const answer = await viewer.see(path);
        expect(statuses, `${path} ${when}`).toContain(answer.status);
        for (const secret of secrets)
          expect(bytes(answer).includes(secret), `${secret} in ${path} ${when}`).toBe(false);
      }
    };
    await see("while all is well", [200, 303]);

    access.simulator.setFault({ fault: "401" });
    await eventually(async () => {
      await access.server.ask("/api/refresh", { method: "POST", headers: { cookie: operator } });
      expect((await read<Envelope>("/api/scheduler", operator)).problem?.code).toBe("unauthorised");
    });
    await see("while the token is refused", [200, 303]);
    const { gaps } = await viewer.read<History>("/api/shared/<id>/history");
    expect(new Set(gaps.map(({ code }) => code))).toEqual(new Set(["upstream-error", "not-running"]));
    access.simulator.setFault(null);

    const data = join(folder, "data");
    renameSync(data, `${data}-elsewhere`);
    await eventually(async () => expect((await access.server.json<Health>("/api/health")).store).toBe("away"));
    await see("while the database is away", [200, 303, 503]);
    expect((await ask("/api/history", operator)).text).toContain("The database file or its folder is not there");
    expect((await viewer.see("/api/shared/<id>/history")).text).toContain("The database can't be used.");
    expect((await viewer.see("/shared/<id>")).text).toContain("History can&#x27;t be read now");
    renameSync(`${data}-elsewhere`, data);
    await eventually(async () => expect((await viewer.see("/api/shared/<id>/history")).status).toBe(200));
  });
});
