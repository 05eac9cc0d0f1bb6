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
    <label className="flex items-center noscript:hidden">
      <span className="sr-only">Kind of jobs shown</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value as KindChoice)}
        className="field-sizing-content min-h-6 cursor-pointer rounded-md bg-panel py-0.5 pr-1 font-medium text-dim hover:text-text"
      >
        {JOB_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kindPlural(kind)}
          </option>
        ))}
        <option value="all">all kinds</option>
      </select>
    </label>
  );
}
