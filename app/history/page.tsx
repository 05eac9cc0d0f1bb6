import { headers } from "next/headers";
import { HistoryScreen } from "@/components/screens/history/history-screen";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getMonitor } from "@/lib/server/monitor/get-monitor";
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
  return <HistoryScreen fallback={envelope} isPartial={cutFrom !== null} theme={theme} history={null} runs={null} />;
}
