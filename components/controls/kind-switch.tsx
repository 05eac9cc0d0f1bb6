import { useEarlyInput, valueOf } from "@/components/ui/use-early-input";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { kindPlural } from "@/lib/view/kind-words";

/** What "Elapsed" shows: one kind, all, or those several that the page is filtered by. */
export type KindChoice = JobKind | "all" | "filtered";

interface KindSwitchProps {
  value: KindChoice;
  /** Whether the page is filtered by several kinds. */
  isFiltered: boolean;
  onChange: (value: KindChoice) => void;
}

/** Chooses the kind of a chart's jobs. The platform's own select: small, complete by keyboard, readable everywhere. */
export function KindSwitch({ value, isFiltered, onChange }: KindSwitchProps) {
  const ref = useEarlyInput<HTMLSelectElement>(value, valueOf, (early) => onChange(early as KindChoice));
  return (
    <select
      ref={ref}
      // A browser that loads the page anew must not put back what was chosen before: it would be taken for a choice.
      autoComplete="off"
      aria-label="Kind of jobs shown"
      value={value}
      onChange={(event) => onChange(event.target.value as KindChoice)}
      className="-my-0.5 field-sizing-content min-h-6 cursor-pointer rounded-md bg-panel py-0.5 pr-1 font-medium text-dim hover:text-text noscript:hidden"
    >
      {JOB_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {kindPlural(kind)}
        </option>
      ))}
      <option value="all">all kinds</option>
      {isFiltered && <option value="filtered">as filtered</option>}
    </select>
  );
}
