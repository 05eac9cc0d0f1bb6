import { describe, expect, it } from "vitest";
import type { ShareSummary } from "@/lib/domain/share";
import { toAuditRows } from "@/lib/view/audit-words";
import { endChangedWords, filterWords, promiseWords, toShareRow } from "@/lib/view/share-words";
import { endWords, hidingWords, sharedLine } from "@/lib/view/shared-line";
import { DAY_MS } from "@/lib/domain/time-units";

const NOW = Date.parse("2026-11-23T16:02:11Z");
const at = (ms: number) => new Date(NOW + ms).toISOString();
const moment = { nowMs: NOW, zone: "UTC" };

describe("words of a link", () => {
  it.each([
    [null, "never ends"],
    [at(7 * DAY_MS - 2_000), "ends in 7 d"],
    [at(2 * DAY_MS), "ends in 2 d"],
    [at(23.7 * 3_600_000), "ends in 1 d"],
    [at(90_000), "ends in 2 min"],
    [at(20_000), "ends in 20 s"],
    [at(-3 * 3_600_000), "ended 3 h ago"],
  ])("say of a link with the end %s: %s", (endsAt, words) => expect(endWords(endsAt, NOW)).toBe(words));

  it("say above a shared screen for whom it is, how long, and what is hidden", () => {
    const share = { label: "lobby", endsAt: at(2 * DAY_MS), hideAccounts: true, hideReferences: false };
    expect(sharedLine(share, NOW)).toBe("shared: lobby, ends in 2 d, accounts hidden");
    expect(sharedLine({ ...share, endsAt: null, hideAccounts: false }, NOW)).toBe("shared: lobby");
  });

  it("tell filters, by names where they are known", () => {
    expect(filterWords("", new Map())).toBeNull();
    expect(filterWords("?sort=elapsed&kind=vidoe", new Map())).toBeNull();
    expect(filterWords("?account=381&kind=video&refPrefix=promo/", new Map([["381", "studio-west"]]))).toBe(
      "videos · studio-west · references that begin with promo/",
    );
    expect(filterWords("?account=1,2&q=shot", new Map())).toBe("2 accounts · jobs that match “shot”");
    // A link may hold what turns round the words behind it.
    expect(filterWords("?refPrefix=a%E2%80%AEb&q=%E2%80%AEc", new Map())).toBe(
      "references that begin with a[U+202E]b · jobs that match “[U+202E]c”",
    );
  });

  it("promise what will be seen", () => {
    const share = { label: "x", target: "now", endsAt: null, hideAccounts: true, hideReferences: true } as const;
    expect(promiseWords({ ...share, query: "?refPrefix=a/" }, new Map())).toMatch(
      /^Whoever has the link sees only references that begin with a\/, without figures on slots.*Account 1.*left out\.$/,
    );
    expect(promiseWords({ ...share, query: "", hideAccounts: false, hideReferences: false }, new Map())).toBe(
      "Whoever has the link sees all of the live view. Names of accounts and references are shown.",
    );
    // What is left out is what a client's name may stand in: exactly that is promised.
    expect(promiseWords({ ...share, query: "", hideAccounts: false }, new Map())).toBe(
      "Whoever has the link sees all of the live view. References and callback hosts are left out.",
    );
    expect(promiseWords({ ...share, query: "", hideReferences: false }, new Map())).toBe(
      "Whoever has the link sees all of the live view. Accounts are called Account 1, 2, 3. References are shown.",
    );
    expect(hidingWords({ hideAccounts: false, hideReferences: true })).toBe("references hidden");
  });

  it("make a row of the list", () => {
    const share: ShareSummary = {
      id: "a",
      label: "lobby",
      target: "wall",
      query: "",
      endsAt: null,
      hideAccounts: false,
      hideReferences: true,
      state: "active",
      createdAt: at(-DAY_MS),
      lastUsedAt: at(-60_000),
      opened: 2,
    };
    expect(toShareRow(share, new Map(), moment)).toMatchObject({
      shows: "Wall",
      sees: "references hidden",
      ends: "never",
      lastUsed: "just now",
      opened: "2 times",
    });
    expect(toShareRow({ ...share, state: "revoked", lastUsedAt: null, opened: 0 }, new Map(), moment)).toMatchObject({
      ends: "withdrawn",
      lastUsed: "never",
      opened: "never",
    });
    expect(endChangedWords({ ...share, endsAt: at(7 * DAY_MS) }, NOW)).toBe("“lobby”: active, ends in 7 d.");
    expect(endChangedWords({ ...share, state: "paused" }, NOW)).toBe("“lobby”: paused, never ends.");
    const named = toShareRow({ ...share, query: "?account=381" }, new Map([["381", "studio-west"]]), moment);
    expect(named.shows).toBe("Wall · studio-west");
  });
});

describe("the end of a link in the list", () => {
  const base: ShareSummary = {
    id: "a",
    label: "lobby",
    target: "now",
    query: "",
    endsAt: null,
    hideAccounts: false,
    hideReferences: false,
    state: "active",
    createdAt: at(-DAY_MS),
    lastUsedAt: null,
    opened: 0,
  };
  it.each<[string, Partial<ShareSummary>, object]>([
    ["still to come", { endsAt: at(DAY_MS) }, { state: "active", endsName: "Ends", ends: "in 1 d" }],
    ["none", {}, { state: "active", endsName: "Ends", ends: "never" }],
    ["past", { endsAt: at(-23_000), state: "ended" }, { state: "ended", endsName: "Ended", ends: "23 s ago" }],
    // Since the list was asked for.
    ["just past", { endsAt: at(-3_000) }, { state: "ended", stateWord: "Ended", endsName: "Ended", ends: "3 s ago" }],
    ["past while paused", { endsAt: at(-3_000), state: "paused" }, { state: "ended", endsName: "Ended" }],
    // The database's clock is ahead of the page's.
    ["past for the database", { endsAt: at(9_000), state: "ended" }, { endsName: "Ended", ends: "0 s ago" }],
    ["of a link withdrawn", { endsAt: at(-DAY_MS), state: "revoked" }, { state: "revoked", ends: "withdrawn" }],
  ])("%s", (_what, change, row) => {
    expect(toShareRow({ ...base, ...change }, new Map(), moment)).toMatchObject(row);
  });
});

describe("the record", () => {
  it("is told in words, and what a later version wrote by its own", () => {
    const rows = toAuditRows(
      [
        { at: at(0), what: "wrong-password", label: null, client: "203.0.113.7" },
        { at: at(-DAY_MS), what: "share-made", label: "lobby", client: "command" },
        { at: at(0), what: "toString", label: null, client: null },
      ],
      moment,
    );
    expect(rows).toMatchObject([
      { at: "16:02:11", what: "Wrong password", from: "203.0.113.7", isWarning: true },
      { at: "22 Nov 16:02:11", what: "Link made", label: "lobby", from: "a command on the server", isWarning: false },
      { what: "toString", from: "" },
    ]);
  });
});
