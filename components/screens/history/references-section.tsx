"use client";

import { memo, useMemo, useState } from "react";
import { ReferencesPanel } from "@/components/panels/history/references-panel";
import { useReferences } from "@/lib/client/use-references";
import type { SetViewState } from "@/lib/client/use-view-state";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import type { ViewState } from "@/lib/domain/view-state";
import { asOfText } from "@/lib/view/freshness-row";
import { toReferenceTable } from "@/lib/view/history-references";
import type { Moment } from "@/lib/view/moment";
import { parseTime } from "@/lib/view/parse-time";

interface ReferencesSectionProps extends Moment {
  view: ViewState;
  setView: SetViewState;
  fallback: { path: string; answer: ReferenceUse } | null;
  isPaused: boolean;
}

/** Whose jobs ended in the range: an operator's, for a link shows one client's jobs and hides how many others there are. */
export const ReferencesSection = memo(function ReferencesSection(props: ReferencesSectionProps) {
  const { view, setView, fallback, isPaused, nowMs, zone } = props;
  const { range, account } = view;
  const { answer, failure, isOld } = useReferences({ range, account, fallback });
  const table = useMemo(() => answer && toReferenceTable(answer, view, "/history"), [answer, view]);
  const [wasShown, setWasShown] = useState(false);
  if (table !== null && !wasShown) setWasShown(true);
  // Where no reference was sent there is nothing to tell apart. What stood here and can't be counted now says so; where it never stood, others
  // have said what is wrong, and a panel that comes would move what is below.
  if (table === null && !(wasShown && answer === null && failure !== null)) return null;
  const toMs = parseTime(answer?.to ?? null);
  return (
    <ReferencesPanel
      table={table}
      asOf={(isPaused || failure !== null) && toMs !== null ? asOfText(toMs, nowMs, zone) : null}
      isOld={isOld}
      onChoose={(refPrefix) => setView({ refPrefix })}
    />
  );
});
