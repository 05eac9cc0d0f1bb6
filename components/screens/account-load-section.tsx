"use client";

import { memo, useMemo, useState } from "react";
import { AccountLoadPanel } from "@/components/panels/account-load-panel";
import { useRecent } from "@/lib/client/use-recent";
import type { Snapshot } from "@/lib/domain/snapshot";
import { toAccountLoadChart } from "@/lib/view/account-load";

interface AccountLoadSectionProps {
  snapshot: Snapshot | null;
  labels: ReadonlyMap<string, string>;
  isNarrowed: boolean;
  asOf: string | null;
  /** Where the last hour is asked for. */
  recentPath?: string;
}

const NONE: readonly string[] = [];

/** "Executing vs max jobs" with its own data: the last hour. */
export const AccountLoadSection = memo(function AccountLoadSection(props: AccountLoadSectionProps) {
  const { snapshot, labels, isNarrowed, asOf, recentPath } = props;
  const recent = useRecent(recentPath);
  const [shown, setShown] = useState(NONE);
  const chart = useMemo(
    () => toAccountLoadChart({ snapshot, recent, labels, isNarrowed, shown }),
    [snapshot, recent, labels, isNarrowed, shown],
  );
  const drawn = chart.rest === null ? NONE : chart.rows.map(({ accountId }) => accountId);
  if (drawn.join() !== shown.join()) setShown(drawn);
  return <AccountLoadPanel chart={chart} asOf={asOf} />;
});
