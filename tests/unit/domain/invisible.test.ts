import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasInvisible, holds, splitInvisible, stripInvisible } from "@/lib/domain/invisible";

const INVISIBLE = {
  "right-to-left override": "\u202e",
  "left-to-right embedding": "\u202a",
  "pop directional formatting": "\u202c",
  "right-to-left isolate": "\u2067",
  "pop directional isolate": "\u2069",
  "right-to-left mark": "\u200f",
  "Arabic letter mark": "\u061c",
  "zero width space": "\u200b",
  "word joiner": "\u2060",
  "byte order mark": "\ufeff",
  "soft hyphen": "\u00ad",
  "Hangul filler": "\u3164",
  "empty Braille pattern": "\u2800",
  "line separator": "\u2028",
  "tag letter a": "\u{e0061}",
  escape: "\u001b",
  null: "\u0000",
  delete: "\u007f",
  "next line": "\u0085",
};

describe("what nobody sees", () => {
  it.each(Object.entries(INVISIBLE))("finds and takes away the invisible character: %s", (_name, character) => {
    expect(hasInvisible(`ad${character}-17`)).toBe(true);
    expect(stripInvisible(`ad${character}-17`)).toBe("ad-17");
    expect(splitInvisible(`ad${character}-17`)).toEqual(["ad", character, "-17"]);
  });

  it.each([
    "shot-014-b",
    "Frühling – Take 3 <final & approved>",
    "two\tcolumns\nand a line",
    "מבצע אביב",
    "عرض الربيع",
    "می\u200cخواهم",
    "क\u094d\u200dष",
    "👨‍👩‍👧 family ✈️",
    "1️⃣ first",
    "日本語　空白",
    "",
  ])("finds nothing invisible in %j, and leaves it as it is", (text) => {
    expect(hasInvisible(text)).toBe(false);
    expect(stripInvisible(text)).toBe(text);
    expect(splitInvisible(text)).toEqual([text]);
  });

  it("takes away joiners and variation selectors among ASCII, where they join nothing", () => {
    expect(stripInvisible("a\u200db\u200cc\ufe0fd")).toBe("abcd");
    expect(stripInvisible("\u200dad-17")).toBe("ad-17");
  });

  it("splits any text into pieces that make up the text, of which every other one is a single invisible character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const pieces = splitInvisible(text);
        expect(pieces.join("")).toBe(text);
        for (const [at, piece] of pieces.entries()) if (at % 2 === 1) expect([...piece]).toHaveLength(1);
        expect(pieces.length > 1).toBe(hasInvisible(text));
        expect(pieces.filter((_, at) => at % 2 === 0).join("")).toBe(stripInvisible(text));
      }),
    );
  });
});

describe("holds", () => {
  it("finds what is seen, and what was pasted whole", () => {
    const ref = "Promo\u200b/\u202eSpring";
    expect(holds(ref, "promo/spring")).toBe(true);
    expect(holds(ref, ref.toLowerCase())).toBe(true);
    expect(holds(ref, "promo/summer")).toBe(false);
    expect(holds("promo", "\ufeffpro\u200bmo")).toBe(true);
    expect(holds("cafe\u0301/one", "caf\u00e9")).toBe(true);
    expect(holds("caf\u00e9/one", "cafe\u0301/")).toBe(true);
    expect(holds("cafe/one", "caf\u00e9")).toBe(false);
    // What nobody sees is no filter that lets everything through.
    expect(holds("promo", "\u200b")).toBe(false);
    expect(holds("pro\u200bmo", "\u200b")).toBe(true);
    expect(holds("promo/spring", "")).toBe(true);
  });
});
