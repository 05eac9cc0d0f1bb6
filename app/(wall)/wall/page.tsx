import { headers } from "next/headers";
import { WallScreen } from "@/components/screens/wall/wall-screen";
import { loadViewState, serialiseViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { originOf } from "@/lib/server/access/client";
import { opensForNobody } from "@/lib/server/access/host-policy";
import { getHistory } from "@/lib/server/services/get-history";
import { readForWall } from "@/lib/server/history/reading/read-for-wall";
import { recordingForPage } from "@/lib/server/services/recording-health";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { drawQrCode } from "@/components/ui/draw-qr-code";
import { cutForWall, cutHistoryForWall } from "@/lib/view/wall-cut";

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The team monitor. Set by its link alone: a screen on a wall has nobody who chose a theme for it. */
export default async function WallPage({ searchParams }: PageProps) {
  await requirePageAccess("/wall");
  const { account, theme, tz, page } = loadViewState(await searchParams);
  const { envelope, isPartial } = cutForWall(getMonitor().envelope(null), account);
  const read = await readForWall((range) => getHistory().reader.history({ range, accounts: account }));
  const phone = `${originOf(await headers())}/${serialiseViewState({ account, tz })}`;
  return (
    <WallScreen
      fallback={envelope}
      isPartial={isPartial}
      history={cutHistoryForWall(read, recordingForPage().reason !== null)}
      view={{ account, tz, page }}
      theme={theme ?? "dark"}
      // A code that opens nothing is worse than none.
      qr={opensForNobody(phone) ? null : drawQrCode(phone)}
      setupHref={`/wall/setup${serialiseViewState({ account, theme, tz, page })}`}
    />
  );
}
