import { Panel } from "@/components/ui/panel";
import type { AccountRow } from "@/lib/view/history-accounts";

/** "By account": how each account's slots were used over the range. */
export function AccountsPanel({ rows, asOf }: { rows: readonly AccountRow[]; asOf: string | null }) {
  return (
    <Panel title="By account" subtitle="of the time observed" asOf={asOf}>
      {rows.length === 0 ? (
        <p className="py-4 text-dim">No account was listed while we watched.</p>
      ) : (
        <div tabIndex={0} role="group" aria-label="By account" className="overflow-x-auto">
          <table className="w-full text-small">
            <caption className="sr-only">Use of slots by account</caption>
            <thead>
              <tr className="text-dim [&>th]:py-1 [&>th]:pr-4 [&>th]:font-normal [&>th]:whitespace-nowrap [&>th:last-child]:pr-0">
                <th scope="col" className="text-left">
                  Account
                </th>
                <th scope="col" className="min-w-32 text-left sm:w-2/5">
                  Use of its slots
                </th>
                <th scope="col" className="text-right">
                  Slot-hours used
                </th>
                <th scope="col" className="text-right">
                  Idle
                </th>
                <th scope="col" className="text-right">
                  At zero free
                </th>
                <th scope="col" className="text-right">
                  Runs
                </th>
                <th scope="col" className="text-right">
                  Video p50
                </th>
                <th scope="col" className="text-right">
                  Share of load
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <AccountLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function AccountLine({ row }: { row: AccountRow }) {
  return (
    <tr className="border-t border-line [&>td]:py-2 [&>td]:pr-4 [&>td]:whitespace-nowrap [&>td:last-child]:pr-0">
      <th scope="row" className="max-w-48 truncate py-2 pr-4 text-left font-normal" title={row.id}>
        {row.label}
      </th>
      <td>
        <span className="flex items-center gap-2.5">
          {row.usePercent !== null && (
            <svg aria-hidden="true" width="224" height="8" className="h-2 w-full max-w-56 min-w-16">
              <rect width="100%" height="100%" rx="2" className="fill-raised" />
              <rect width={`${row.usePercent}%`} height="100%" rx="2" className="fill-running" />
            </svg>
          )}
          <span className="w-20 shrink-0 font-medium">{row.use}</span>
        </span>
      </td>
      <Figure>{row.used}</Figure>
      <Figure>{row.idle}</Figure>
      <Figure>{row.zeroFree}</Figure>
      <Figure>{row.runs}</Figure>
      <Figure>{row.p50}</Figure>
      <Figure>{row.share}</Figure>
    </tr>
  );
}

function Figure({ children }: { children: string }) {
  return <td className="text-right">{children}</td>;
}
