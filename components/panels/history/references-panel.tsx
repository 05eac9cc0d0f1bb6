import type { MouseEvent } from "react";
import { Panel } from "@/components/ui/panel";
import { isPlainPress } from "@/components/ui/plain-press";
import type { ReferenceRow, ReferenceTable } from "@/lib/view/history-references";
import { FiguresTable, type FigureColumn } from "./figures-table";

const COLUMNS: readonly FigureColumn<ReferenceRow>[] = [
  { label: "Finished", cell: ({ jobs }) => jobs },
  { label: "Of these", cell: ({ kinds }) => kinds, isWords: true },
  { label: "Video time", cell: ({ videoTime }) => videoTime },
];

interface ReferencesPanelProps {
  /** Null where it can't be had just now. */
  table: ReferenceTable | null;
  asOf: string | null;
  /** Whether the rows belong to an earlier question. */
  isOld: boolean;
  /** Shows just the jobs of one beginning in the list below; "" for all. */
  onChoose: (refPrefix: string) => void;
}

/** "By reference": whose jobs ended, as far as references tell. */
export function ReferencesPanel({ table, asOf, isOld, onChoose }: ReferencesPanelProps) {
  return (
    <Panel
      title="By reference"
      subtitle="finished jobs by what their references begin with; press one to list its jobs below"
      asOf={asOf}
    >
      {table === null ? (
        <p className="py-4 text-dim">Jobs can&apos;t be counted by reference now; asking again.</p>
      ) : (
        <>
          <FiguresTable
            caption="Finished jobs by reference"
            rowsName="Reference"
            barsName="Share of video time"
            columns={COLUMNS}
            rows={table.rows}
            headOf={(row) => ({
              key: row.key,
              name: <Beginning row={row} onChoose={onChoose} />,
              ...{ percent: row.sharePercent, percentText: row.share },
            })}
            isOld={isOld}
          />
          <p className="mt-2 text-small text-dim">{table.sentence}</p>
        </>
      )}
    </Panel>
  );
}

/** A beginning is a link, so that it works without scripts and can be copied; with scripts a plain press changes the list in place. */
function Beginning({ row, onChoose }: { row: ReferenceRow; onChoose: (refPrefix: string) => void }) {
  const { label, refPrefix, isRest, href, isChosen } = row;
  if (href === null) return isRest ? <span className="text-dim">{label}</span> : <span title={label}>{label}</span>;
  const choose = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onChoose(isChosen ? "" : (refPrefix ?? ""));
  };
  return (
    <a
      href={href}
      title={label}
      aria-current={isChosen ? "true" : undefined}
      onClick={choose}
      className="underline decoration-edge underline-offset-3 hover:decoration-current aria-[current=true]:font-semibold"
    >
      {label}
    </a>
  );
}
