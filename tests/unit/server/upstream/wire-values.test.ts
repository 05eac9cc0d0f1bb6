import { describe, expect, it } from "vitest";
import { fieldOf, isWireObject, readCallbackHost, readCount, readId, readRef } from "@/lib/server/upstream/wire-values";

describe("isWireObject and fieldOf", () => {
  it("takes objects only, and reads own fields only", () => {
    expect([{}, [], null, "x", 1, undefined].map(isWireObject)).toEqual([true, false, false, false, false, false]);
    expect(fieldOf({}, "constructor")).toBeUndefined();
    expect(fieldOf({}, "__proto__")).toBeUndefined();
    expect(fieldOf(JSON.parse('{"__proto__": 1}'), "__proto__")).toBe(1);
  });
});

describe("readId", () => {
  it.each(["381904455712900101", "account_1", " a b ", "x".repeat(512), "日本"])("keeps %j as it is", (id) => {
    expect(readId(id)).toBe(id);
  });

  it("takes a number only where it is exact", () => {
    expect(readId(42)).toBe("42");
    expect(readId(381904455712900101)).toBeNull();
    expect(readId(4.2)).toBeNull();
  });

  it.each(["", "  ", "a\u0000b", "a\nb", "\ud800", "x".repeat(513), null, undefined, true, {}, ["a"]])(
    "finds no id in %j",
    (value) => {
      expect(readId(value)).toBeNull();
    },
  );
});

describe("readCount", () => {
  it.each([
    [0, 0],
    [5, 5],
    [10_000, 10_000],
    ["3", 3],
    [" 3 ", 3],
  ])("reads %j", (value, count) => {
    expect(readCount(value)).toBe(count);
  });

  it.each([null, undefined, "", "many", "1e3", 2.5, Number.NaN, 1e308, 10_001, -1, true, [], {}])(
    "does not make a figure of %j",
    (value) => {
      expect(readCount(value)).toBeNull();
    },
  );

  it("allows a negative figure where there can be one", () => {
    expect(readCount(-2, true)).toBe(-2);
    expect(readCount("-2", true)).toBe(-2);
    expect(readCount(-10_001, true)).toBeNull();
    expect(Object.is(readCount(-0, true), 0)).toBe(true);
  });
});

describe("readRef", () => {
  it.each([
    ["promo 17\tb\nc", "promo 17\tb\nc"],
    [17, "17"],
    ["=cmd()", "=cmd()"],
    ["日本語 😀", "日本語 😀"],
    ["a\u0000b\u001b", "a\uFFFDb\uFFFD"],
    ["a\ud800b", "a\uFFFDb"],
  ])("reads %j as %j", (value, ref) => {
    expect(readRef(value)).toBe(ref);
  });

  it("cuts at 1,024 characters, without leaving half of one", () => {
    expect(readRef("x".repeat(5_000))).toHaveLength(1024);
    expect(readRef(`${"x".repeat(1023)}😀`)).toBe(`${"x".repeat(1023)}\uFFFD`);
  });

  it.each([null, undefined, "", "   ", {}, [], true, 1.5])("finds none in %j", (value) => {
    expect(readRef(value)).toBeNull();
  });
});

describe("readCallbackHost", () => {
  it.each([
    ["https://hooks.example.com/s3cret/path?key=s3cret#s3cret", "hooks.example.com"],
    ["https://us3cret:pas3cret@hooks.example.com:8443/", "hooks.example.com"],
    ["HTTP://Hooks.Example.COM?x", "hooks.example.com"],
    ["https://[::1]:9/x", "[::1]"],
    ["https://bücher.example/", "xn--bcher-kva.example"],
  ])("keeps only the host of %j", (url, host) => {
    expect(readCallbackHost(url)).toBe(host);
  });

  it.each([
    "hooks.example.com/path",
    "https:s3cret/path",
    "https:///s3cret/path",
    "https:\\\\s3cret",
    "https://\\s3cret",
    "https://\t/s3cret/path",
    "https://\n/s3cret",
    "https://\r\\s3cret",
    "https://hooks.example\n.com/",
    "ftp://s3cret/",
    "javascript:alert(1)",
    "data:text/html,s3cret",
    "//s3cret/path",
    "https://",
    "https:// spaced host /",
    `https://${"a".repeat(300)}.example`,
    "",
    null,
    undefined,
    7,
    {},
  ])("finds none in %j", (value) => {
    expect(readCallbackHost(value)).toBeNull();
  });
});
