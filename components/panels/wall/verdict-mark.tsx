/** A triangle for slow, a square for stuck. Drawn, not typed: fonts disagree about their size. */
export function VerdictMark({ state }: { state: "slow" | "stuck" }) {
  return (
    <svg width="10" height="10" className="wall-verdict-mark" aria-hidden="true" viewBox="0 0 10 10">
      <path d={state === "slow" ? "M5 .5 10 10H0z" : "M0 0h10v10H0z"} />
    </svg>
  );
}
