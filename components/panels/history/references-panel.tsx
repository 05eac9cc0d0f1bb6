import type { MouseEvent } from "react";
import { Panel } from "@/components/ui/panel";
import { isPlainPress } from "@/components/ui/plain-press";
import type { ReferenceRow, ReferenceTable } from "@/lib/view/history-references";
import { FiguresTable } from "./figures-table";

const COLUMNS = [{ label: "Finished" }, { label: "Of these", isWords: true }, { label: "Video time" }];

interface ReferencesPanelProps {
  table: ReferenceTable;
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
      <FiguresTable
        caption="Finished jobs by reference"
        rowsName="Reference"
        barsName="Share of video time"
        columns={COLUMNS}
        isOld={isOld}
        rows={table.rows.map((row) => ({
          key: row.key,
          head: <Beginning row={row} onChoose={onChoose} />,
          percent: row.sharePercent,
          percentText: row.share,
          cells: [row.jobs, row.kinds, row.videoTime],
        }))}
      />
      <p className="mt-2 text-small text-dim">{table.sentence}</p>
    </Panel>
  );
}

/** A beginning is a link, so that it works without scripts and can be copied; with scripts a plain press changes the list in place. */
function Beginning({ row, onChoose }: { row: ReferenceRow; onChoose: (refPrefix: string) => void }) {
  const { label, beginning, href, isChosen } = row;
  if (href === null) return <span className="text-dim">{label}</span>;
  const choose = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onChoose(isChosen ? "" : (beginning ?? ""));
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
