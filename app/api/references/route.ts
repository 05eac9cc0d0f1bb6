import { loadViewState } from "@/lib/domain/view-state";
import { guarded } from "@/lib/server/access/guard";
import { referencesCsv } from "@/lib/server/history/reading/history-csv";
import { isCsv } from "@/lib/server/history/reading/run-query";
import { csv, json, methodNotAllowed } from "@/lib/server/respond";
import { getReferenceCounts } from "@/lib/server/services/get-reference-counts";

export const dynamic = "force-dynamic";

/** Whose jobs ended: `?range=` and `?account=` as in the page's own address; `format=csv` for a table. */
export const GET = guarded("/api/references", async (request) => {
  const params = new URL(request.url).searchParams;
  const { range, account } = loadViewState(params);
  const use = await getReferenceCounts().of(range, account);
  return isCsv(params) ? csv(referencesCsv(use), `slotwatch-references-${range}.csv`) : json(use);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
