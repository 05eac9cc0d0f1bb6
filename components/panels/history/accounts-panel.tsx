import { Panel } from "@/components/ui/panel";
import type { AccountHistoryRow } from "@/lib/view/history-accounts";
import { FiguresTable } from "./figures-table";

const COLUMNS = ["Slot-hours used", "Idle", "None free", "Runs", "Video p50", "Share of load"].map((label) => ({
  label,
}));

/** "By account": how each account's slots were used over the range. */
export function AccountsPanel({ rows, asOf }: { rows: readonly AccountHistoryRow[]; asOf: string | null }) {
  return (
    <Panel title="By account" subtitle="of the time observed; half of its videos took up to its p50" asOf={asOf}>
      {rows.length === 0 ? (
        <p className="py-4 text-dim">No account was listed while we watched.</p>
      ) : (
        <FiguresTable
          caption="Use of slots by account"
          rowsName="Account"
          barsName="Use of its slots"
          columns={COLUMNS}
          rows={rows.map((row) => ({
            key: row.id,
            head: row.label,
            title: row.id,
            percent: row.usePercent,
            percentText: row.use,
            cells: [row.used, row.idle, row.zeroFree, row.runs, row.p50, row.share],
          }))}
        />
      )}
    </Panel>
  );
}
