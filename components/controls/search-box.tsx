import { Search } from "lucide";
import { Icon } from "@/components/ui/icon";
import { LONGEST_SEARCH } from "@/lib/domain/view-state";
import { useEarlyInput, valueOf } from "@/components/ui/use-early-input";

interface SearchBoxProps {
  value: string;
  /** Whether references are shown; a share may hide them. */
  hasRefs: boolean;
  /** Called for each keystroke; the address follows at its own pace, the table at once. */
  onChange: (value: string) => void;
}

/** Searches jobs by reference or id; where references are hidden, by id. */
export function SearchBox({ value, hasRefs, onChange }: SearchBoxProps) {
  const ref = useEarlyInput<HTMLInputElement>(value, valueOf, onChange);
  return (
    <div className="search">
      <Icon icon={Search} />
      <input
        ref={ref}
        type="search"
        aria-label={`Search jobs by ${hasRefs ? "reference or id" : "id"}`}
        placeholder={hasRefs ? "Reference or id" : "Id"}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_SEARCH}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="text-small"
      />
    </div>
  );
}
