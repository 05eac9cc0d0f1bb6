import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { Spoken } from "@/components/ui/spoken";
import type { EndedLane, EndedRow } from "@/lib/view/just-ended";
import { KindMark } from "./kind-mark";

interface EndedLaneViewProps {
  lane: EndedLane;
  asOf: string | null;
  /** The switch for alerts. */
  aside: ReactNode;
}

/** "Just ended": the jobs of the last 15 minutes, newest first, on one line that scrolls. */
export function EndedLaneView({ lane: { rows, moreText, text }, asOf, aside }: EndedLaneViewProps) {
  return (
    <Panel title="Just ended" subtitle={text} asOf={asOf} aside={aside}>
      {rows.length === 0 ? (
        <p className="min-h-18 text-small text-dim">
          The jobs of the last 15 minutes stand here, with how long they took.
        </p>
      ) : (
        <ul
          tabIndex={0}
          aria-label="Jobs that ended in the last 15 minutes"
          className="flex min-h-18 gap-2 overflow-x-auto pb-1"
          data-rows
        >
          {rows.map((row) => (
            <EndedItem key={row.id} row={row} />
          ))}
          {moreText !== null && <li className="flex shrink-0 items-center px-2 text-small text-dim">{moreText}</li>}
        </ul>
      )}
    </Panel>
  );
}

function EndedItem({ row }: { row: EndedRow }) {
  return (
    <li className="w-44 shrink-0 rounded-lg border border-line px-3 py-1.5 text-small">
      <p className="flex items-baseline justify-between gap-2">
        <span className="truncate font-medium" title={row.id}>
          {row.name}
        </span>
        <span>
          <KindMark kind={row.kind} label="" />
          <Spoken text={row.kind} />
        </span>
      </p>
      <p className="flex items-baseline justify-between gap-2 text-dim">
        <span className="font-times whitespace-nowrap">{row.took}</span>
        <span className="truncate text-caption" title={`ended ${row.endedIso}`}>
          {row.ago}
        </span>
      </p>
      <p className="truncate text-caption text-dim">{row.accountLabel}</p>
    </li>
  );
}
