import { encode } from "uqr";
import type { QrDrawing } from "./qr-code";

/** Modules of white around the code: the standard wants four, and readers on phones make do with three. */
const QUIET_ZONE = 3;

/** The most that the largest code holds, bytes. */
const MOST_BYTES = 2_953;

/**
 * Draws a text as a QR code; null where it is longer than any code can hold: its dark modules as one SVG path, a run of them a rectangle. No markup and no style, so the security policy has
 * nothing to refuse. The wall's is drawn by the server, to be there without scripts; a link's in the browser, for its address is told once, in an answer, and
 * no second question may carry it.
 */
export function drawQrCode(text: string): QrDrawing | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
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
