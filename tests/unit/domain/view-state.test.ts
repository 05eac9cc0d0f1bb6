import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JOB_KINDS } from "@/lib/domain/kind";
import {
  loadViewState,
  LONGEST_SEARCH,
  RANGES,
  serialiseViewState,
  SORT_DIRECTIONS,
  SORT_KEYS,
  THEMES,
  type ViewState,
} from "@/lib/domain/view-state";

const DEFAULTS: ViewState = {
  account: [],
  kind: [],
  q: "",
  refPrefix: "",
  sort: "started",
  dir: "asc",
  range: "24h",
  theme: null,
  tz: null,
  page: 15,
};

const text = fc.string({ unit: "grapheme" }).filter((value) => !/\0|[\ud800-\udfff](?![\udc00-\udfff])/.test(value));
const viewStates: fc.Arbitrary<ViewState> = fc.record({
  account: fc.uniqueArray(
    text.filter((id) => id !== ""),
    { maxLength: 4 },
  ),
  kind: fc.uniqueArray(fc.constantFrom(...JOB_KINDS)),
  q: text,
  refPrefix: text,
  sort: fc.constantFrom(...SORT_KEYS),
  dir: fc.constantFrom(...SORT_DIRECTIONS),
  range: fc.constantFrom(...RANGES),
  theme: fc.constantFrom(null, ...THEMES),
  tz: fc.constantFrom(null, "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"),
  page: fc.integer({ min: 5, max: 600 }),
});

describe("view state", () => {
  it("comes back from a link as it went in", () => {
    fc.assert(
      fc.property(viewStates, (state) => {
        expect(loadViewState(serialiseViewState(state))).toEqual(state);
      }),
    );
  });
  it("never throws, whatever a link says", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(DEFAULTS)), fc.string()), (query) => {
        const state = loadViewState(new URLSearchParams(query));
        expect(SORT_KEYS).toContain(state.sort);
        expect(state.kind.every((kind) => JOB_KINDS.includes(kind))).toBe(true);
        expect(state.account).not.toContain("");
      }),
    );
  });
  it("falls back on bad values, key by key", () => {
    const link = "?sort=size&dir=up&range=1y&theme=pink&tz=Nowhere/City&kind=bogus&account=,,&page=0.5&other=1";
    expect(loadViewState(link)).toEqual(DEFAULTS);
  });
  it("takes no text that PostgreSQL refuses", () => {
    expect(loadViewState("?q=a%00b&refPrefix=%00&account=1%002,3")).toEqual({ ...DEFAULTS, account: ["3"] });
  });
  it("looks for no more than an id's length", () => {
    expect(loadViewState(`?q=${"a".repeat(5_000)}`).q).toBe("a".repeat(LONGEST_SEARCH));
  });
  it("keeps the good part of a list", () => {
    expect(loadViewState("?kind=video,bogus,image,video&account=1,,2,1")).toMatchObject({
      kind: ["video", "image"],
      account: ["1", "2"],
    });
  });
  it("takes whole seconds a page that a person can follow", () => {
    expect(["20", "5", "600"].map((page) => loadViewState(`?page=${page}`).page)).toEqual([20, 5, 600]);
    expect(["4", "601", "1e2", "-15", "15.5", "", "soon"].map((page) => loadViewState(`?page=${page}`).page)).toEqual(
      Array.from({ length: 7 }, () => 15),
    );
  });
  it("leaves defaults out of the link", () => {
    expect(serialiseViewState({ ...DEFAULTS })).toBe("");
    expect(serialiseViewState({ q: "promo", account: ["1", "2"] })).toBe("?account=1,2&q=promo");
  });
});
