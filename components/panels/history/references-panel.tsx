import type { MouseEvent } from "react";
import { Panel } from "@/components/ui/panel";
import { isPlainPress } from "@/components/ui/plain-press";
import type { ReferenceRow, ReferenceTable } from "@/lib/view/history-references";

/** The figures of a row, in the order of their columns. */
const FIGURES = [
  { key: "jobs", label: "Finished", look: "text-right" },
  { key: "kinds", label: "Of these", look: "text-right lg:text-left lg:whitespace-normal" },
  { key: "videoTime", label: "Video time", look: "text-right" },
] as const satisfies readonly { key: keyof ReferenceRow; label: string; look: string }[];

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
      <table role="table" aria-busy={isOld} className={`block w-full text-small lg:table ${isOld ? "text-dim" : ""}`}>
        <caption className="sr-only">Finished jobs by reference</caption>
        <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
          <tr role="row" className="text-dim lg:table-row">
            <th scope="col" role="columnheader" className="py-1 pr-4 text-left font-normal">
              Reference
            </th>
            <th scope="col" role="columnheader" className="py-1 pr-4 text-left font-normal lg:w-1/3">
              Share of video time
            </th>
            {FIGURES.map(({ key, label, look }) => (
              <th
                key={key}
                scope="col"
                role="columnheader"
                className={`py-1 pr-4 font-normal last:pr-0 ${look} whitespace-nowrap!`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block lg:table-row-group">
          {table.rows.map((row) => (
            <ReferenceLine key={row.key} row={row} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-small text-dim">{table.sentence}</p>
    </Panel>
  );
}

/** One beginning. On a phone its name and share stand above its figures, each beside its label; `display` takes a table's meaning, hence the roles. */
function ReferenceLine({ row, onChoose }: { row: ReferenceRow; onChoose: (refPrefix: string) => void }) {
  const { label, beginning, href, isChosen, share, sharePercent } = row;
  const choose = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    onChoose(isChosen ? "" : (beginning ?? ""));
  };
  return (
    <tr
      role="row"
      className="grid grid-cols-2 gap-x-5 gap-y-1 border-t border-line py-2.5 sm:grid-cols-3 lg:table-row lg:py-0 lg:hover:bg-raised/50"
    >
      <th
        scope="row"
        role="rowheader"
        className="min-w-0 truncate text-left font-medium max-sm:col-span-2 lg:max-w-64 lg:py-2 lg:pr-4 lg:font-normal"
      >
        {href === null ? (
          <span className="text-dim">{label}</span>
        ) : (
          <a
            href={href}
            title={label}
            aria-current={isChosen ? "true" : undefined}
            onClick={choose}
            className="underline decoration-edge underline-offset-3 hover:decoration-current aria-[current=true]:font-semibold"
          >
            {label}
          </a>
        )}
      </th>
      <td role="cell" className="min-w-0 max-sm:col-span-2 sm:col-span-2 lg:py-2 lg:pr-4">
        <span className="flex items-center gap-2.5">
          {sharePercent !== null && (
            <svg aria-hidden="true" width="224" height="8" className="h-2 w-full min-w-0 lg:max-w-72">
              <rect width="100%" height="100%" rx="2" className="fill-raised" />
              <rect width={`${sharePercent}%`} height="100%" rx="2" className="fill-running" />
            </svg>
          )}
          <span className="shrink-0 font-medium whitespace-nowrap max-lg:ml-auto lg:w-20">{share}</span>
        </span>
      </td>
      {FIGURES.map(({ key, label: name, look }) => (
        <td
          key={key}
          role="cell"
          className={`flex min-w-0 justify-between gap-2 lg:table-cell lg:py-2 lg:pr-4 lg:last:pr-0 ${look} ${key === "kinds" ? "max-lg:order-last max-lg:col-span-full" : "whitespace-nowrap"}`}
        >
          {/* Shown only where the table has no heads above its columns, and hidden from screen readers, which know the heads everywhere. */}
          <span aria-hidden="true" className="text-dim lg:hidden">
            {name}
          </span>
          {row[key]}
        </td>
      ))}
    </tr>
  );
}
