import { FreshnessMark } from "@/components/ui/freshness-mark";
import { Room, ROOMED } from "@/components/ui/room";
import { TickingText } from "@/components/ui/ticking-text";
import type { FreshnessRow } from "@/lib/view/freshness-row";

interface FreshnessCornerProps {
  freshness: FreshnessRow;
  /** The detail at a time of the server's clock: it changes each second and is written without a render. */
  detailAt: (nowMs: number) => string;
}

/** How old the data is, in words, always in the same corner. */
export function FreshnessCorner({ freshness: { state, word, detail }, detailAt }: FreshnessCornerProps) {
  return (
    <p className="flex flex-col items-end text-small sm:flex-row sm:items-center sm:gap-2 noscript:hidden">
      <span className="flex items-center gap-2 font-semibold whitespace-nowrap">
        <FreshnessMark state={state} />
        {word}
      </span>
      {/* Wide enough for seconds of two digits, and of old data for minutes: nothing draws the corner anew until its state changes. */}
      <Room
        text={detail.replace(/, \d+ \w+ o/, ", 59 min o").replace(/\b\d s/g, "10 s")}
        className="text-right text-caption text-dim sm:min-w-38 sm:text-left sm:text-small"
      >
        <TickingText initialText={detail} isTicking textAt={detailAt} className={ROOMED} />
      </Room>
    </p>
  );
}
