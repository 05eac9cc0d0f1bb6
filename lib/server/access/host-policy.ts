import "server-only";
import { getEnv } from "../env";
import { problem } from "../respond";
import { FOREIGN_HOST_MESSAGE, isHostAllowed, type HostPolicy } from "./host";

/** The Host rule's share of the environment. */
export function hostPolicy(): HostPolicy {
  const { dashboardAccess, dashboardPassword, publicUrl } = getEnv();
  return { isGuarded: dashboardPassword !== null || dashboardAccess === "open", publicUrl };
}

/** The answer to a foreign Host, or null. `proxy.ts` asks this early; `guarded` asks it again. */
export function refuseHost(request: Request): Response | null {
  return isHostAllowed(request.headers.get("host"), hostPolicy())
    ? null
    : problem("foreign-host", FOREIGN_HOST_MESSAGE);
}
