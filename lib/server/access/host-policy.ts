import "server-only";
import { getEnv } from "../env";
import { foreignHost } from "../respond";
import { FOREIGN_HOST_MESSAGES, mistakeInHost, type HostPolicy } from "./host";

/** The Host rule's share of the environment. */
export function hostPolicy(): HostPolicy {
  const { dashboardAccess, dashboardPassword, publicUrl } = getEnv();
  return { isGuarded: dashboardPassword !== null || dashboardAccess === "open", publicUrl };
}

/** What is told under this Host where it is not answered, or null. */
export function hostRefusal(host: string | null): string | null {
  const mistake = mistakeInHost(host, hostPolicy());
  return mistake === null ? null : FOREIGN_HOST_MESSAGES[mistake];
}

/** The answer to a foreign Host, or null. `proxy.ts` asks the same early; `guarded` asks it again. */
export function refuseHost(request: Request): Response | null {
  const refusal = hostRefusal(request.headers.get("host"));
  return refusal === null ? null : foreignHost(refusal);
}
