"use client";

import { memo, useMemo } from "react";
import { ChartSlot } from "@/components/charts/chart-slot";
import { LazyHourStrips, LazyNowBars } from "@/components/charts/lazy-drawings";
import { useStable } from "@/components/charts/use-stable";
import { CutName } from "@/components/ui/cut-name";
import { Panel } from "@/components/ui/panel";
import { Spoken } from "@/components/ui/spoken";
import type { AccountLoadChart, AccountLoadRow } from "@/lib/view/account-load";
import { loadObservedText, toLoadSpan } from "@/lib/view/load-span";

export interface AccountLoadPanelProps {
  /** At most 30 rows. */
  chart: AccountLoadChart;
  /** FreshnessRow.asOf. */
  asOf: string | null;
}

/** "Executing vs max jobs": each account now (bar against outline) and over the last hour (area against dashes). */
export function AccountLoadPanel({ chart, asOf }: AccountLoadPanelProps) {
  return (
    <Panel
      title="Executing vs max jobs"
      subtitle={chart.empty === null ? <Subtitle isOld={asOf !== null} /> : undefined}
      asOf={asOf}
      className="flex flex-col"
    >
      {chart.empty !== null ? (
        <p className="pt-3 pb-6 text-dim">{chart.empty}</p>
      ) : (
        <AccountLoad chart={chart} isOld={asOf !== null} />
      )}
    </Panel>
  );
}

/**
 * Says what is drawn: the last hour is not on a phone, nor without scripts; and old bars are not of now. Those have a time beside
 * them, and both must fit into the line that was there.
 */
function Subtitle({ isOld }: { isOld: boolean }) {
  if (isOld) return "as last heard";
  return (
    <>
      now
      <span className="hidden sm:inline noscript:hidden!">, and the last 60 min against each max</span>
    </>
  );
}

/**
 * Names and figures are a table; the two drawings lie over its empty middle columns, one drawing for all rows. Its
 * rows have a fixed height, so the drawings' places are known before they arrive.
 */
function AccountLoad({ chart, isOld }: { chart: AccountLoadChart; isOld: boolean }) {
  const { rows, scale, isHourKnown } = chart;
  const now = useStable(rows, isSameNow);
  const hour = useStable(rows, isSameHour);
  const bars = useMemo(() => ({ bars: now, scale }), [now, scale]);
  const strips = useMemo(() => ({ accounts: hour, scale }), [hour, scale]);
  const observed = isHourKnown ? loadObservedText(hour) : null;
  const rowHeight = rows.length > 16 ? "h-6" : rows.length > 8 ? "h-7" : "h-9 min-[112.5rem]:h-12";
  return (
    <>
      <p className="sr-only">{chart.sentence}</p>
      {/* Where the panel beside is taller, up to six rows stretch so far (globals.css); more stretch as they like. */}
      <div className={`relative flex flex-1 max-h-${rows.length * 14 + 10}`}>
        <table role="table" className="beside-bars text-small">
          <caption className="sr-only">Executing against max jobs</caption>
          <thead role="rowgroup" className="sr-only">
            <tr role="row">
              <th role="columnheader">Account</th>
              <th role="columnheader">Last 60 minutes</th>
              <th role="columnheader">Executing / max jobs</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <Row key={row.accountId} row={row} isHourKnown={isHourKnown} height={rowHeight} />
            ))}
          </tbody>
        </table>
        <ChartSlot
          isCheap
          drawing={LazyNowBars}
          rows={bars}
          className="absolute inset-y-0 right-18 left-28 sm:right-auto sm:w-28"
        />
        <ChartSlot
          drawing={LazyHourStrips}
          rows={strips}
          className="absolute inset-y-0 right-20 left-59 hidden sm:block"
        />
      </div>
      <p
        aria-hidden="true"
        className="mt-1 mr-20 ml-59 hidden justify-between gap-2 text-caption text-dim sm:flex noscript:hidden!"
      >
        <span className="whitespace-nowrap">60 min ago</span>
        {/* Not where the two panels beside each other leave no room for it. */}
        {observed !== null && <span className="truncate lg:max-[86rem]:hidden">{observed}</span>}
        <span>{isOld ? "then" : "now"}</span>
      </p>
      {chart.rest !== null && <p className="mt-2 text-small text-dim">{chart.rest}</p>}
    </>
  );
}

const isSameRowNow = (a: AccountLoadRow, b: AccountLoadRow) => a.accountId === b.accountId && a.text === b.text;
const isSameRowHour = (a: AccountLoadRow, b: AccountLoadRow) =>
  a.accountId === b.accountId && a.executingHistory === b.executingHistory && a.maxJobsHistory === b.maxJobsHistory;

/** What a drawing depends on: while it stays the same, a new revision redraws nothing. */
const isSame = (isSameRow: typeof isSameRowNow) => (before: readonly AccountLoadRow[], after: typeof before) =>
  before.length === after.length && before.every((row, at) => after[at] !== undefined && isSameRow(row, after[at]));
const isSameNow = isSame(isSameRowNow);
const isSameHour = isSame(isSameRowHour);

interface RowProps {
  row: AccountLoadRow;
  isHourKnown: boolean;
  height: string;
}

/** One account's words: the hour in words is a walk through its minutes, so it is made only when one of them is new. */
const Row = memo(
  function Row({ row, isHourKnown, height }: RowProps) {
    return (
      <tr role="row" className={height}>
        {/* Said whole: of its two parts a screen reader would make two words. */}
        <th role="rowheader" aria-label={row.label} className="w-28 pr-3 text-left font-normal" title={row.label}>
          <p className="truncate">
            <CutName label={row.label} />
          </p>
        </th>
        <td role="cell">
          <Spoken text={isHourKnown ? hourInWords(row) : "not known yet"} />
        </td>
        <td role="cell" className="w-18 text-right font-times whitespace-pre">
          {row.text}
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.isHourKnown === after.isHourKnown &&
    before.height === after.height &&
    before.row.label === after.row.label &&
    isSameRowNow(before.row, after.row) &&
    isSameRowHour(before.row, after.row),
);

function hourInWords(row: AccountLoadRow): string {
  const { least, most: mostAsked, minutesFull, minutesUnknown } = toLoadSpan(row);
  if (least === null) return "nothing observed";
  // The hour is asked for once a minute; what runs now is part of it.
  const most = Math.max(mostAsked ?? 0, row.executing ?? 0);
  const range = least === most ? `at most ${most}` : `at most ${least} to ${most}`;
  const full = minutesFull > 0 ? `, its max reached in ${minutesFull} min` : "";
  return `${range}${full}${minutesUnknown > 0 ? `, ${minutesUnknown} min not observed` : ""}`;
}
