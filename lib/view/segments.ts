/** A piece of a sentence: plain, emphasised, or code to type. */
export interface Segment {
  text: string;
  style?: "strong" | "code" | "stuck" | "slow";
}

/** Splits a sentence at back-quotes: what stands between two of them is code to type. Empty pieces are left out. */
export function toSegments(text: string): Segment[] {
  return text
    .split("`")
    .map((piece, index): Segment => (index % 2 === 1 ? { text: piece, style: "code" } : { text: piece }))
    .filter((segment) => segment.text !== "");
}

/** The words of some segments, without their styles. */
export function segmentsText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join("");
}
