import { TickingText } from "@/components/ui/ticking-text";
import type { TroubleRow } from "@/lib/view/trouble-row";

interface QuietLineProps {
  trouble: TroubleRow;
  retryTextAt: (nowMs: number) => string;
  nowMs: number;
}

/** A failure that will probably pass, in one line, in room that is always kept: nothing below moves for it. */
export function QuietLine({ trouble, retryTextAt, nowMs }: QuietLineProps) {
  return (
    <p className="absolute inset-x-0 top-1.5 truncate text-small text-dim">
      {trouble.title}
      {" · "}
      <TickingText initialText={retryTextAt(nowMs)} isTicking textAt={retryTextAt} />
    </p>
  );
}
