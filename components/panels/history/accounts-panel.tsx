import { Panel } from "@/components/ui/panel";
import type { AccountHistoryRow } from "@/lib/view/history-accounts";

/** The figures of an account, in the order of their columns. */
const FIGURES = [
  { key: "used", label: "Slot-hours used" },
  { key: "idle", label: "Idle" },
  { key: "zeroFree", label: "At zero free" },
  { key: "runs", label: "Runs" },
  { key: "p50", label: "Video p50" },
  { key: "share", label: "Share of load" },
] as const satisfies readonly { key: keyof AccountHistoryRow; label: string }[];

/** "By account": how each account's slots were used over the range. */
export function AccountsPanel({ rows, asOf }: { rows: readonly AccountHistoryRow[]; asOf: string | null }) {
  return (
    <Panel title="By account" subtitle="of the time observed; half of its videos took up to its p50" asOf={asOf}>
      {rows.length === 0 ? (
        <p className="py-4 text-dim">No account was listed while we watched.</p>
      ) : (
        <table role="table" className="block w-full text-small lg:table">
          <caption className="sr-only">Use of slots by account</caption>
          <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
            <tr role="row" className="text-dim lg:table-row">
              <th scope="col" role="columnheader" className="py-1 pr-4 text-left font-normal">
                Account
              </th>
              <th scope="col" role="columnheader" className="py-1 pr-4 text-left font-normal lg:w-1/3">
                Use of its slots
              </th>
              {FIGURES.map(({ key, label }) => (
                <th
                  key={key}
                  scope="col"
                  role="columnheader"
                  className="py-1 pr-4 text-right font-normal whitespace-nowrap last:pr-0"
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block lg:table-row-group">
            {rows.map((row) => (
              <AccountLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/**
 * One account. On a phone its name and use stand above its figures, each beside its label; `display` takes a table's meaning from
 * them, hence the roles.
 */
function AccountLine({ row }: { row: AccountHistoryRow }) {
  return (
    <tr
      role="row"
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,max(7rem,34%)),1fr))] gap-x-5 gap-y-1 border-t border-line py-2.5 sm:grid-cols-3 lg:table-row lg:py-0 lg:hover:bg-raised/50"
    >
      <th
        scope="row"
        role="rowheader"
        className="min-w-0 truncate text-left font-medium lg:max-w-48 lg:py-2 lg:pr-4 lg:font-normal"
        title={row.id}
      >
        {row.label}
      </th>
      <td role="cell" className="min-w-0 sm:col-span-2 lg:py-2 lg:pr-4">
        <span className="flex items-center gap-2.5">
          {row.usePercent !== null && (
            <svg aria-hidden="true" width="224" height="8" className="h-2 w-full min-w-0 lg:max-w-72">
              <rect width="100%" height="100%" rx="2" className="fill-raised" />
              <rect width={`${row.usePercent}%`} height="100%" rx="2" className="fill-running" />
            </svg>
          )}
          <span className="shrink-0 font-medium whitespace-nowrap max-lg:ml-auto lg:w-20">{row.use}</span>
        </span>
      </td>
      {FIGURES.map(({ key, label }) => (
        <td
          key={key}
          role="cell"
          className="flex min-w-0 justify-between gap-2 whitespace-nowrap lg:table-cell lg:py-2 lg:pr-4 lg:text-right lg:last:pr-0"
        >
          {/* Shown only where the table has no heads above its columns, and hidden from screen readers, which know the heads everywhere. */}
          <span aria-hidden="true" className="text-dim lg:hidden">
            {label}
          </span>
          {row[key]}
        </td>
      ))}
    </tr>
  );
}
