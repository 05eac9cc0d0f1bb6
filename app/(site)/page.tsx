import { headers } from "next/headers";
import { ApiOnly } from "@/components/panels/api-only";
import { Legend } from "@/components/panels/legend";
import { NoScriptNote } from "@/components/panels/no-script-note";
import { LiveScreen } from "@/components/screens/live-screen";
import { OperatorActions } from "@/components/screens/operator-actions";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { hasPassword } from "@/lib/server/access/has-password";
import { getHistory } from "@/lib/server/services/get-history";
import { nullIfLate } from "@/lib/server/history/reading/null-if-late";
import { recordingForPage } from "@/lib/server/services/recording-health";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { SHARE_TARGETS } from "@/lib/domain/share";
import { cutJobs } from "@/lib/view/cut-jobs";
import { parseTime } from "@/lib/view/parse-time";
import { toPastHour } from "@/lib/view/past-hour";
import { verdictRule } from "@/lib/view/verdict-rule";

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The live view. Its first HTML holds the numbers already: no spinner, and readable without scripts. */
export default async function Page({ searchParams }: PageProps) {
  await requirePageAccess("/");
  const view = loadViewState(await searchParams);
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const hour = await nullIfLate(getHistory().reader.history({ range: "1h", accounts: view.account }));
  const { envelope, cutFrom } = cutJobs(getMonitor().envelope(null), view);
  return (
    <LiveScreen
      fallback={envelope}
      cutFrom={cutFrom}
      theme={theme}
      legend={<Legend />}
      apiOnly={<ApiOnly>{verdictRule(envelope.usual ?? [])}</ApiOnly>}
      noScriptNote={<NoScriptNote dataAtMs={parseTime(envelope.fetchedAt)} />}
      recording={recordingForPage()}
      pastHour={toPastHour(hour)}
      actions={<OperatorActions targets={SHARE_TARGETS} canSignOut={hasPassword()} />}
    />
  );
}
