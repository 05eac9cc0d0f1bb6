import { json, methodNotAllowed } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/**
 * Open to everyone: 200 as soon as pages can be served, whatever the data's age. A balancer must not take away the
 * page that explains an outage.
 */
export function GET(): Response {
  return json({ status: "ready" });
}

const refuse = methodNotAllowed("GET, HEAD");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
