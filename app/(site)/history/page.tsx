import { headers } from "next/headers";
import { NoScriptNote } from "@/components/panels/no-script-note";
import { FIRST_RUNS } from "@/components/screens/history/first-runs";
import { HistoryScreen } from "@/components/screens/history/history-screen";
import { OperatorActions } from "@/components/screens/operator-actions";
import type { RunPage } from "@/lib/domain/run";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState, type ViewState } from "@/lib/domain/view-state";
import { hasPassword } from "@/lib/server/access/has-password";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getHistory } from "@/lib/server/services/get-history";
import { getReferenceCounts } from "@/lib/server/services/get-reference-counts";
import { nullIfAway } from "@/lib/server/history/reading/null-if-away";
import { nullIfLate } from "@/lib/server/history/reading/null-if-late";
import { recordingForPage } from "@/lib/server/services/recording-health";
import { writeCursor } from "@/lib/server/history/reading/run-cursor";
import { toRunFilters } from "@/lib/server/history/reading/run-query";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { SHARE_TARGETS } from "@/lib/domain/share";
import { cutJobs } from "@/lib/view/cut-jobs";
import { parseTime } from "@/lib/view/parse-time";

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every job of the range is read for its reference: of months of a large fleet that takes longer than a page should. */
const COUNT_LIMIT_MS = 250;

/** What was: the history page. Its first HTML holds the sentences and figures already. */
export default async function Page({ searchParams }: PageProps) {
  await requirePageAccess("/history");
  const view = loadViewState(await searchParams);
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const { envelope, cutFrom } = cutJobs(getMonitor().envelope(null), view);
  const { reader } = getHistory();
  return (
    <HistoryScreen
      fallback={envelope}
      isPartial={cutFrom !== null}
      theme={theme}
      history={await nullIfAway(reader.history({ range: view.range, accounts: view.account }))}
      runs={await nullIfAway(firstRuns(view))}
      references={await nullIfLate(getReferenceCounts().of(view.range, view.account), COUNT_LIMIT_MS)}
      noScriptNote={<NoScriptNote dataAtMs={parseTime(envelope.fetchedAt)} />}
      recording={recordingForPage()}
      actions={<OperatorActions targets={SHARE_TARGETS} here="history" canSignOut={hasPassword()} />}
    />
  );
}

async function firstRuns(view: ViewState): Promise<RunPage> {
  const page = { after: null, limit: FIRST_RUNS, range: null };
  const { runs, next } = await getHistory().reader.runs(toRunFilters(view), page);
  return { runs, next: next && writeCursor(next) };
}
