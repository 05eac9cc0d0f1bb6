import "server-only";
import { getEnv } from "../env";
import { clientAddress } from "./client-address";
import { parseHost } from "./host";

/** Who asks, where that can be known; null elsewhere. */
export function clientOf(headers: Headers): string | null {
  return clientAddress(headers.get("x-forwarded-for"), getEnv().trustProxy);
}

/** Whether the browser came over https, so that cookies must never travel without it. */
export function isSecure(headers: Headers): boolean {
  const { publicUrl, trustProxy } = getEnv();
  if (publicUrl !== null) return publicUrl.protocol === "https:";
  return trustProxy && headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim().toLowerCase() === "https";
}

/**
 * The origin that links begin with: `PUBLIC_URL`, else the Host that the request named (which the Host rule has let pass), under the
 * scheme that a trusted proxy says.
 */
export function originOf(headers: Headers): string {
  const { publicUrl, port } = getEnv();
  if (publicUrl !== null) return publicUrl.origin;
  const host = headers.get("host");
  return parseHost(host) === null ? `http://localhost:${port}` : `${isSecure(headers) ? "https" : "http"}://${host}`;
}
