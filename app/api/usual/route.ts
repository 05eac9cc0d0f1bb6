import type { UsualTable } from "@/lib/domain/usual";
import { guarded } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** How long jobs usually take: the rows that the live view judges by. */
export const GET = guarded("/api/usual", () => {
  const { usual = [] } = getMonitor().envelope(null);
  return json({ usual } satisfies UsualTable);
});

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
