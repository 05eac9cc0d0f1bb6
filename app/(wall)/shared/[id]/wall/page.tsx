import { redirect } from "next/navigation";
import { SharedWallScreen } from "@/components/screens/wall/shared-wall-screen";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { readForWall } from "@/lib/server/history/reading/read-for-wall";
import { recordingForPage } from "@/lib/server/services/recording-health";
import { getSharedHistory } from "@/lib/server/services/get-shared-history";
import { getSharedView } from "@/lib/server/services/get-shared-view";
import { toSharedInfo } from "@/lib/server/shared/shared-info";
import { cutForWall, cutHistoryForWall } from "@/lib/view/wall-cut";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The wall of a link to it. People know it as `/shared/<id>`: `proxy.ts` leads there, for a wall's document is another. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { share } = await requirePageAccess("/shared/[id]/wall", id);
  if (share?.target !== "wall") redirect(`/shared/${encodeURIComponent(id)}`);
  const { theme, tz, page } = loadViewState(await searchParams);
  const info = toSharedInfo(share);
  const whole = await getSharedView().envelope(share, null);
  // A wall of some jobs alone counts them: it can't do with a part.
  const { envelope, isPartial } = info.jobsOnly ? { envelope: whole, isPartial: false } : cutForWall(whole, []);
  const read = await readForWall((range) => getSharedHistory().history(share, range, []));
  return (
    <SharedWallScreen
      shared={info}
      fallback={envelope}
      isPartial={isPartial}
      history={cutHistoryForWall(read, recordingForPage().reason !== null)}
      view={{ account: [], tz, page }}
      theme={theme ?? "dark"}
    />
  );
}
