import { memo } from "react";
import type { WallRow } from "@/lib/view/wall-row";
import { WallAccount } from "./wall-account";

interface WallRowsProps {
  rows: readonly WallRow[];
  /** What stands there when there are none; null when the headline says it all. */
  empty: string | null;
}

/** The accounts of one page. */
export const WallRows = memo(function WallRows({ rows, empty }: WallRowsProps) {
  if (rows.length === 0) return <p className="wall-empty">{empty}</p>;
  return (
    <ul className="wall-rows">
      {rows.map((row, place) => (
        // By place: where a page of accounts follows another, the same boxes get other words, and nothing is made anew.
        <WallAccount key={place} row={row} />
      ))}
    </ul>
  );
});
