import { guarded } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** The last hour by account, from memory, which a new process fills from history. */
export const GET = guarded("/api/recent", () => json(getMonitor().recent()));

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
