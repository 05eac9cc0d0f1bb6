import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NoScriptNote } from "@/components/panels/no-script-note";
import { FIRST_RUNS } from "@/components/screens/history/first-runs";
import { SharedHistoryScreen } from "@/components/screens/history/shared-history-screen";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { nullIfAway } from "@/lib/server/history/reading/null-if-away";
import { toRunFilters } from "@/lib/server/history/reading/run-query";
import { getSharedHistory } from "@/lib/server/services/get-shared-history";
import { getSharedView } from "@/lib/server/services/get-shared-view";
import { toSharedInfo } from "@/lib/server/shared/shared-info";
import { parseTime } from "@/lib/view/parse-time";

/** No more in a link's preview than the product's name, which the screen writes into the title. */
export const metadata: Metadata = { description: null };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a link to history shows. People know it as `/shared/<id>`: `proxy.ts` leads there. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { share } = await requirePageAccess("/shared/[id]/history", id);
  if (share?.target !== "history") redirect(`/shared/${encodeURIComponent(id)}`);
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const view = loadViewState(await searchParams);
  const shared = getSharedHistory();
  const question = { filters: toRunFilters(view), range: null, cursor: null, limit: FIRST_RUNS };
  const envelope = await getSharedView().envelope(share, null);
  return (
    <SharedHistoryScreen
      shared={toSharedInfo(share)}
      fallback={envelope}
      isPartial={false}
      theme={theme}
      noScriptNote={<NoScriptNote dataAtMs={parseTime(envelope.fetchedAt)} />}
      history={await nullIfAway(shared.history(share, view.range, view.account))}
      runs={await nullIfAway(shared.runs(share, question))}
    />
  );
}
