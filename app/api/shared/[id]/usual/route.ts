import type { UsualTable } from "@/lib/domain/usual";
import { guardedShare } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";
import { getSharedHistory } from "@/lib/server/services/get-shared-history";

export const dynamic = "force-dynamic";

/** Usual times as one share shows them. */
export const GET = guardedShare("/api/shared/[id]/usual", async (_request, { share }) => {
  const { usual = [] } = getMonitor().envelope(null);
  return json({ usual: await getSharedHistory().usual(share, usual) } satisfies UsualTable);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
