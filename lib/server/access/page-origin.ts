import "server-only";
import { headers } from "next/headers";
import { getEnv } from "../env";
import { isSecure } from "./client";

/**
 * The origin under which this page was asked for: `PUBLIC_URL`, else the Host that the request named (which the Host rule
 * has let pass). Behind a proxy that we trust the scheme is the one it says.
 */
export async function pageOrigin(): Promise<string> {
  const { publicUrl, host: ownHost, port } = getEnv();
  if (publicUrl !== null) return publicUrl.origin;
  const asked = await headers();
  return `${isSecure(asked) ? "https" : "http"}://${asked.get("host") ?? `${ownHost}:${port}`}`;
}
