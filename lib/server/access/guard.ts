import "server-only";
import { headers } from "next/headers";
import { forbidden } from "next/navigation";
import { getEnv } from "../env";
import { MAX_BODY_BYTES } from "../read-json";
import { problem } from "../respond";
import { FOREIGN_HOST_MESSAGE, isHostAllowed, type HostPolicy } from "./host";
import { isSameOrigin } from "./same-origin";

/** The Host rule's share of the environment. */
function hostPolicy(): HostPolicy {
  const { dashboardAccess, publicUrl } = getEnv();
  return { access: dashboardAccess, publicUrl };
}

/**
 * The first line of every route but health and ready: the answer that refuses this request, or null when it may pass. `proxy.ts`
 * asks the same question earlier, and must never be the only one to ask it.
 */
export function refuseRead(request: Request): Response | null {
  return isHostAllowed(request.headers.get("host"), hostPolicy())
    ? null
    : problem("foreign-host", FOREIGN_HOST_MESSAGE);
}

/** The first line of every handler that changes something: also refuses other origins and large bodies. */
export function refuseWrite(request: Request): Response | null {
  const refusal = refuseRead(request);
  if (refusal !== null) return refusal;
  const from = {
    host: request.headers.get("host"),
    origin: request.headers.get("origin"),
    fetchSite: request.headers.get("sec-fetch-site"),
  };
  if (!isSameOrigin(from, hostPolicy())) return problem("foreign-origin");
  return Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES ? problem("too-large") : null;
}

/** The first line of every page that shows data: ends in the 403 page unless this request may see it. */
export async function requirePageAccess(): Promise<void> {
  const host = (await headers()).get("host");
  if (!isHostAllowed(host, hostPolicy())) forbidden();
}
