import type { Beginning } from "@/lib/view/history-beginning";

/** What stands in place of charts while there is no history: not an empty chart, but what will be here and when. */
export function BeginningView({ beginning: { title, detail, isBegun } }: { beginning: Beginning }) {
  return (
    <div className="py-10">
      <h2 className="answer-sentence font-semibold text-balance">{title}</h2>
      <p className="mt-4 max-w-[64ch] text-large text-dim">{detail}</p>
      <svg
        aria-hidden="true"
        viewBox="0 0 600 90"
        width="600"
        height="90"
        className="mt-10 h-22 w-full"
        preserveAspectRatio="none"
      >
        <path d="M0 89.5H600" className="stroke-line" vectorEffect="non-scaling-stroke" />
        <path
          d="M.5 8H599V89"
          className="fill-none stroke-edge"
          strokeDasharray="2 4"
          vectorEffect="non-scaling-stroke"
        />
        {/* No height: so soon there is no figure to draw one from. */}
        {isBegun && <path d="M599 8V89" className="stroke-running" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
      </svg>
      <p className="mt-1 flex justify-between text-caption text-dim">
        <span>not observed</span>
        <span>now</span>
      </p>
    </div>
  );
}
