import type { ReactNode } from "react";

/** A column of figures. */
export interface FigureColumn<Row> {
  label: string;
  cell: (row: Row) => string;
  /** Words, not a figure: aligned left, and below the others where a row stacks. */
  isWords?: boolean;
}

/** What a row is of, and its bar. */
interface FigureHead {
  key: string;
  /** What the figures are of. */
  name: ReactNode;
  /** The same whole, where it may be cut; undefined where the name says it itself. */
  title?: string;
  /** How long its bar is, 0 to 100; null where it has none. */
  percent: number | null;
  percentText: string;
}

interface FiguresTableProps<Row> {
  caption: string;
  /** What the rows are. */
  rowsName: string;
  /** What the bars are. */
  barsName: string;
  columns: readonly FigureColumn<Row>[];
  rows: readonly Row[];
  headOf: (row: Row) => FigureHead;
  /** Whether the rows belong to an earlier question. */
  isOld?: boolean;
}

/**
 * Rows of a bar and figures. On a phone what they are of and the bar stand above the figures, each of those beside its label; `display` takes
 * a table's meaning from them, hence the roles.
 */
export function FiguresTable<Row>(props: FiguresTableProps<Row>) {
  const { caption, rowsName, barsName, columns, rows, headOf, isOld = false } = props;
  const names = [
    { label: rowsName, look: "text-left" },
    { label: barsName, look: "text-left lg:w-1/3" },
    ...columns.map(({ label, isWords = false }) => ({ label, look: isWords ? "text-left" : "text-right" })),
  ];
  return (
    <table role="table" aria-busy={isOld} className={`block w-full text-small lg:table ${isOld ? "text-dim" : ""}`}>
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
        <tr role="row" className="text-dim lg:table-row">
          {names.map(({ label, look }) => (
            <th
              key={label}
              scope="col"
              role="columnheader"
              className={`py-1 pr-4 font-normal whitespace-nowrap last:pr-0 ${look}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block lg:table-row-group">
        {rows.map((row) => {
          const head = headOf(row);
          return <FigureLine key={head.key} head={head} row={row} columns={columns} />;
        })}
      </tbody>
    </table>
  );
}

interface FigureLineProps<Row> extends Pick<FiguresTableProps<Row>, "columns"> {
  head: FigureHead;
  row: Row;
}

function FigureLine<Row>({ head, row, columns }: FigureLineProps<Row>) {
  const { name, title, percent, percentText } = head;
  return (
    <tr
      role="row"
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,max(7rem,34%)),1fr))] gap-x-5 gap-y-1 border-t border-line py-2.5 sm:grid-cols-3 lg:table-row lg:py-0 lg:hover:bg-raised/50"
    >
      <th
        scope="row"
        role="rowheader"
        className="min-w-0 truncate text-left font-medium lg:max-w-48 lg:py-2 lg:pr-4 lg:font-normal"
        title={title}
      >
        {name}
      </th>
      <td role="cell" className="min-w-0 sm:col-span-2 lg:py-2 lg:pr-4">
        <span className="flex items-center gap-2.5">
          {percent !== null && (
            <svg aria-hidden="true" width="224" height="8" className="h-2 w-full min-w-0 lg:max-w-72">
              <rect width="100%" height="100%" rx="2" className="fill-raised" />
              <rect width={`${percent}%`} height="100%" rx="2" className="fill-running" />
            </svg>
          )}
          <span className="shrink-0 font-medium whitespace-nowrap max-lg:ml-auto lg:w-20">{percentText}</span>
        </span>
      </td>
      {columns.map(({ label, cell, isWords = false }) => (
        <td
          key={label}
          role="cell"
          className={`flex min-w-0 justify-between gap-2 lg:table-cell lg:py-2 lg:pr-4 lg:last:pr-0 ${isWords ? "text-right max-lg:order-last max-lg:col-span-full lg:text-left" : "whitespace-nowrap lg:text-right"}`}
        >
          {/* Shown only where the table has no heads above its columns, and hidden from screen readers, which know the heads everywhere. */}
          <span aria-hidden="true" className="shrink-0 text-dim lg:hidden">
            {label}
          </span>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
