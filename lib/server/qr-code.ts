import { encode } from "uqr";

/** Modules of white around the code: the standard wants four, and readers on phones make do with three. */
const QUIET_ZONE = 3;

/**
 * Draws a text as a QR code: the modules a side, and its dark modules as one SVG path, a run of them a rectangle. No markup and no
 * style, so the security policy has nothing to refuse.
 */
export function drawQrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "L", boostEcc: true, border: QUIET_ZONE });
  const runs = data.flatMap((row, y) => {
    const parts: string[] = [];
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      parts.push(`M${x} ${y}h${end - x}v1H${x}z`);
      x = end;
    }
    return parts;
  });
  return { size, path: runs.join("") };
}
