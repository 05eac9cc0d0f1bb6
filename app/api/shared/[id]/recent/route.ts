import { guarded } from "@/lib/server/access/guard";
import { json, methodNotAllowed, problem } from "@/lib/server/respond";
import { getSharedView } from "@/lib/server/services/get-shared-view";

export const dynamic = "force-dynamic";

/** The last hour as one share shows it. */
export const GET = guarded("/api/shared/[id]/recent", async (_request, { share }) => {
  if (share === null) return problem("link-ended");
  return json(await getSharedView().recent(share));
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
