"use client";

import { memo, useMemo } from "react";
import { AccountLoadPanel } from "@/components/panels/account-load-panel";
import { useRecent } from "@/lib/client/use-recent";
import type { Snapshot } from "@/lib/domain/snapshot";
import { toAccountLoadChart } from "@/lib/view/account-load";
import type { Moment } from "@/lib/view/moment";

interface AccountLoadSectionProps extends Moment {
  snapshot: Snapshot | null;
  labels: ReadonlyMap<string, string>;
  isNarrowed: boolean;
  asOf: string | null;
  /** Where the last hour is asked for. */
  recentPath?: string;
}

/** "Executing vs max jobs" with its own data: the last hour. */
export const AccountLoadSection = memo(function AccountLoadSection(props: AccountLoadSectionProps) {
  const { snapshot, labels, isNarrowed, asOf, recentPath, nowMs, zone } = props;
  const recent = useRecent(recentPath);
  const chart = useMemo(
    () => toAccountLoadChart({ snapshot, recent, labels, isNarrowed, nowMs, zone }),
    [snapshot, recent, labels, isNarrowed, nowMs, zone],
  );
  return <AccountLoadPanel chart={chart} asOf={asOf} />;
});
