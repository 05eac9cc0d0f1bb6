import { isLoopbackName } from "@/lib/domain/loopback";
import { parseHost, type HostPolicy } from "./host";

/** The request headers that tell where a request was made. */
export interface OriginHeaders {
  host: string | null;
  origin: string | null;
  /** Sec-Fetch-Site: written by the browser itself, out of reach for scripts. */
  fetchSite: string | null;
}

/**
 * Whether a request that changes something comes from our own pages. Every browser of today sends Origin with a POST; one
 * without Origin and Sec-Fetch-Site is a script at a prompt (curl), which no foreign page can make a visitor's
 * browser send. Where both are there, both must agree.
 */
export function isSameOrigin(
  { host, origin, fetchSite }: OriginHeaders,
  { isGuarded, publicUrl }: HostPolicy,
): boolean {
  if (fetchSite !== null && fetchSite !== "same-origin") return false;
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (from.origin !== origin || (from.protocol !== "http:" && from.protocol !== "https:")) return false;
  if (isGuarded && publicUrl !== null && from.origin === publicUrl.origin) return true;
  // The scheme is the page's own: a proxy in front may have ended TLS. Default ports are compared as such.
  const here = `${from.protocol}//${host}`;
  // Under the name people use, its scheme is known.
  if (isGuarded && publicUrl !== null && from.hostname === publicUrl.hostname && !isLoopbackName(from.hostname))
    return false;
  return parseHost(host) !== null && URL.canParse(here) && new URL(here).host === from.host;
}
