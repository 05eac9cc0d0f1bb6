import { describe, expect, it } from "vitest";
import { newShareSchema } from "@/lib/domain/share-schemas";
import { createAccountNames } from "@/lib/server/access/account-names";
import { clientAddress } from "@/lib/server/access/client-address";
import { readCookie, secretCookie } from "@/lib/server/access/cookies";
import { mistakeIn, settingMistakeIn } from "@/lib/server/access/share-mistakes";
import { ownPath, signInAddress } from "@/lib/server/access/sign-in-address";
import { hashToken, keyedHash, newLinkToken } from "@/lib/server/access/tokens";
import type { Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import { parseDatabaseUrl } from "@/lib/server/store/database-url";
import { openMemoryDatabase } from "../../../support/memory-database";

describe("clientAddress", () => {
  it("believes nothing without a proxy of ours", () => {
    expect(clientAddress("203.0.113.7", false)).toBeNull();
    expect(clientAddress(null, true)).toBeNull();
  });
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["198.51.100.1, 203.0.113.7", "203.0.113.7"],
    ["evil, 203.0.113.7:4711", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["[::FFFF:203.0.113.7]:4711", "203.0.113.7"],
    ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
    ["[2001:DB8::1]:443", "2001:db8:0:0::/64"],
    ["2001:0db8:0000:0001:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"],
    ["203.0.113.7, nonsense", null],
    ["", null],
  ])("reads the last of %j", (header, expected) => expect(clientAddress(header, true)).toBe(expected));
});

describe("names of accounts", () => {
  it("given in the browser stand over those of the environment, and leave nothing behind when they are taken back", async () => {
    const database = await openMemoryDatabase();
    const store = {
      onBack: (_listener: () => void) => () => undefined,
      async run<T>(work: (inside: Database) => Promise<T>): Promise<T> {
        return await work(database);
      },
    } as Store;
    const names = createAccountNames(store, new Map([["1", "of the environment"]]));
    let changes = 0;
    names.onChange(() => (changes += 1));
    await names.set("1", "studio-west");
    await names.set("2", "studio-east");
    expect(Object.fromEntries(names.all)).toEqual({ "1": "studio-west", "2": "studio-east" });
    await names.set("1", null);
    await names.set("2", null);
    expect(Object.fromEntries(names.all)).toEqual({ "1": "of the environment" });
    expect(changes).toBe(4);
  });
});

describe("cookies", () => {
  it("reads exactly the one it is asked for", () => {
    expect(readCookie("a=1; slotwatch-session=xyz; b=2", "slotwatch-session")).toBe("xyz");
    expect(readCookie("not-slotwatch-session=xyz", "slotwatch-session")).toBeNull();
    expect(readCookie("slotwatch-session=", "slotwatch-session")).toBeNull();
    expect(readCookie(null, "slotwatch-session")).toBeNull();
  });
  it("keeps a secret from scripts and foreign pages", () => {
    expect(secretCookie("n", "v", { path: "/", isSecure: true, leftMs: 60_000 })).toBe(
      "n=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
    );
    expect(secretCookie("n", "v", { path: "/x", isSecure: false, leftMs: null })).toBe(
      "n=v; Path=/x; Max-Age=34560000; HttpOnly; SameSite=Lax",
    );
  });
});

describe("where sign-in leads back to", () => {
  it.each(["/", "/?account=1", "/wall?theme=dark", "/shares", "/history?q=a#b"])("%s is ours", (path) =>
    expect(ownPath(path)).toBe(path),
  );
  it.each([
    ["/history?q=日本", "/history?q=%E6%97%A5%E6%9C%AC"],
    ["/ok\r\nSet-Cookie:x", "/okSet-Cookie:x"],
  ])("%j is ours, as a header can hold it", (path, own) => expect(ownPath(path)).toBe(own));
  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "evil",
    "",
    "/api/scheduler",
    "/\t/evil.example",
    "/.//evil.example",
  ])("%j is not", (path) => expect(ownPath(path)).toBeNull());
  it("drops what is not ours", () => {
    expect(signInAddress("//evil.example")).toBe("/sign-in");
    expect(signInAddress("/?q=a b")).toBe("/sign-in?to=%2F%3Fq%3Da%2520b");
  });
});

describe("tokens", () => {
  it("hold 160 bits, and only their hash is kept", () => {
    const token = newLinkToken();
    expect(Buffer.from(token, "base64url")).toHaveLength(20);
    expect(hashToken(token)).not.toContain(token);
  });
  it("hash the same text differently for each share", () => {
    expect(keyedHash("a", "x")).toBe(keyedHash("a", "x"));
    expect(keyedHash("a", "x")).not.toBe(keyedHash("b", "x"));
  });
});

describe("mistakes in a link's settings", () => {
  it.each(["", "?refPrefix=promo/", "account=1,2&kind=video&sort=ref", "?page=20", "theme=bogus"])(
    "%j is fine",
    (query) => expect(mistakeIn({ query })).toBeNull(),
  );
  it.each(["?kind=vidoe", "account=,", "kind=%20"])("%j would show everything", (query) =>
    expect(mistakeIn({ query })).toMatch("filter"),
  );
  it.each(["accounts=1", "?refprefix=promo/", "https://slots.example.com/?refPrefix=promo/", "?utm_source=x"])(
    "%j names what no view has, and would show everything",
    (query) => expect(mistakeIn({ query })).toMatch(/no view has.*refPrefix/),
  );
  it("tells an empty filter, which a script may not mean", () => {
    expect(mistakeIn({ query: "?refPrefix=&kind=video" })).toMatch(/refPrefix empty/);
    expect(mistakeIn({ query: "q=" })).toMatch(/q empty/);
    // Cut to what is looked for, it would show more than was set.
    expect(mistakeIn({ query: `q=${"a".repeat(200)}` })).toBeNull();
    expect(mistakeIn({ query: `q=${"a".repeat(201)}` })).not.toBeNull();
  });
  it("must end in the future", () => {
    expect(mistakeIn({ endsAt: "2020-01-01T00:00:00Z" })).toMatch("future");
    expect(mistakeIn({ endsAt: null })).toBeNull();
  });
});

describe("settingMistakeIn", () => {
  const good = { label: "lobby", endsAt: null };
  it.each([
    [{ endsAt: null }, /label must be one line of 1 to 80/],
    [{ ...good, label: " " }, /label must be/],
    [{ ...good, target: "admin" }, /target must be one of now, history, wall/],
    [{ ...good, query: "x".repeat(4_001) }, /query must be one line of at most 4000/],
    [{ label: "lobby" }, /endsAt must be a time such as .* or null/],
    [{ ...good, endsAt: "tomorrow" }, /endsAt must be/],
    [{ ...good, hideAccounts: "no" }, /hideAccounts must be true or false/],
    [{ ...good, hidden: true }, /has no "hidden"/],
    [[], /a JSON object/],
    [null, /a JSON object/],
  ])("says what is wrong with %j", (body, sentence) => {
    const { error } = newShareSchema.safeParse(body);
    expect(error && settingMistakeIn(error)).toMatch(sentence);
  });
});

describe("parseDatabaseUrl", () => {
  it.each([
    ["file:./data/slotwatch.db", { kind: "sqlite", path: `${process.cwd()}/data/slotwatch.db` }],
    ["file:/var/lib/s.db", { kind: "sqlite", path: "/var/lib/s.db" }],
    ["file:///var/lib/s%20t.db", { kind: "sqlite", path: "/var/lib/s t.db" }],
    ["postgres://u:p@db:5432/x", { kind: "postgres", url: "postgres://u:p@db:5432/x" }],
    ["postgresql://db/x", { kind: "postgres", url: "postgresql://db/x" }],
    ["mysql://db/x", null],
    ["file:", null],
    ["file:./data/", null],
    ["file://host/share.db", null],
  ])("%s", (text, expected) => expect(parseDatabaseUrl(text)).toEqual(expected));
});
