import type { HistoryRange } from "@/lib/domain/history";
import { loadViewState } from "@/lib/domain/view-state";
import { guardedShare } from "@/lib/server/access/guard";
import { historyCsv } from "@/lib/server/history/reading/history-csv";
import { isCsv } from "@/lib/server/history/reading/run-query";
import { csv, json, methodNotAllowed } from "@/lib/server/respond";
import { getSharedHistory } from "@/lib/server/services/get-shared-history";

export const dynamic = "force-dynamic";

/** What the wall itself asks for. */
const WALL_RANGES: ReadonlySet<HistoryRange> = new Set(["1h", "24h"]);

/** History as one share shows it. */
export const GET = guardedShare("/api/shared/[id]/history", async (request, { share }) => {
  const params = new URL(request.url).searchParams;
  const { range: asked, account } = loadViewState(params);
  // A wall shows its last hours: months are more than its link promised.
  const range = share.target === "wall" && !WALL_RANGES.has(asked) ? "24h" : asked;
  const history = await getSharedHistory().history(share, range, account);
  return isCsv(params) ? csv(historyCsv(history), `slotwatch-history-${range}.csv`) : json(history);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
