import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import type { RunListRow } from "@/lib/view/history-runs";
import { KindMark } from "../kind-mark";

interface RunsPanelProps {
  /** Null until the first answer. */
  rows: readonly RunListRow[] | null;
  /** Whether references are shown; a share may hide them. */
  hasRefs: boolean;
  /** Why there are no rows; null when there are. */
  empty: string | null;
  asOf: string | null;
  /** Whether these rows belong to an earlier question. */
  isOld: boolean;
  /** Goes a page on or back; null where there is none. */
  onOlder: (() => void) | null;
  onNewer: (() => void) | null;
  controls: ReactNode;
}

/**
 * Widths of their own: found from all cells, they would move with each page. The reference has what the others leave, on a wide screen no
 * more than is of use to it; without it all columns share the room, or the account's would hold the row's ends too far apart for the eye.
 */
const columnsOf = (hasRefs: boolean) =>
  hasRefs
    ? [
        ["Kind", "text-left lg:w-24"],
        ["Account", "text-left lg:w-[15%]"],
        ["Reference", "text-left"],
        ["Job", "text-left lg:w-26 2xl:w-[9%]"],
        ["Started", "text-right lg:w-42 2xl:w-[13%]"],
        ["Ended", "text-right lg:w-42 2xl:w-[14%]"],
        ["Took", "text-right lg:w-24 2xl:w-[11%]"],
      ]
    : [
        ["Kind", "text-left lg:w-24"],
        ["Account", "text-left lg:w-[21%]"],
        ["Job", "text-left"],
        ["Started", "text-right lg:w-[17%]"],
        ["Ended", "text-right lg:w-[23%]"],
        ["Took", "text-right lg:w-[20%]"],
      ];

/** "Finished jobs": every one that was seen to end, newest first, a page at a time. */
export function RunsPanel({ rows, hasRefs, empty, asOf, isOld, onOlder, onNewer, controls }: RunsPanelProps) {
  return (
    <Panel title="Finished jobs" subtitle="newest first, of all that is kept" asOf={asOf}>
      {controls}
      {empty !== null ? (
        <p className="py-6 text-dim">{empty}</p>
      ) : (
        <table
          role="table"
          aria-busy={isOld}
          className={`mt-2 block w-full text-small lg:table lg:table-fixed ${isOld ? "text-dim" : ""}`}
        >
          <caption className="sr-only">Finished jobs, newest first</caption>
          <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
            <tr role="row" className="text-dim lg:table-row">
              {columnsOf(hasRefs).map(([name, look]) => (
                <th
                  key={name}
                  scope="col"
                  role="columnheader"
                  className={`font-normal lg:px-3 lg:py-1 lg:first:pl-0 lg:last:pr-0 ${look}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block lg:table-row-group" data-rows>
            {(rows ?? []).map((row) => (
              <RunLine key={row.id} row={row} hasRefs={hasRefs} />
            ))}
          </tbody>
        </table>
      )}
      {(onOlder !== null || onNewer !== null) && (
        <nav aria-label="Pages of finished jobs" className="mt-3 flex justify-end gap-3">
          <Button disabled={onNewer === null} onClick={onNewer ?? undefined}>
            Newer
          </Button>
          <Button disabled={onOlder === null} onClick={onOlder ?? undefined}>
            Older
          </Button>
        </nav>
      )}
    </Panel>
  );
}

const CELL = "min-w-0 lg:px-3 lg:py-1 lg:first:pl-0 lg:last:pr-0";

/** One job. Below 1024 px its cells stack in two columns, from 768 px on in three; `display` takes a table's meaning from them, hence the roles. */
function RunLine({ row, hasRefs }: { row: RunListRow; hasRefs: boolean }) {
  return (
    <tr
      role="row"
      className="grid grid-cols-2 items-center gap-x-4 gap-y-0.5 border-t border-line py-2.5 md:grid-cols-[11rem_minmax(0,1fr)_8rem] lg:table-row lg:hover:bg-raised/50"
    >
      <td role="cell" className={`order-1 ${CELL}`}>
        <KindMark kind={row.kind} label={row.kind} />
      </td>
      <td
        role="cell"
        className={`order-3 truncate md:order-2 ${hasRefs ? "" : "max-md:col-span-2"} ${CELL}`}
        title={row.accountLabel}
      >
        {row.accountLabel}
      </td>
      {hasRefs && (
        <td
          role="cell"
          className={`order-4 truncate text-right text-dim md:order-6 md:text-left ${CELL}`}
          title={row.hasRef ? row.ref : undefined}
        >
          {row.hasRef ? row.ref : <span aria-label="none">{row.ref}</span>}
        </td>
      )}
      <td role="cell" className={`order-6 text-right whitespace-nowrap md:order-7 md:col-start-3 lg:text-left ${CELL}`}>
        <CopyButton
          text={row.id}
          label={`Copy the id of job ${row.shortId}`}
          className="text-dim hover:text-text lg:-ml-[9px] lg:not-hover:border-transparent!"
        >
          {row.shortId}
        </CopyButton>
      </td>
      <td role="cell" className={`order-7 whitespace-nowrap max-lg:hidden lg:text-right ${CELL}`}>
        {row.startedIso === null ? (
          row.started
        ) : (
          <time dateTime={row.startedIso} title={row.startedIso}>
            {row.started}
          </time>
        )}
      </td>
      <td role="cell" className={`order-5 whitespace-nowrap lg:text-right ${CELL}`}>
        <span className="lg:hidden">ended </span>
        <span className="font-times" title={row.endedIso}>
          {row.ended}
        </span>
      </td>
      <td role="cell" className={`order-2 text-right font-times ${CELL}`} title={row.note ?? undefined}>
        <span className="font-sans lg:hidden">took </span>
        {row.took}
        {row.note !== null && <span className="sr-only">{row.note}</span>}
      </td>
    </tr>
  );
}
