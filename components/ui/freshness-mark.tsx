import type { FreshnessRow } from "@/lib/view/freshness-row";

/** The state as a shape, so that it needs no colour: dot, ring, half, diamond, square, bars, cross. */
export function FreshnessMark({ state }: { state: FreshnessRow["state"] }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" className="size-4 shrink-0">
      {MARKS[state]}
    </svg>
  );
}

const MARKS: Record<FreshnessRow["state"], React.ReactNode> = {
  live: (
    <>
      <circle cx="8" cy="8" r="7.5" className="fill-free opacity-25" />
      <circle cx="8" cy="8" r="4.5" className="fill-free" />
    </>
  ),
  starting: <circle cx="8" cy="8" r="4.5" className="fill-none stroke-dim" strokeWidth="2" strokeDasharray="3 2" />,
  late: (
    <>
      <circle cx="8" cy="8" r="4.75" className="fill-none stroke-slow" strokeWidth="2" />
      <path d="M8 3.25a4.75 4.75 0 0 1 0 9.5z" className="fill-slow" />
    </>
  ),
  stale: <path d="M8 3 13 8 8 13 3 8z" className="fill-none stroke-slow" strokeWidth="2" />,
  down: <rect x="3" y="3" width="10" height="10" className="fill-stuck" />,
  away: <path d="m4 4 8 8m0-8-8 8" className="fill-none stroke-stuck" strokeWidth="2.5" />,
  paused: (
    <>
      <rect x="4" y="3" width="3" height="10" className="fill-dim" />
      <rect x="9" y="3" width="3" height="10" className="fill-dim" />
    </>
  ),
};
