import { encode } from "uqr";

/** Modules of white around the code: the standard wants four, and readers on phones make do with three. */
const QUIET_ZONE = 3;

/**
 * Draws a text as a QR code: the modules a side, and its dark modules as one SVG path, a run of them a rectangle. Drawn in
 * the browser, for a link's address is told once, in an answer; no second question may carry it.
 */
export function drawQrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "L", boostEcc: true, border: QUIET_ZONE });
  const path: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      path.push(`M${start} ${y}h${x + 1 - start}v1H${start}z`);
    }
  });
  return { size, path: path.join("") };
}
