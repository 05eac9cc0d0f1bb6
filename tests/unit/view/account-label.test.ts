import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountLabels, createLabeller, labelOf, shortJobId } from "@/lib/view/account-label";
import { splitLabel } from "@/lib/view/split-label";

const labels = (...accounts: [id: string, name?: string | null][]) => [
  ...accountLabels(accounts.map(([id, name = null]) => ({ id, name }))).values(),
];

describe("accountLabels", () => {
  it("take the operator's name", () => {
    expect(labels(["1834567890123456789", "studio-west"])).toEqual(["studio-west"]);
  });
  it("show ids up to 10 characters whole", () => {
    expect(labels(["1234567890"], ["7"])).toEqual(["1234567890", "7"]);
  });
  it("show longer ids by the fewest of their last 4, 5 or 6 characters that are unique", () => {
    expect(labels(["1000000001111"], ["1000000002222"])).toEqual(["…1111", "…2222"]);
    expect(labels(["1000000013333"], ["1000000023333"], ["1000000009999"])).toEqual(["…13333", "…23333", "…9999"]);
    expect(labels(["1000000143333"], ["1000000243333"])).toEqual(["…143333", "…243333"]);
  });
  it("show whole ids where 6 characters are not enough", () => {
    expect(labels(["1000001243333"], ["1000002243333"])).toEqual(["1000001243333", "1000002243333"]);
  });
  it("tell two accounts of one name apart", () => {
    expect(labels(["1000000001111", "west"], ["1000000002222", "west"])).toEqual(["west …1111", "west …2222"]);
  });
  it("never call two accounts the same, and always keep a lone name", () => {
    const id = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n }).map(String),
      fc.constantFrom("10000000001111", "20000000001111", "…1111", "a", "30000000001111"),
    );
    const name = fc.oneof(
      fc.constant(null),
      fc.constantFrom("west", "a", "…1111", "west …1111"),
      fc.string({ minLength: 1 }),
    );
    const fleet = fc.uniqueArray(fc.record({ id, name }), { selector: (account) => account.id, maxLength: 12 });
    fc.assert(
      fc.property(fleet, (accounts) => {
        const made = accountLabels(accounts);
        expect(made.size).toBe(accounts.length);
        expect(new Set(made.values()).size).toBe(accounts.length);
        for (const label of made.values()) expect(label).not.toMatch(/undefined|null$/);
      }),
      { numRuns: 500 },
    );
  });
  it("make 200 labels in a few milliseconds", () => {
    const fleet = Array.from({ length: 200 }, (_, index) => ({
      id: String(10n ** 18n + BigInt(index * 7_919)),
      name: null,
    }));
    expect(new Set(accountLabels(fleet).values()).size).toBe(200);
  });
});

describe("createLabeller", () => {
  it("gives the same map while ids and names are the same, in their order, and a new one otherwise", () => {
    const labelsOf = createLabeller();
    const first = labelsOf([
      { id: "1", name: "west" },
      { id: "2", name: null },
    ]);
    expect([...first]).toEqual([
      ["1", "west"],
      ["2", "2"],
    ]);
    expect(
      labelsOf([
        { id: "1", name: "west" },
        { id: "2", name: null },
      ]),
    ).toBe(first);
    expect([
      ...labelsOf([
        { id: "1", name: "east" },
        { id: "2", name: null },
      ]),
    ]).toEqual([
      ["1", "east"],
      ["2", "2"],
    ]);
    expect([...labelsOf([{ id: "2", name: null }])]).toEqual([["2", "2"]]);
    expect([...labelsOf([])]).toEqual([]);
  });
});

describe("labelOf", () => {
  it("shortens the id of an account that has no label", () => {
    expect(labelOf(new Map(), "1834567890123456789")).toBe("…6789");
    expect(labelOf(new Map([["1", "west"]]), "1")).toBe("west");
  });
});

describe("shortJobId", () => {
  it.each([
    ["user:1234-minimax:1834567890123456789-video:376543210987544332", "…544332"],
    ["user:user_id-minimax:account-image:inN", "…inN"],
    ["short-id", "short-id"],
    ["user:1234-minimax:account-video:", "…video:"],
  ])("shortens the job id %s to %s", (id, short) => expect(shortJobId(id)).toBe(short));

  it("cuts by code point, wherever pairs of code units lie", () => {
    const letters = fc.array(fc.constantFrom("a", "7", "😀", "𐀀"), { minLength: 11, maxLength: 30 });
    fc.assert(
      fc.property(letters, (points) => {
        expect(shortJobId(points.join(""))).toBe(`…${points.slice(-6).join("")}`);
      }),
    );
  });
  it("shows ten code points whole, though they are twenty code units", () => {
    expect(shortJobId("😀".repeat(10))).toBe("😀".repeat(10));
    expect(shortJobId("😀".repeat(11))).toBe(`…${"😀".repeat(6)}`);
  });
});

describe("splitLabel", () => {
  it.each([
    ["studio-west …2211", "studio-west", " …2211"],
    ["東京工作室 …2211", "東京工作室", " …2211"],
    ["studio-west", "studio-west", ""],
    ["…2211", "…2211", ""],
    ["Kundenprojekte 2026 / Team A1", "Kundenprojekte 2026 / ", "Team A1"],
    ["Kundenprojekte 2026 e\u0301toile", "Kundenprojekte 2026 ", "e\u0301toile"],
    ["Kundenprojekte 20 ae\u0301toile", "Kundenprojekte 20 ", "ae\u0301toile"],
    ["Kundenprojekte👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "Kundenprojekte👩‍👩‍👧‍👦👩‍👩‍👧‍👦", ""],
    ["אולפן מערבי ראשון 2", "אולפן מערבי ראשון 2", ""],
  ])("splits off the end that tells the label apart: %s", (label, name, end) =>
    expect(splitLabel(label)).toEqual({ name, end }),
  );
  it("finds again what tells accounts of one name apart", () => {
    const labels = accountLabels([
      { id: "user:1-minimax:12345678902211", name: "studio-west" },
      { id: "user:1-minimax:12345678900887", name: "studio-west" },
    ]);
    const ends = [...labels.values()].map((label) => splitLabel(label).end);
    expect(new Set(ends).size).toBe(2);
    expect(ends).not.toContain("");
  });
});
