import { headers } from "next/headers";
import { FIRST_RUNS } from "@/components/screens/history/first-runs";
import { HistoryScreen } from "@/components/screens/history/history-screen";
import type { History } from "@/lib/domain/history";
import type { RunPage } from "@/lib/domain/run";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState, type ViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getHistory } from "@/lib/server/history/get-history";
import { writeCursor } from "@/lib/server/history/run-cursor";
import { getMonitor } from "@/lib/server/monitor/get-monitor";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { cutJobs } from "@/lib/view/cut-jobs";

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What was: the history page. Its first HTML holds the sentences and figures already. */
export default async function Page({ searchParams }: PageProps) {
  await requirePageAccess("/history");
  const view = loadViewState(await searchParams);
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const { envelope, cutFrom } = cutJobs(getMonitor().envelope(null), view);
  const { history, runs } = await readFirst(view);
  return <HistoryScreen fallback={envelope} isPartial={cutFrom !== null} theme={theme} history={history} runs={runs} />;
}

/** What the first HTML is made of; nulls while the database is away, and then the page says so by itself. */
async function readFirst({ range, account, kind, q }: ViewState): Promise<{
  history: History | null;
  runs: RunPage | null;
}> {
  const { reader } = getHistory();
  const filters = { accounts: account, kinds: kind, q, refPrefix: "" };
  try {
    const history = await reader.history({ range, accounts: account });
    const { runs, next } = await reader.runs(filters, { after: null, limit: FIRST_RUNS, range: null });
    return { history, runs: { runs, next: next && writeCursor(next) } };
  } catch (error) {
    if (error instanceof StoreAwayError) return { history: null, runs: null };
    throw error;
  }
}
