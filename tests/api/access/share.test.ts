import SqliteDatabase from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/domain/audit";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema, recentSchema } from "@/lib/domain/envelope-schema";
import type { ShareSummary } from "@/lib/domain/share";
import { post } from "../../support/access-server";
import { eventually, type RawAnswer } from "../../support/server";
import { ANSWER, EAST, startTwoClients, USER, WEST, type TwoClients } from "../../support/two-clients";
import { buildWireAccount } from "../../support/wire/answer";

let { access, operator, ask, open, seen } = {} as TwoClients;

beforeAll(async () => {
  ({ access, operator, ask, open, seen } = await startTwoClients());
});
afterAll(() => access?.stop());

const bytes = ({ rawHeaders, text }: RawAnswer) => `${rawHeaders}\n${text}`;

describe("a link", () => {
  it("opens its own screen at its own address, whatever its viewer writes, and without a question to ourselves", async () => {
    for (const [target, mark] of [
      ["wall", 'class="wall '],
      ["history", "Finished jobs"],
      ["now", "Slots by account"],
    ] as const) {
      const { share, cookie } = await open({ target });
      for (const screen of [undefined, "wall", "history", "../wall"]) {
        const headers = { cookie, ...(screen === undefined ? {} : { "x-slotwatch-screen": screen }) };
        const page = await access.server.ask(`/shared/${share.id}?theme=dark`, { headers });
        expect(page.status).toBe(200);
        expect(page.text).toContain(mark);
        expect(page.text).toContain('data-theme="dark"');
        // Next tells here where it got a page from that it takes for another server's.
        expect(page.headers).not.toHaveProperty("x-middleware-rewrite");
      }
    }
    expect(access.server.output()).not.toMatch(/proxy/i);
  });

  it("filtered to one client's references carries no byte of the other's", async () => {
    const viewer = await open({ query: "?refPrefix=acme/", hideAccounts: true, hideReferences: false });
    const envelope = await seen(viewer);
    expect(envelopeSchema.safeParse(envelope)).toMatchObject({ success: true });
    expect(envelope.snapshot).toEqual({
      totals: { slots: null, executing: 1, free: null, withheld: 0, nextFree: null, uncounted: {} },
      suggestion: null,
      accounts: [
        expect.objectContaining({ id: "account-1", name: "Account 1", executing: 1, maxJobs: null, available: null }),
      ],
      jobs: [expect.objectContaining({ ref: "acme/spring/1", accountId: "account-1", callbackHost: null })],
      dropped: { jobs: 0, accounts: 0 },
    });
    const recent = await viewer.see("/api/shared/<id>/recent");
    expect(recentSchema.safeParse(JSON.parse(recent.text))).toMatchObject({ success: true });
    const all = [await viewer.see("/shared/<id>"), await viewer.see("/api/shared/<id>/scheduler"), recent]
      .map(bytes)
      .join();
    expect(all).toContain("acme/spring/1");
    for (const other of ["bravo", "90000000000000000", EAST, WEST, USER, "studio"]) expect(all).not.toContain(other);
  });

  it("its revision stays while only the other client's jobs change", async () => {
    const viewer = await open({ query: "refPrefix=acme%2F", hideAccounts: true, hideReferences: false });
    const before = await seen(viewer);
    const owner = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
    access.simulator.setState({ scheduler: { ...ANSWER, executing: ANSWER.executing.slice(0, 4) } });
    await eventually(async () => {
      const envelope = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
      expect(envelope.revision).not.toBe(owner.revision);
    });
    expect((await seen(viewer)).revision).toBe(before.revision);
    const known = await viewer.see(`/api/shared/<id>/scheduler?since=${before.revision}`);
    expect((JSON.parse(known.text) as Envelope).snapshot).toBeUndefined();
    access.simulator.setState({ scheduler: ANSWER });
    await eventually(async () => {
      const envelope = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
      expect(envelope.snapshot?.jobs).toHaveLength(5);
    });
  });

  it("filtered to one account knows nothing of the others", async () => {
    const viewer = await open({ query: `account=${EAST}`, hideAccounts: false, hideReferences: true });
    const { snapshot } = await seen(viewer);
    expect(snapshot?.accounts).toEqual([
      expect.objectContaining({ id: EAST, name: "studio-east", maxJobs: 9, available: 8 }),
    ]);
    expect(snapshot?.totals).toMatchObject({ slots: 9, executing: 1, free: 8 });
    const all =
      [await viewer.see("/shared/<id>"), await viewer.see("/api/shared/<id>/recent")].map(bytes).join() +
      JSON.stringify(snapshot);
    for (const other of [WEST, "studio-west", "acme", "bravo", "canary"]) expect(all).not.toContain(other);
  });

  it.each(["?account=", "?refPrefix=", "?kind=video&refPrefix=bravo", "?hideAccounts=false", "?since=x&query="])(
    "can't be widened by its viewer: %s",
    async (query) => {
      const viewer = await open({ query: "?refPrefix=acme/", hideAccounts: true, hideReferences: false });
      for (const path of ["/shared/<id>", "/api/shared/<id>/scheduler", "/api/shared/<id>/recent"]) {
        expect(bytes(await viewer.see(path + query))).not.toMatch(/bravo\/|studio-/);
      }
    },
  );

  it("opens its own projection and nothing else", async () => {
    const viewer = await open({});
    const other = await open({});
    for (const path of ["/api/scheduler", "/api/recent", "/api/shares", "/api/record"])
      expect((await viewer.see(path)).status).toBe(401);
    expect((await viewer.see("/")).status).toBe(307);
    expect((await ask(`/api/shared/${other.share.id}/scheduler`, viewer.cookie)).status).toBe(404);
    // The right cookie under the wrong name, and the wrong token under the right one.
    const value = viewer.cookie.split("=")[1] ?? "";
    expect(
      (await ask(`/api/shared/${other.share.id}/scheduler`, `slotwatch-share-${other.share.id}=${value}`)).status,
    ).toBe(404);
  });

  it("numbers hidden accounts the same in all its answers, and after more have come", async () => {
    const viewer = await open({ hideReferences: false });
    const first = await seen(viewer);
    const before = first.snapshot?.accounts.length ?? 0;
    const numberOf = (envelope: Envelope, ref: string) =>
      envelope.snapshot?.jobs.find((job) => job.ref === ref)?.accountId;
    const added = buildWireAccount({ account: "100000000000000001" });
    access.simulator.setState({ scheduler: { ...ANSWER, available: [added, ...ANSWER.available] } });
    await eventually(async () => expect((await seen(viewer)).snapshot?.accounts).toHaveLength(before + 1));
    const second = await seen(viewer);
    for (const ref of ["acme/spring/1", "bravo/11"]) expect(numberOf(second, ref)).toBe(numberOf(first, ref));
    const names = second.snapshot?.accounts.map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: before + 1 }, (_, index) => `Account ${index + 1}`));
    access.simulator.setState({ scheduler: ANSWER });
  });
});

describe("a link that opens nothing", () => {
  it("looks the same whether it never was, has ended, is paused or was withdrawn", async () => {
    const [ended, paused, revoked] = [
      await open({ endsAt: new Date(Date.now() + 1500).toISOString() }),
      await open({}),
      await open({}),
    ];
    expect((await ended.see("/api/shared/<id>/scheduler")).status).toBe(200);
    const patched = await access.server.ask(`/api/shares/${paused.share.id}`, {
      method: "PATCH",
      headers: { cookie: operator },
      body: JSON.stringify({ paused: true }),
    });
    expect(JSON.parse(patched.text)).toMatchObject({ id: paused.share.id, state: "paused" });
    const gone = await access.server.ask(`/api/shares/${revoked.share.id}`, {
      method: "DELETE",
      headers: { cookie: operator },
    });
    expect(gone.status).toBe(204);
    // At once, not only after what was known has aged.
    expect((await revoked.see("/api/shared/<id>/scheduler")).status).toBe(404);
    expect((await paused.see("/api/shared/<id>/scheduler")).status).toBe(404);
    await eventually(async () => expect((await ended.see("/api/shared/<id>/scheduler")).status).toBe(404));

    const unknown = {
      share: { id: "no-such-one", url: "http://x/s/AAAAAAAAAAAAAAAAAAAAAAAAAAA" },
      cookie: "slotwatch-share-no-such-one=AAAAAAAAAAAAAAAAAAAAAAAAAAA",
    };
    const clean = (answer: RawAnswer, id: string) => {
      const nonce = /'nonce-([^']+)'/.exec(answer.rawHeaders)?.[1] ?? "no nonce";
      const text = `${answer.status}\n${bytes(answer)}`.replaceAll(nonce, "<nonce>").replaceAll(id, "<id>");
      return text.replace(/Date\n.*\n/, "");
    };
    for (const pathOf of [
      ({ share }: typeof unknown) => new URL(share.url).pathname,
      ({ share }: typeof unknown) => `/shared/${share.id}`,
      ({ share }: typeof unknown) => `/api/shared/${share.id}/scheduler`,
      ({ share }: typeof unknown) => `/api/shared/${share.id}/recent`,
    ]) {
      const looks = [];
      for (const one of [unknown, ended, paused, revoked])
        looks.push(clean(await ask(pathOf(one), one.cookie), one.share.id));
      expect(looks[0]).toMatch(/^404/);
      for (const look of looks) expect(look).toBe(looks[0]);
    }
  });

  it("opens again when it is resumed, and never after it was withdrawn", async () => {
    const viewer = await open({});
    const patch = (body: object) =>
      access.server.ask(`/api/shares/${viewer.share.id}`, {
        method: "PATCH",
        headers: { cookie: operator },
        body: JSON.stringify(body),
      });
    await patch({ paused: true });
    expect((await viewer.see("/api/shared/<id>/scheduler")).status).toBe(404);
    await patch({ paused: false });
    expect((await viewer.see("/api/shared/<id>/scheduler")).status).toBe(200);
    const kinds = async () => {
      const record = JSON.parse((await ask("/api/record", operator)).text) as { record: AuditEvent[] };
      return record.record.map(({ what }) => what);
    };
    // Who sees more now is in the record, whatever else the request did.
    const before = await kinds();
    await patch({ paused: false, hideReferences: false });
    expect((await kinds()).slice(0, -before.length).sort()).toEqual(["share-changed", "share-resumed"]);
    expect((await seen(viewer)).snapshot?.jobs.map(({ ref }) => ref)).toContain("acme/spring/1");
    await access.server.ask(`/api/shares/${viewer.share.id}`, { method: "DELETE", headers: { cookie: operator } });
    expect((await patch({ paused: false })).status).toBe(404);
    expect((await viewer.see("/api/shared/<id>/scheduler")).status).toBe(404);
    const { shares } = JSON.parse((await ask("/api/shares", operator)).text) as { shares: ShareSummary[] };
    expect(shares.find(({ id }) => id === viewer.share.id)).toMatchObject({ state: "revoked", opened: 1 });
    expect(JSON.stringify(shares)).not.toContain(new URL(viewer.share.url).pathname.slice(3));
  });
});

describe("changing a link", () => {
  it("opens one that has ended anew, at the same address and for who had it, but none that was withdrawn", async () => {
    const viewer = await open({ endsAt: new Date(Date.now() + 1500).toISOString() });
    const see = async () => (await viewer.see("/api/shared/<id>/scheduler")).status;
    await eventually(async () => expect(await see()).toBe(404));
    const path = `/api/shares/${viewer.share.id}`;
    const headers = { cookie: operator };
    const put = async (ms: number) => {
      const endsAt = new Date(Date.now() + ms).toISOString();
      const answer = await access.server.ask(path, { method: "PATCH", headers, body: JSON.stringify({ endsAt }) });
      return { status: answer.status, body: JSON.parse(answer.text) as unknown, endsAt };
    };
    const late = await put(-60_000);
    expect([late.status, late.body]).toMatchObject([400, { error: { message: "The link must end in the future." } }]);
    const put7 = await put(7 * 86_400_000);
    expect([put7.status, put7.body]).toMatchObject([200, { state: "active", endsAt: put7.endsAt }]);
    expect(await see()).toBe(200);
    expect((await access.server.ask(new URL(viewer.share.url).pathname)).status).toBeLessThan(400);
    await access.server.ask(path, { method: "DELETE", headers });
    expect((await put(7 * 86_400_000)).status).toBe(404);
  });

  it("answers and is in the record, though another link can't be read", async () => {
    const [{ id }, other] = [await access.share(operator, { label: "changed" }), await access.share(operator)];
    const file = new SqliteDatabase(access.databasePath);
    try {
      // A time that no calendar has: whoever reads all links stumbles over this one.
      file.prepare("update share set created_at = 9e15 where id = ?").run(other.id);
      expect((await ask("/api/shares", operator)).status).toBe(500);
      const changed = await access.server.ask(`/api/shares/${id}`, {
        method: "PATCH",
        headers: { cookie: operator },
        body: JSON.stringify({ hideReferences: false }),
      });
      expect([changed.status, JSON.parse(changed.text)]).toMatchObject([200, { id, hideReferences: false }]);
      const { record } = JSON.parse((await ask("/api/record", operator)).text) as { record: AuditEvent[] };
      expect(record).toContainEqual(expect.objectContaining({ what: "share-changed", label: "changed" }));
    } finally {
      file.prepare("delete from share where id = ?").run(other.id);
      file.close();
    }
  });
});

describe("making a link", () => {
  it.each<[object, string]>([
    [{}, "no label"],
    [{ label: "x" }, "no end said"],
    [{ label: "x", endsAt: "2001-01-01T00:00:00Z" }, "ended already"],
    [{ label: "x", endsAt: null, query: "kind=vidoe" }, "a filter that can't be read"],
    [{ label: "x", endsAt: null, query: "q=%E2%80%8B" }, "a filter that nobody sees"],
    [{ label: "x", endsAt: null, query: "refPrefix=" }, "an empty filter, which would show everything"],
    [{ label: "x\u0000y", endsAt: null }, "a label no database keeps"],
    [{ label: "x", endsAt: null, hideAcounts: false }, "a misspelt key"],
    [{ label: "x", endsAt: null, target: "admin" }, "no such screen"],
  ])("%j is refused: %s", async (body) => {
    expect((await post(access.server, "/api/shares", body, { cookie: operator })).status).toBe(400);
  });

  it("is not opened to everything by a change that leaves its filter empty", async () => {
    const { id } = await access.share(operator, { query: "refPrefix=acme/" });
    const change = (query: string) =>
      access.server.ask(`/api/shares/${id}`, {
        method: "PATCH",
        headers: { cookie: operator },
        body: JSON.stringify({ query }),
      });
    expect((await change("refPrefix=")).status).toBe(400);
    expect((await change("refPrefix=acme/b")).status).toBe(200);
  });

  it("goes on for those who followed it when its end is put off: their cookie does not end with it", async () => {
    const share = await access.share(operator, { endsAt: new Date(Date.now() + 3_600_000).toISOString() });
    const { headers } = await access.server.ask(new URL(share.url).pathname);
    expect(headers["set-cookie"]).toHaveLength(2);
    for (const cookie of headers["set-cookie"] ?? []) expect(cookie).toContain("Max-Age=34560000;");
  });

  it("hides accounts and references unless told otherwise", async () => {
    const answer = await post(access.server, "/api/shares", { label: "x", endsAt: null }, { cookie: operator });
    expect(JSON.parse(answer.text)).toMatchObject({
      hideAccounts: true,
      hideReferences: true,
      target: "now",
      query: "",
    });
  });

  it("an account gets a name in the browser, over ACCOUNT_NAMES, until it is taken back", async () => {
    const name = (value: string | null) =>
      access.server.ask(`/api/accounts/${WEST}`, {
        method: "PATCH",
        headers: { cookie: operator },
        body: JSON.stringify({ name: value }),
      });
    const shown = async () =>
      (JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope).snapshot?.accounts.find(
        ({ id }) => id === WEST,
      )?.name;
    expect(JSON.parse((await name("  the new name ")).text)).toEqual({ id: WEST, name: "the new name" });
    expect(await shown()).toBe("the new name");
    expect(JSON.parse((await name(null)).text)).toEqual({ id: WEST, name: "studio-west" });
    expect(await shown()).toBe("studio-west");
    expect((await name("")).status).toBe(400);
    expect(
      (
        await access.server.ask("/api/accounts/1", {
          method: "PATCH",
          headers: { cookie: operator },
          body: '{"name":"x"}',
        })
      ).status,
    ).toBe(404);
  });
});
