import "server-only";
import { getEnv } from "../env";
import { foreignHost } from "../respond";
import { FOREIGN_HOST_MESSAGES, hostPolicyOf, mistakeInHost, type HostPolicy } from "./host";

/** The Host rule's share of the environment. */
export function hostPolicy(): HostPolicy {
  return hostPolicyOf(getEnv());
}

/** What is told under this Host where it is not answered, or null. */
export function hostRefusal(host: string | null): string | null {
  const mistake = mistakeInHost(host, hostPolicy());
  return mistake === null ? null : FOREIGN_HOST_MESSAGES[mistake];
}

/** Whether a link of ours opens for nobody: `PUBLIC_URL`, with which it begins, is not answered while nothing guards. */
export function opensForNobody(link: string): boolean {
  return hostRefusal(new URL(link).host) !== null;
}

/** The answer to a foreign Host, or null. `proxy.ts` asks the same early; `guarded` asks it again. */
export function refuseHost(request: Request): Response | null {
  const refusal = hostRefusal(request.headers.get("host"));
  return refusal === null ? null : foreignHost(refusal);
}
