import { guardedShare } from "@/lib/server/access/guard";
import { readRunQuery } from "@/lib/server/history/reading/run-query";
import { streamRuns } from "@/lib/server/history/reading/stream-runs";
import { csv, json, methodNotAllowed } from "@/lib/server/respond";
import { getSharedHistory } from "@/lib/server/services/get-shared-history";

export const dynamic = "force-dynamic";

/** Finished runs as one share shows them. */
export const GET = guardedShare("/api/shared/[id]/runs", async (request, { share }) => {
  const query = readRunQuery(new URL(request.url).searchParams);
  const history = getSharedHistory();
  if (!query.isCsv) return json(await history.runs(share, query));
  const nextPage = (cursor: string | null) => history.runs(share, { ...query, cursor, limit: 500 });
  return csv(await streamRuns(nextPage), "slotwatch-runs.csv");
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
