import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { kindPlural } from "@/lib/view/kind-words";

/** What "Elapsed" shows: one kind, or all. */
export type KindChoice = JobKind | "all";

interface KindSwitchProps {
  value: KindChoice;
  onChange: (value: KindChoice) => void;
}

/** Chooses the kind of a chart's jobs. The platform's own select: small, complete by keyboard, readable everywhere. */
export function KindSwitch({ value, onChange }: KindSwitchProps) {
  return (
    <select
      aria-label="Kind of jobs shown"
      value={value}
      onChange={(event) => onChange(event.target.value as KindChoice)}
      className="field-sizing-content min-h-6 cursor-pointer rounded-md bg-panel py-0.5 pr-1 font-medium text-dim hover:text-text noscript:hidden"
    >
      {JOB_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {kindPlural(kind)}
        </option>
      ))}
      <option value="all">all kinds</option>
    </select>
  );
}
