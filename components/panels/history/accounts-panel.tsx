import { Panel } from "@/components/ui/panel";
import type { AccountHistoryRow } from "@/lib/view/history-accounts";
import { FiguresTable, type FigureColumn } from "./figures-table";

const COLUMNS: readonly FigureColumn<AccountHistoryRow>[] = [
  { label: "Slot-hours used", cell: ({ used }) => used },
  { label: "Idle", cell: ({ idle }) => idle },
  { label: "None free", cell: ({ zeroFree }) => zeroFree },
  { label: "Runs", cell: ({ runs }) => runs },
  { label: "Video p50", cell: ({ p50 }) => p50 },
  { label: "Share of load", cell: ({ share }) => share },
];

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
          rows={rows}
          headOf={({ id, label, usePercent, use }) => ({
            ...{ key: id, name: label, title: id },
            ...{ percent: usePercent, percentText: use },
          })}
        />
      )}
    </Panel>
  );
}
