import type { AgainstUsual } from "@/lib/view/against-usual";

export const TONES: Record<AgainstUsual["tone"], string> = {
  stuck: "font-medium text-stuck",
  slow: "font-medium text-slow",
  dim: "text-dim",
};

/** Triangle and square are drawn, not typed: fonts disagree about their size. */
export function PaceMark({ state, className }: { state: "slow" | "stuck"; className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10" className={`shrink-0 fill-current ${className}`}>
      {state === "slow" ? <path d="M5 0 10 10H0z" /> : <rect width="10" height="10" />}
    </svg>
  );
}

/** A job against its usual: shape, word and colour. */
export function AgainstMark({ against: { text, tone } }: { against: AgainstUsual }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${TONES[tone]}`}>
      {tone !== "dim" && (
        <>
          <PaceMark state={tone} className="size-[0.7em]" />
          <span className="sr-only">{tone}, </span>
        </>
      )}
      {text}
    </span>
  );
}
