import { redirect } from "next/navigation";
import { SharedWallScreen } from "@/components/screens/wall/shared-wall-screen";
import { loadViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getSharedView } from "@/lib/server/shared/get-shared-view";
import { toSharedInfo } from "@/lib/server/shared/shared-info";
import { cutForWall } from "@/lib/view/wall-cut";

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
  const { envelope, isPartial } = cutForWall(await getSharedView().envelope(share, null), []);
  return (
    <SharedWallScreen
      shared={toSharedInfo(share)}
      fallback={envelope}
      isPartial={isPartial}
      view={{ account: [], tz, page }}
      theme={theme ?? "dark"}
    />
  );
}
