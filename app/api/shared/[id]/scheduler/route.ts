import { guardedShare } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";
import { getSharedView } from "@/lib/server/services/get-shared-view";

export const dynamic = "force-dynamic";

/** The live view's data as one share shows it: cut and projected here, so that nothing else ever leaves the server. */
export const GET = guardedShare("/api/shared/[id]/scheduler", async (request, { share }) => {
  const since = new URL(request.url).searchParams.get("since");
  // A link may have the only viewer there is, on a host where nothing runs between requests.
  await getMonitor().catchUp();
  return json(await getSharedView().envelope(share, since));
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
