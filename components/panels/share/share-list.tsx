"use client";

import { Panel } from "@/components/ui/panel";
import type { ShareRow } from "@/lib/view/share-words";
import { ShareListRow } from "./share-list-row";
import { useEndChanging, type SaveEnd } from "./use-end-changing";

interface ShareListProps {
  rows: readonly ShareRow[];
  /** While the database is away nothing can be changed. */
  isAway: boolean;
  onEnd: SaveEnd;
  onPause: (row: ShareRow) => void;
  onRevoke: (row: ShareRow) => void;
}

const isOver = ({ state }: ShareRow) => state === "ended" || state === "revoked";

/** The links: those that open something, and below, folded, those that are over. */
export function ShareList({ rows, isAway, onEnd, onPause, onRevoke }: ShareListProps) {
  const ends = useEndChanging(onEnd);
  const over = rows.filter((row) => ends.isOver(row, isOver(row)));
  const open = rows.filter((row) => !over.includes(row));
  const count = isAway ? (rows.length > 0 ? "as far as known" : null) : String(open.length);
  return (
    <Panel title="Links" subtitle={count} asOf={null}>
      {open.length === 0 ? (
        <p className="py-4 text-dim">
          {isAway ? (
            "The list can't be read now."
          ) : (
            <>
              Nothing is shared. <span className="noscript:hidden">“Share…” makes a link to what you look at.</span>
              <span className="hidden noscript:inline">
                Without JavaScript <code>npm run share</code>, where Slotwatch runs, makes a link.
              </span>
            </>
          )}
        </p>
      ) : (
        <ul>
          {open.map((row) => (
            <ShareListRow
              key={row.id}
              row={row}
              isAway={isAway}
              ending={ends.of(row, false)}
              onPause={isOver(row) ? undefined : onPause}
              onRevoke={isOver(row) ? undefined : onRevoke}
            />
          ))}
        </ul>
      )}
      {over.length === 0 ? null : (
        <details className="mt-2 border-t border-line pt-3">
          <summary className="w-fit rounded-md text-small font-medium text-dim hover:text-text">
            Ended and revoked ({over.length})
          </summary>
          <ul>
            {over.map((row) => (
              <ShareListRow
                key={row.id}
                row={row}
                isAway={isAway}
                ending={row.state === "revoked" ? undefined : ends.of(row, true)}
              />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
