import { describe, expect, it } from "vitest";
import type { Recent } from "@/lib/domain/recent";
import type { Account } from "@/lib/domain/snapshot";
import { accountLabels } from "@/lib/view/account-label";
import { MAX_LOAD_ROWS, toAccountLoadChart } from "@/lib/view/account-load";
import {
  buildAccount,
  buildFullAccount,
  buildOverfullAccount,
  buildUnknownAccount,
} from "@/tests/support/builders/build-account";
import { buildEmptySnapshot, buildFleet, buildSnapshot } from "@/tests/support/builders/build-snapshot";
import { MOMENT } from "@/tests/support/builders/build-view";

const FROM = "2026-11-23T15:43:00.000Z";
function chart(accounts: Account[], recent: Recent | null = null) {
  return toAccountLoadChart({
    snapshot: buildSnapshot({ accounts }),
    recent,
    labels: accountLabels(accounts),
    ...MOMENT,
  });
}

describe("toAccountLoadChart", () => {
  it("puts each account against its max, on one scale", () => {
    const { rows, scale, sentence } = chart([buildAccount(), buildAccount({ id: "2", name: "b", maxJobs: 8 })]);
    expect(rows.map(({ label, text }) => [label, text])).toEqual([
      ["studio-west", "3 / 5"],
      ["b", "3 / 8"],
    ]);
    expect(scale).toBe(8);
    expect(sentence).toBe("Executing against max jobs: studio-west 3 of 5; b 3 of 8.");
  });
  it("keeps an hour's lists from poll to poll, so that nothing drawn from them is drawn again", () => {
    const account = buildAccount();
    const past = { id: account.id, executing: [null, 2, 3], maxJobs: [5, 5, 5] };
    const recent = { from: FROM, stepMs: 60_000, accounts: [past] } as Recent;
    const [first, second] = [chart([account], recent), chart([{ ...account, executing: 4 }], recent)];
    expect(second.rows[0]?.executingHistory).toBe(first.rows[0]?.executingHistory);
    expect(second.rows[0]?.maxJobsHistory).toBe(first.rows[0]?.maxJobsHistory);
    const next = chart([account], { ...recent, accounts: [{ ...past, executing: [2, 3, 4] }] });
    expect(next.rows[0]?.executingHistory.slice(-3)).toEqual([2, 3, 4]);
  });
  it("draws dashes, not zeros, for unknown", () => {
    const { rows, sentence } = chart([buildUnknownAccount()]);
    expect(rows[0]).toMatchObject({ executing: null, maxJobs: null, text: "– / –" });
    expect(sentence).toBe("Executing against max jobs: studio-west unknown.");
  });
  it("fits what runs beyond the max, and what ran earlier", () => {
    expect(chart([buildOverfullAccount()]).scale).toBe(7);
    const recent = { from: FROM, stepMs: 60_000, accounts: [{ id: buildAccount().id, executing: [9], maxJobs: [5] }] };
    expect(chart([buildAccount()], recent).scale).toBe(9);
  });
  it("pads a short history at the front and cuts a long one, keeping gaps as gaps", () => {
    const executing = [1, null, 2];
    const recent = { from: FROM, stepMs: 60_000, accounts: [{ id: buildAccount().id, executing, maxJobs: [5, 5, 5] }] };
    const [row] = chart([buildAccount()], recent).rows;
    expect(row?.executingHistory).toHaveLength(60);
    expect(row?.executingHistory.slice(56)).toEqual([null, 1, null, 2]);
    const long = { ...recent, accounts: [{ id: buildAccount().id, executing: Array(61).fill(4), maxJobs: [] }] };
    expect(chart([buildAccount()], long).rows[0]?.executingHistory).toEqual(Array(60).fill(4));
    expect(chart([buildAccount()], recent).fromMs).toBe(Date.parse(FROM));
  });
  it("draws no past before the first history has come", () => {
    const { rows, fromMs, stepMs } = chart([buildAccount()]);
    expect(rows[0]?.executingHistory).toEqual(Array(60).fill(null));
    expect([fromMs, stepMs]).toEqual([null, 60_000]);
  });
  it("draws of 200 accounts 30, trouble and the fullest first chosen, in their own order", () => {
    const fleet = buildFleet(198).accounts;
    const full = buildFullAccount({ id: "full", name: "z-full" });
    const troubled = buildAccount({
      id: "bad",
      name: "zz",
      executing: 0,
      problem: { code: "account-error", message: "" },
    });
    const { rows, rest } = chart([...fleet, full, troubled]);
    expect(rows).toHaveLength(MAX_LOAD_ROWS);
    expect(rows.slice(-2).map(({ accountId }) => accountId)).toEqual(["full", "bad"]);
    expect(rows[0]?.label).toBe("account-1");
    expect(rest).toBe("30 of 200 accounts: those in trouble, then some of the fullest");
    expect(chart(fleet.slice(0, 30)).rest).toBeNull();
  });
  it("keeps, of too many accounts, those drawn while they are nearly as full", () => {
    const account = (index: number, executing: number) =>
      buildAccount({ id: `a${index}`, name: `a${index}`, executing, available: 5 - executing });
    const fleet = Array.from({ length: 40 }, (_, index) => account(index, index < MAX_LOAD_ROWS ? 5 : 4));
    const before = chart(fleet).rows.map(({ accountId }) => accountId);
    const later = (first: number) =>
      toAccountLoadChart({
        snapshot: buildSnapshot({ accounts: [account(0, first), ...fleet.slice(1, -1), account(39, 5)] }),
        recent: null,
        labels: new Map(),
        shown: before,
        ...MOMENT,
      }).rows.map(({ accountId }) => accountId);
    expect(later(4)).toEqual(before);
    expect(later(3)).toEqual([...before.slice(1), "a39"]);
  });
  it("says why it is empty", () => {
    const empty = { recent: null, labels: new Map<string, string>(), ...MOMENT };
    expect(toAccountLoadChart({ snapshot: null, ...empty }).empty).toBe("No answer yet.");
    const none = toAccountLoadChart({ snapshot: buildEmptySnapshot(), ...empty });
    expect(none).toMatchObject({ empty: "No accounts are listed.", scale: 1, rest: null });
    expect(none.sentence).toBe(none.empty);
    const narrowed = toAccountLoadChart({ snapshot: buildEmptySnapshot(), isNarrowed: true, ...empty });
    expect(narrowed.empty).toBe("No account matches this filter.");
  });
});
