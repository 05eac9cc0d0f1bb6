import { guardedShare } from "@/lib/server/access/guard";
import { json, methodNotAllowed } from "@/lib/server/respond";
import { getSharedView } from "@/lib/server/services/get-shared-view";

export const dynamic = "force-dynamic";

/** The last hour as one share shows it. */
export const GET = guardedShare("/api/shared/[id]/recent", async (_request, { share }) => {
  return json(await getSharedView().recent(share));
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
