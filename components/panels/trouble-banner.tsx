"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Segments } from "@/components/ui/segments";
import { TickingText } from "@/components/ui/ticking-text";
import type { TroubleRow } from "@/lib/view/trouble-row";

interface TroubleBannerProps {
  trouble: TroubleRow;
  /** When the next try is, in words, at a time of the server's clock: "next try in 0:41", "trying now", "". */
  retryTextAt: (nowMs: number) => string;
  /** The time of this render, epoch ms. */
  nowMs: number;
  /** Tries at once; resolves when the outcome is known. */
  onTryNow: () => Promise<void>;
}

/** The one place for trouble: what, since when, what to do, when the next try is, and a button to try now. */
export function TroubleBanner({ trouble, retryTextAt, nowMs, onTryNow }: TroubleBannerProps) {
  return (
    <section aria-label="Trouble" className="trouble">
      <div className="min-w-0 flex-[1_1_28rem]">
        <h2 className="text-large font-semibold text-balance">{trouble.title}</h2>
        {trouble.body.length > 0 ? (
          <p className="mt-0.5 text-body text-dim">
            <Segments segments={trouble.body} />
          </p>
        ) : null}
      </div>
      <div className="flex w-full items-center justify-between gap-4 lg:w-auto">
        <TickingText
          initialText={retryTextAt(nowMs)}
          isTicking
          textAt={retryTextAt}
          className="min-w-34 text-body text-dim lg:text-right"
        />
        {trouble.canTryNow ? <TryNow onTryNow={onTryNow} /> : null}
      </div>
    </section>
  );
}

function TryNow({ onTryNow }: Pick<TroubleBannerProps, "onTryNow">) {
  const [isTrying, setIsTrying] = useState(false);
  const press = async () => {
    setIsTrying(true);
    await onTryNow();
    setIsTrying(false);
  };
  return (
    <Button onClick={press} disabled={isTrying}>
      <span className="grid">
        <span className={`col-start-1 row-start-1 ${isTrying ? "invisible" : ""}`}>Try now</span>
        <span className="col-start-1 row-start-1">{isTrying ? "Trying" : ""}</span>
      </span>
    </Button>
  );
}
