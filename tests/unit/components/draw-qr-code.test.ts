import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { drawQrCode } from "@/components/ui/draw-qr-code";

/** Paints the path's runs back onto a grid. */
function paint({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x = "", y = "", width = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return grid;
}

describe("drawQrCode", () => {
  it.each(["http://127.0.0.1:3000/", `https://slots.example.com/?account=${"1234567890123456789,".repeat(20)}`])(
    "draws exactly the code's modules: %s",
    (text) => {
      const drawing = drawQrCode(text);
      expect(drawing && paint(drawing)).toEqual(encode(text, { ecc: "L", boostEcc: true, border: 3 }).data);
    },
  );

  it("draws none of what no code can hold: 200 accounts in a link must not break its page", () => {
    expect(drawQrCode("x".repeat(2_953))).not.toBeNull();
    expect(drawQrCode("x".repeat(2_954))).toBeNull();
  });
});
