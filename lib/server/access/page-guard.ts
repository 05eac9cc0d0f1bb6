import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import type { Share } from "../store/shares";
import { proveCaller } from "./caller";
import { hostPolicy } from "./host-policy";
import { isHostAllowed } from "./host";
import { mayOpen, requireRule, RULES, type Surface } from "./rules";
import { signInAddress, URL_HEADER } from "./sign-in-address";

/**
 * The first line of every page: ends in the 403 page under a foreign Host, on the sign-in page without a session, and
 * in the 404 page for a link that opens nothing (any more). Returns the share the viewer came through.
 *
 * @param id what stands in the address for `[id]`
 */
export async function requirePageAccess(surface: Surface, id: string | null = null): Promise<{ share: Share | null }> {
  requireRule(surface);
  const sent = await headers();
  if (!isHostAllowed(sent.get("host"), hostPolicy())) forbidden();
  const { caller, share } = await proveCaller(sent.get("cookie"), surface, id);
  if (mayOpen(caller, surface, id)) return { share };
  return RULES[surface] === "operator" ? redirect(signInAddress(sent.get(URL_HEADER))) : notFound();
}
