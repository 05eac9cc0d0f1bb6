import { useEarlyInput, valueOf } from "@/components/ui/use-early-input";
import type { JobKind } from "@/lib/domain/kind";
import { kindPlural } from "@/lib/view/kind-words";

/** What a chart of jobs shows: one kind, all, or those several that the page is filtered by. */
export type KindChoice = JobKind | "all" | "filtered";

interface KindSwitchProps<Choice extends KindChoice> {
  value: Choice;
  choices: readonly Choice[];
  onChange: (value: Choice) => void;
}

function wordsOf(choice: KindChoice): string {
  return choice === "all" ? "all kinds" : choice === "filtered" ? "as filtered" : kindPlural(choice);
}

/** Chooses the kind of a chart's jobs. The platform's own select: small, complete by keyboard, readable everywhere. */
export function KindSwitch<Choice extends KindChoice>({ value, choices, onChange }: KindSwitchProps<Choice>) {
  const take = (text: string) => {
    const chosen = choices.find((choice) => choice === text);
    if (chosen) onChange(chosen);
  };
  const ref = useEarlyInput<HTMLSelectElement>(value, valueOf, take);
  return (
    <select
      ref={ref}
      // A browser that loads the page anew must not put back what was chosen before: it would be taken for a choice.
      autoComplete="off"
      aria-label="Kind of jobs shown"
      value={value}
      onChange={(event) => take(event.target.value)}
      className="kind-switch noscript:hidden"
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {wordsOf(choice)}
        </option>
      ))}
    </select>
  );
}
