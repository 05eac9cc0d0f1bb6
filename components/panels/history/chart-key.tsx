import type { ReactNode } from "react";

/** One entry of a chart's key: the mark as it is drawn, and its word. */
export function KeyEntry({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5 whitespace-nowrap">
      <svg aria-hidden="true" viewBox="0 0 16 10" width="16" height="10" className="h-2.5 w-4 shrink-0">
        {children}
      </svg>
      {word}
    </li>
  );
}

/** A chart's key, in the corner of its panel. Without scripts there is no chart to read by it. */
export function ChartKey({ children }: { children: ReactNode }) {
  return <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-caption text-dim noscript:hidden">{children}</ul>;
}
