import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { parseTheme, THEME_COOKIE, THEME_HEADER } from "@/lib/domain/theme";
import { THEMES, type Theme } from "@/lib/domain/view-state";
import { proveCaller, type Proven } from "@/lib/server/access/caller";
import { endedPage, unsurePage } from "@/lib/server/access/ended-page";
import { hostRefusal } from "@/lib/server/access/host-policy";
import { isSecure } from "@/lib/server/access/client";
import { isForeignToPages } from "@/lib/server/access/page-methods";
import { mayOpen } from "@/lib/server/access/rules";
import { COMMON_HEADERS, DATA_POLICY, pagePolicy } from "@/lib/server/access/security-headers";
import { URL_HEADER } from "@/lib/server/access/sign-in-address";
import { isDevelopment } from "@/lib/server/env";
import { notFoundPage } from "@/lib/server/not-found-page";
import { foreignHost, problem } from "@/lib/server/respond";
import { isStoreAway } from "@/lib/server/store/store-away";

/** Pagers and balancers come under whatever name they like. */
const OPEN_PATHS = new Set(["/api/health", "/api/ready"]);

/** What Next would answer with pages of its own, made while building and so without a nonce: to us they are no addresses. */
const NEXTS_OWN = /^\/(404|500|_not-found|_global-error|_error|_next\/image)\/?$/;

/**
 * Names the page that stands behind a share's address; next.config.mjs goes by it. `NextResponse.rewrite` would do, but calls us
 * `localhost`: under the name 127.0.0.1 that is another server to Next, which then asks us over the network, and may find us hanging up.
 */
const SCREEN_HEADER = "x-slotwatch-screen";

/** Whether an address's %-signs stand for characters. Next answers 500 to one where they don't. */
function canBeRead(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** The same address without slashes at its end; null where it has none. */
function withoutEndSlash({ pathname }: URL, whole: string): URL | null {
  const bare = pathname.replace(/\/+$/, "");
  if (bare === pathname || bare === "") return null;
  // Not read as an address beside ours: "//elsewhere.example/" would lead there.
  const address = new URL(whole);
  address.pathname = bare;
  return address;
}

/** Not kept by the browser: an address may hold a link's token. */
function redirectTo(address: URL): Response {
  return NextResponse.redirect(address, { status: 308, headers: { "cache-control": "no-store" } });
}

/**
 * Runs before every page and route: refuses foreign Host names, sets the security headers, and tells the root layout
 * the theme. Never the only guard: routes ask `lib/server/access/guard.ts` again, pages `page-guard.ts`.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  const isApi = /^\/api(\/|$)/.test(pathname);
  const refusal = OPEN_PATHS.has(pathname) ? null : hostRefusal(request.headers.get("host"));
  if (refusal !== null) {
    return withHeaders(request, isApi ? foreignHost(refusal) : plainly(refusal), DATA_POLICY);
  }
  const bare = withoutEndSlash(request.nextUrl, request.url);
  if (bare !== null) return withHeaders(request, redirectTo(bare), DATA_POLICY);
  // The catch-all route of the API begins below it: left to Next, "/api" would be a page that is not found.
  const isAddress = canBeRead(pathname) && !NEXTS_OWN.test(pathname) && pathname !== "/api";
  if (isApi) return withHeaders(request, isAddress ? NextResponse.next() : problem("not-found"), DATA_POLICY);

  if (isForeignToPages(request.method, pathname)) {
    return withHeaders(request, problem("method-not-allowed", undefined, { allow: "GET, HEAD" }), DATA_POLICY);
  }

  const policy = pagePolicy(randomBytes(16).toString("base64"), isDevelopment);
  if (!isAddress) return withHeaders(request, notFoundPage(chosenTheme(request)), policy);
  const shared = await sharedPage(request);
  if (shared === "ended") return withHeaders(request, endedPage(), policy);
  if (shared === "unsure") return withHeaders(request, unsurePage(), policy);

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(THEME_HEADER, chosenTheme(request));
  headers.set(URL_HEADER, `${pathname}${request.nextUrl.search}`);
  // Whatever the caller wrote there is gone.
  headers.delete(SCREEN_HEADER);
  if (shared !== null) headers.set(SCREEN_HEADER, shared);
  return withHeaders(request, NextResponse.next({ request: { headers } }), policy);
}

/**
 * What becomes of a request for a share's page. "ended" without (still) being let in by its link: the page asks again itself, but
 * what Next makes of `notFound()` is blank without scripts, and this answer is the same bytes as that of a link which never was.
 * "unsure" where nobody can tell now. The screen of its link where that is another than the live view, which stands at the address
 * itself; else null.
 */
async function sharedPage(request: NextRequest): Promise<"ended" | "unsure" | "history" | "wall" | null> {
  const [, id, page] = /^\/shared\/([^/]+)(\/(?:history|wall))?\/?$/.exec(request.nextUrl.pathname) ?? [];
  if (id === undefined) return null;
  let proven: Proven;
  try {
    proven = await proveCaller(request.headers.get("cookie"), "/shared/[id]", id);
  } catch (error) {
    if (isStoreAway(error)) return "unsure";
    throw error;
  }
  const { caller, share } = proven;
  if (!mayOpen(caller, "/shared/[id]", id)) return "ended";
  if (share === null || share.target === "now" || page !== undefined) return null;
  return share.target;
}

/** The link's theme, else the one kept in the cookie. Written in any case, so that nobody else can write the header. */
function chosenTheme({ nextUrl, cookies }: NextRequest): Theme {
  const linked = THEMES.find((theme) => theme === nextUrl.searchParams.get("theme"));
  return linked ?? parseTheme(cookies.get(THEME_COOKIE)?.value);
}

/** For a person at a browser. */
function plainly(sentence: string): Response {
  return new Response(`${sentence}\n`, { status: 403, headers: { "cache-control": "no-store" } });
}

function withHeaders(request: Request, response: Response, policy: string): Response {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  if (isSecure(request.headers)) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

export const config = {
  // Built files are the same for everyone and hold nothing to guard; `next.config.mjs` sets their headers.
  matcher: "/((?!_next/static/).*)",
};
