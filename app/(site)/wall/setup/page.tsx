import type { Metadata } from "next";
import { headers } from "next/headers";
import { WallSetup } from "@/components/screens/wall/wall-setup";
import { loadViewState, serialiseViewState } from "@/lib/domain/view-state";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { originOf } from "@/lib/server/access/client";
import { opensForNobody } from "@/lib/server/access/host-policy";
import { getEnv } from "@/lib/server/env";
import { getHistory } from "@/lib/server/services/get-history";
import { readForWall } from "@/lib/server/history/reading/read-for-wall";
import { recordingForPage } from "@/lib/server/services/recording-health";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { drawQrCode } from "@/components/ui/draw-qr-code";
import { cutForWall, cutHistoryForWall } from "@/lib/view/wall-cut";

export const metadata: Metadata = { title: "Set up a wall · Slotwatch", icons: "/icons/unknown.svg" };

/** Longer than any zone's name; of more that was typed the beginning tells enough. */
const LONGEST_ZONE = 64;

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where a wall's link is made. A plain form: it works on whatever the screen's browser is. */
export default async function WallSetupPage({ searchParams }: PageProps) {
  await requirePageAccess("/wall/setup");
  const params = await searchParams;
  // A form sends each ticked account as a field of its own; a link writes them with commas.
  const account = [params.account ?? []].flat().join(",");
  const view = loadViewState({ ...params, account });
  const { account: accounts, theme, tz, page } = view;
  const askedZone = [params.tz ?? ""].flat().join().trim();
  // A link falls back in silence; whoever typed it should learn that it did.
  const wrongZone = tz === null && askedZone !== "" ? askedZone.slice(0, LONGEST_ZONE) : null;
  const link = `${originOf(await headers())}/wall${serialiseViewState({ account: accounts, theme, tz, page })}`;
  const { envelope, isPartial } = cutForWall(getMonitor().envelope(null), accounts);
  const read = await readForWall((range) => getHistory().reader.history({ range, accounts }));
  const history = cutHistoryForWall(read, recordingForPage().reason !== null);
  const isGuarded = getEnv().dashboardPassword !== null;
  return (
    <WallSetup
      fallback={envelope}
      {...{ isPartial, history, view, wrongZone, link, isGuarded }}
      isClosed={opensForNobody(link)}
      qr={drawQrCode(link)}
    />
  );
}
