import { refuseRead } from "@/lib/server/access/guard";
import { getMonitor } from "@/lib/server/monitor/get-monitor";
import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** The last hour by account, from memory. */
export function GET(request: Request): Response {
  return refuseRead(request) ?? json(getMonitor().recent());
}

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
