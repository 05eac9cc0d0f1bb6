import type { ReactNode } from "react";

export interface ChartColumn {
  key: string;
  label: string;
}

interface ChartTableProps {
  /** What the table is of, for screen readers. */
  caption: string;
  columns: readonly ChartColumn[];
  rows: readonly { key: string; when: string; iso: string; cells: readonly ReactNode[] }[];
}

/** A chart's content as a table, unfolded on demand. It is in the page all along, so that search and scripts find it. */
export function ChartTable({ caption, columns, rows }: ChartTableProps) {
  return (
    <details className="group mt-2 text-small">
      <summary className="inline-flex min-h-6 list-none items-center gap-1.5 rounded-md text-dim hover:text-text">
        <svg
          aria-hidden="true"
          viewBox="0 0 8 8"
          width="8"
          height="8"
          className="size-2 fill-current group-open:rotate-90"
        >
          <path d="M1 0 7 4 1 8z" />
        </svg>
        As a table
      </summary>
      <div tabIndex={0} role="group" aria-label={caption} className="mt-1 max-h-80 overflow-auto">
        <table className="w-full">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-panel">
            <tr>
              <th scope="col" className="py-1 pr-3 text-left font-normal text-dim">
                From
              </th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col" className="px-3 py-1 text-right font-normal text-dim last:pr-0">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, when, iso, cells }) => (
              <tr key={key} className="border-t border-line">
                <th scope="row" className="py-0.5 pr-3 text-left font-normal whitespace-nowrap font-times" title={iso}>
                  {when}
                </th>
                {cells.map((cell, index) => (
                  <td key={index} className="px-3 py-0.5 text-right whitespace-nowrap font-times last:pr-0">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
