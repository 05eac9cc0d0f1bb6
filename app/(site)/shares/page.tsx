import type { Metadata } from "next";
import { headers } from "next/headers";
import { SharesScreen } from "@/components/screens/shares-screen";
import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { requirePageAccess } from "@/lib/server/access/page-guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { SHARE_TARGETS } from "@/lib/domain/share";
import { hasPassword } from "@/lib/server/access/has-password";
import { listAudit, RECORD_LINES } from "@/lib/server/store/audit";
import { getStore } from "@/lib/server/services/get-store";
import { listShares } from "@/lib/server/store/shares";
import { isStoreAway } from "@/lib/server/store/store-away";
import type { SharesPageData } from "@/lib/domain/share";

export const metadata: Metadata = { title: "Shared links · Slotwatch", icons: "/icons/unknown.svg" };

/** All there is to show, and when that was: epoch ms. */
async function readAll(): Promise<{ first: SharesPageData; nowMs: number }> {
  return { first: await readStore(), nowMs: Date.now() };
}

async function readStore(): Promise<SharesPageData> {
  try {
    return await getStore().run(async (database) => ({
      shares: await listShares(database),
      record: await listAudit(database, RECORD_LINES),
      away: null,
    }));
  } catch (error) {
    if (!isStoreAway(error)) throw error;
    return { shares: [], record: [], away: error.message };
  }
}

/** The links there are, and the record of who did what. */
export default async function Page() {
  await requirePageAccess("/shares");
  const theme = parseTheme((await headers()).get(THEME_HEADER));
  const accounts = (getMonitor().envelope(null).snapshot?.accounts ?? []).map(({ id, name }) => ({ id, name }));
  return (
    <SharesScreen
      {...await readAll()}
      accounts={accounts}
      theme={theme}
      targets={SHARE_TARGETS}
      canSignOut={hasPassword()}
    />
  );
}
