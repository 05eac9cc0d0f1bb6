import { loadViewState } from "@/lib/domain/view-state";
import { guarded } from "@/lib/server/access/guard";
import { getHistory } from "@/lib/server/services/get-history";
import { historyCsv } from "@/lib/server/history/reading/history-csv";
import { isCsv } from "@/lib/server/history/reading/run-query";
import { csv, json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** What was observed: `?range=` and `?account=` as in the page's own address; `format=csv` for its steps. */
export const GET = guarded("/api/history", async (request) => {
  const params = new URL(request.url).searchParams;
  const { range, account } = loadViewState(params);
  const history = await getHistory().reader.history({ range, accounts: account });
  return isCsv(params) ? csv(historyCsv(history), `slotwatch-history-${range}.csv`) : json(history);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
