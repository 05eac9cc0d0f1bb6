import type { FreshnessRow } from "@/lib/view/freshness-row";

/** The state as a shape, large: a solid disc is live, every other state is open, cut or crossed. */
export function WallMark({ state }: { state: FreshnessRow["state"] }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" className={`wall-mark wall-mark-${state}`}>
      {MARKS[state]}
    </svg>
  );
}

const MARKS: Record<FreshnessRow["state"], React.ReactNode> = {
  live: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  starting: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
  late: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  stale: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" strokeWidth="2.25" />,
  down: <rect x="2" y="2" width="12" height="12" fill="currentColor" />,
  away: <path d="m3 3 10 10m0-10L3 13" fill="none" stroke="currentColor" strokeWidth="3" />,
  paused: <path d="M3 2h4v12H3zM9 2h4v12H9z" fill="currentColor" />,
};
