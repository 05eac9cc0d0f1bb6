import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { SharedScreen } from "@/components/screens/shared-screen";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getSharedView } from "@/lib/server/services/get-shared-view";
import { toSharedInfo } from "@/lib/server/shared/shared-info";
import { ApiOnly } from "@/components/panels/api-only";
import { Legend } from "@/components/panels/legend";
import { NoScriptNote } from "@/components/panels/no-script-note";
import { cutJobs } from "@/lib/view/cut-jobs";
import { parseTime } from "@/lib/view/parse-time";

/** No more in a link's preview than the product's name, which the screen writes into the title. */
export const metadata: Metadata = { description: null };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a link shows: the projection of its share, and nothing else. Whoever may not see it was answered by `proxy.ts` already. */
export default async function Page({ params, searchParams }: PageProps) {
  const { share } = await requirePageAccess("/shared/[id]", (await params).id);
  if (share === null) notFound();
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const shared = toSharedInfo(share);
  const whole = await getSharedView().envelope(share, null);
  // Where jobs are all that is shown, the answer counts them.
  const { envelope, cutFrom } = shared.jobsOnly
    ? { envelope: whole, cutFrom: null }
    : cutJobs(whole, loadViewState(await searchParams));
  return (
    <SharedScreen
      shared={shared}
      fallback={envelope}
      cutFrom={cutFrom}
      theme={theme}
      legend={<Legend />}
      apiOnly={<ApiOnly />}
      noScriptNote={<NoScriptNote dataAtMs={parseTime(envelope.fetchedAt)} />}
    />
  );
}
