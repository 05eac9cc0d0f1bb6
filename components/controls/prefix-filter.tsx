import { X } from "lucide";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { visibleText } from "@/lib/view/visible-text";

/** How references must begin, as a link may say it, and a way to be rid of it. Nothing where all are shown. */
export function PrefixFilter({ value, onClear }: { value: string; onClear: () => void }) {
  if (value === "") return null;
  const shown = visibleText(value);
  return (
    <Button
      isPassing
      aria-label={`Stop showing only references that begin with ${shown}`}
      onClick={onClear}
      className="max-w-64"
    >
      <span className="truncate font-normal text-dim">
        references <span className="font-medium text-text">{shown}…</span>
      </span>
      <Icon icon={X} className="size-3.5 shrink-0 text-dim" />
    </Button>
  );
}
