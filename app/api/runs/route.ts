import type { RunPage } from "@/lib/domain/run";
import { guarded } from "@/lib/server/access/guard";
import { getHistory } from "@/lib/server/services/get-history";
import { readCursor, writeCursor } from "@/lib/server/history/reading/run-cursor";
import { readRunQuery } from "@/lib/server/history/reading/run-query";
import { streamRuns } from "@/lib/server/history/reading/stream-runs";
import { csv, json, methodNotAllowed } from "@/lib/server/respond";
import type { RunPosition } from "@/lib/server/store/history/run-pages";

export const dynamic = "force-dynamic";

/** Finished runs, newest end first: pages as JSON, or with `format=csv` all of them. */
export const GET = guarded("/api/runs", async (request) => {
  const { filters, range, cursor, limit, isCsv } = readRunQuery(new URL(request.url).searchParams);
  const { reader } = getHistory();
  const page = (after: RunPosition | null, size: number) => reader.runs(filters, { after, limit: size, range });
  if (isCsv) return csv(await streamRuns((after: RunPosition | null) => page(after, 500)), "slotwatch-runs.csv");
  const { runs, next } = await page(readCursor(cursor), limit);
  return json({ runs, next: next && writeCursor(next) } satisfies RunPage);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
