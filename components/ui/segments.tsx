import type { Segment } from "@/lib/view/segments";

const STYLES: Record<NonNullable<Segment["style"]>, string> = {
  strong: "font-semibold text-text",
  code: "whitespace-nowrap text-text",
  stuck: "font-semibold text-stuck",
  slow: "font-semibold text-slow",
};

/** A sentence in pieces: what is emphasised is brighter, what is to be typed is code. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, style }, index) => {
    if (style === undefined) return text;
    const Tag = style === "code" ? "code" : "span";
    return (
      <Tag key={index} className={STYLES[style]}>
        {text}
      </Tag>
    );
  });
}
