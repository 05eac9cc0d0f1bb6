import { Button } from "@/components/ui/button";
import { plural } from "@/lib/view/format";

interface NarrowedNoteProps {
  /** Labels of the accounts shown; empty shows nothing. */
  shown: readonly string[];
  /** How many accounts there are in all; 0 while nobody knows. */
  total: number;
  onShowAll: () => void;
}

const NAMED = 3;

/** Says that answer and panels speak of some accounts only. A link may have said so, and its reader would not know. */
export function NarrowedNote({ shown, total, onShowAll }: NarrowedNoteProps) {
  if (shown.length === 0) return null;
  const named = shown.slice(0, NAMED).join(", ");
  const more = shown.length > NAMED ? ` and ${shown.length - NAMED} more` : "";
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 text-small text-dim">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        Only <strong className="font-semibold text-text">{named}</strong>
        {more}
        {total > 0 && `, of ${plural(total, "account")}`}
      </span>
      <Button size="small" isPassing onClick={onShowAll}>
        Show all accounts
      </Button>
    </p>
  );
}
