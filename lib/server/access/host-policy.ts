import "server-only";
import { getEnv } from "../env";
import { problem } from "../respond";
import { FOREIGN_HOST_MESSAGE, isHostAllowed, type HostPolicy } from "./host";

/**
 * The Host rule's share of the environment. Behind a password any name may be used, for a stranger's page can do nothing there without the
 * visitor's cookie; `PUBLIC_URL` narrows that to the one people use.
 */
export function hostPolicy(): HostPolicy {
  const { dashboardAccess, dashboardPassword, publicUrl } = getEnv();
  const isGuarded = dashboardPassword !== null && publicUrl === null;
  return { access: isGuarded ? "open" : dashboardAccess, publicUrl };
}

/** The answer to a foreign Host, or null. `proxy.ts` asks this early; `guarded` asks it again. */
export function refuseHost(request: Request): Response | null {
  return isHostAllowed(request.headers.get("host"), hostPolicy())
    ? null
    : problem("foreign-host", FOREIGN_HOST_MESSAGE);
}
