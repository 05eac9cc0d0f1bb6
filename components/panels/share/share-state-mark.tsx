import type { ReactNode } from "react";
import type { ShareState } from "@/lib/domain/share";

const SHAPES: Record<ShareState, ReactNode> = {
  active: <circle cx="5" cy="5" r="4" className="fill-free" />,
  paused: <path d="M1.5 1h2.5v8H1.5zM6 1h2.5v8H6z" className="fill-slow" />,
  ended: <circle cx="5" cy="5" r="3.5" className="fill-none stroke-dim" />,
  revoked: <path d="m1.5 1.5 7 7m0-7-7 7" className="fill-none stroke-dim" strokeWidth="1.5" />,
};

/** A link's state: shape, word and colour. */
export function ShareStateMark({ state, word }: { state: ShareState; word: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-small font-normal text-dim">
      <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10" className="size-2.5">
        {SHAPES[state]}
      </svg>
      {word}
    </span>
  );
}
