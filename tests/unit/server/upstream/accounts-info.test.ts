import { describe, expect, it } from "vitest";
import { readAccountsInfo } from "@/lib/server/upstream/accounts-info";
import { ACCOUNT_ID, buildWireAccountEntry } from "@/tests/support/wire/answer";
import { NOW_MS } from "@/tests/support/wire/feed";

const read = (body: unknown) => readAccountsInfo(body, NOW_MS);

function readOne(fields: Record<string, unknown>) {
  const result = read({ [ACCOUNT_ID]: buildWireAccountEntry(fields) });
  return result.ok ? result.info.accounts.get(ACCOUNT_ID) : null;
}

describe("readAccountsInfo", () => {
  it("keeps capacity, error yes or no, and the session's end, and when it was told", () => {
    expect(read({ [ACCOUNT_ID]: buildWireAccountEntry() })).toEqual({
      ok: true,
      dropped: 0,
      info: {
        fetchedAtMs: NOW_MS,
        accounts: new Map([[ACCOUNT_ID, { maxJobs: 5, hasError: false, sessionEndsAt: "2026-12-20T00:00:00.000Z" }]]),
      },
    });
  });

  it("lets nothing else pass: no token, no person, no text of an error", () => {
    const result = read({ [ACCOUNT_ID]: buildWireAccountEntry({ error: "canary-error-text" }) });
    if (!result.ok) throw new Error("not read");
    const kept = JSON.stringify([...result.info.accounts]);
    expect(kept).not.toMatch(/canary/);
    expect(kept).toBe(`[["${ACCOUNT_ID}",{"maxJobs":5,"hasError":true,"sessionEndsAt":"2026-12-20T00:00:00.000Z"}]]`);
  });

  it.each([
    ["text", true],
    [{ code: 596 }, true],
    [null, false],
    [undefined, false],
    ["", false],
    [false, false],
  ])("error %j is %s", (error, hasError) => {
    expect(readOne({ error })?.hasError).toBe(hasError);
  });

  it.each([undefined, null, "text", [], {}, { exp_Expire: null }, { exp_Expire: "soon" }, { exp_Expire: 1e300 }])(
    "knows no session end from jwt %j",
    (jwt) => {
      expect(readOne({ jwt })).toEqual({ maxJobs: 5, hasError: false, sessionEndsAt: null });
    },
  );

  it.each([undefined, null, "many", -1, 1e12])("knows no capacity from maxJobs %j", (maxJobs) => {
    expect(readOne({ maxJobs })?.maxJobs).toBeNull();
  });

  it("good entries survive bad neighbours, and prototype keys are only names", () => {
    const result = read(JSON.parse('{"a": null, "b": {"maxJobs": 2}, "__proto__": {"maxJobs": 3}, "": {}, "c": [1]}'));
    if (!result.ok) throw new Error("not read");
    expect([...result.info.accounts.keys()].sort()).toEqual(["__proto__", "b"]);
    expect(result.info.accounts.get("__proto__")?.maxJobs).toBe(3);
    expect(result.dropped).toBe(3);
  });

  it("an empty object is a good answer: no account is linked", () => {
    expect(read({})).toMatchObject({ ok: true, dropped: 0 });
  });

  it.each([null, undefined, [], "text", 3, { a: 1, b: null }])("%j can't be read", (body) => {
    expect(read(body)).toMatchObject({ ok: false, code: "bad-response" });
  });

  it.each([
    [{ error: "Unauthorized", code: 401 }, "unauthorised", 401],
    [{ error: { code: 596, message: "canary" } }, "account-error", 596],
    [{ error: "canary" }, "upstream-error", null],
  ])("goes by the code of an error in a 200: %j", (body, code, status) => {
    const result = read(body);
    expect(result).toMatchObject({ ok: false, code, status });
    expect(JSON.stringify(result)).not.toMatch(/canary/);
  });

  it("believes 2,000 accounts and counts the rest as dropped", () => {
    const result = read(Object.fromEntries(Array.from({ length: 2_003 }, (_, index) => [`a${index}`, {}])));
    if (!result.ok) throw new Error("not read");
    expect(result.info.accounts.size).toBe(2_000);
    expect(result.dropped).toBe(3);
  });
});
