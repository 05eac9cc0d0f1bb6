import type { MouseEvent } from "react";
import { isPlainPress } from "@/components/ui/plain-press";
import type { HistoryRange } from "@/lib/domain/history";
import type { RangeTab } from "@/lib/view/history-range";

interface RangeTabsProps {
  tabs: readonly RangeTab[];
  onChoose: (range: HistoryRange) => void;
}

/**
 * The range, as links: each is an address that can be opened beside this one, copied, and followed without scripts. With
 * scripts a plain press changes the view in place.
 */
export function RangeTabs({ tabs, onChoose }: RangeTabsProps) {
  const onClick = (event: MouseEvent<HTMLAnchorElement>, range: HistoryRange) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onChoose(range);
  };
  return (
    <nav aria-label="Range" className="flex max-w-full overflow-x-auto rounded-lg border border-edge bg-panel p-0.5">
      {tabs.map(({ range, label, name, href, isCurrent }) => (
        <a
          key={range}
          href={href}
          aria-current={isCurrent ? "page" : undefined}
          aria-label={name}
          onClick={(event) => onClick(event, range)}
          className="flex min-h-7 items-center rounded-md px-2.5 text-small font-medium whitespace-nowrap text-dim hover:text-text aria-[current=page]:bg-raised aria-[current=page]:text-text sm:px-3"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
