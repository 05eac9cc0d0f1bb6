import "server-only";
import { headers } from "next/headers";
import { URL_HEADER } from "./sign-in-address";

/** The query a page was asked with, "" or "?…", as the proxy tells it: layouts are told none by Next. */
export async function pageQuery(): Promise<string> {
  const address = (await headers()).get(URL_HEADER) ?? "";
  const start = address.indexOf("?");
  return start < 0 ? "" : address.slice(start);
}
