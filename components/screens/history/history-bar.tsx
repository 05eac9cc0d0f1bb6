"use client";

import { AccountFilter } from "@/components/controls/account-filter";
import { ExportMenu } from "@/components/panels/history/export-menu";
import { RangeTabs } from "@/components/panels/history/range-tabs";
import type { Source } from "@/lib/client/paths";
import type { SetViewState } from "@/lib/client/use-view-state";
import type { History } from "@/lib/domain/history";
import type { ViewState } from "@/lib/domain/view-state";
import { labelOf } from "@/lib/view/account-label";
import { periodText, toRangeTabs } from "@/lib/view/history-range";
import type { Moment } from "@/lib/view/moment";
import { plural } from "@/lib/view/format";
import { historyExports } from "./history-exports";
import type { HistoryRows } from "./use-history-rows";

interface HistoryBarProps extends Moment {
  view: ViewState;
  setView: SetViewState;
  source: Partial<Source>;
  rows: HistoryRows;
  /** Whose the history is that is shown. */
  of: Pick<ViewState, "account">;
  /** Null until the first answer. */
  history: History | null;
  /** Whether it is of before, and can't be asked for anew just now. */
  isOld: boolean;
  /** Address of the page this is on. */
  page: string;
}

/** Which stretch of time and whose: range, accounts, what that comes to in words, and all of it to take along. */
export function HistoryBar({ view, setView, source, rows, of, history, isOld, page, nowMs, zone }: HistoryBarProps) {
  const { account } = view;
  const { labels, options } = rows;
  const [only] = of.account;
  const whose =
    only === undefined ? "" : of.account.length === 1 ? labelOf(labels, only) : plural(of.account.length, "account");
  return (
    <div className="flex flex-wrap items-center gap-3 pt-5">
      <RangeTabs
        tabs={toRangeTabs(view, page)}
        onChoose={(range) => (range === view.range ? undefined : setView({ range }))}
      />
      {options.length > 0 || account.length > 0 ? (
        <AccountFilter accounts={options} value={account} onChange={(next) => setView({ account: next })} />
      ) : null}
      {history !== null && (
        <p
          className="order-last basis-full text-small wrap-anywhere text-dim sm:order-none sm:basis-auto"
          title={`${history.from} to ${history.to}`}
        >
          {periodText(history, { nowMs, zone }, isOld)}
          {whose === "" ? "" : ` · ${whose}`}
        </p>
      )}
      <div className="ml-auto">
        <ExportMenu links={historyExports(view, source)} />
      </div>
    </div>
  );
}
