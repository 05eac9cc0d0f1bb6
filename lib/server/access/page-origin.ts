import "server-only";
import { headers } from "next/headers";
import { getEnv } from "../env";

/**
 * The origin under which this page was asked for: `PUBLIC_URL`, else the Host that the request named (which the Host rule
 * has let pass). Behind a proxy that we trust the scheme is the one it says.
 */
export async function pageOrigin(): Promise<string> {
  const { publicUrl, trustProxy, host: ownHost, port } = getEnv();
  if (publicUrl !== null) return publicUrl.origin;
  const asked = await headers();
  const isTls = trustProxy && asked.get("x-forwarded-proto") === "https";
  return `${isTls ? "https" : "http"}://${asked.get("host") ?? `${ownHost}:${port}`}`;
}
