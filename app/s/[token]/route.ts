import { loadViewState, serialiseViewState } from "@/lib/domain/view-state";
import { clientOf, isSecure } from "@/lib/server/access/client";
import { secretCookie, SESSION_COOKIE, shareCookie, sharePaths } from "@/lib/server/access/cookies";
import { endedPage, unsurePage } from "@/lib/server/access/ended-page";
import { getAccess } from "@/lib/server/services/get-access";
import { guarded } from "@/lib/server/access/guard";
import { SESSION_MS } from "@/lib/server/access/sessions";
import { methodNotAllowed } from "@/lib/server/respond";
import type { Share } from "@/lib/server/store/shares";
import { isStoreAway } from "@/lib/server/store/store-away";

export const dynamic = "force-dynamic";

/**
 * Follows a link: a share's link gives this browser that share's cookie and goes on to a clean address; a one-time link of
 * `npm run sign-in` signs in. Whatever else is here looks like a link that has ended.
 */
export const GET = guarded("/s/[token]", async (request, { param: token }) => {
  const { links, signIn, audit } = getAccess();
  const secure = isSecure(request.headers);
  let share: Share | null;
  try {
    share = await links.follow(token);
  } catch (error) {
    if (isStoreAway(error)) return unsurePage();
    throw error;
  }
  if (share !== null) {
    // As long as a browser keeps one: the link's end may be put off, and is asked for at each request anyway.
    const cookie = { isSecure: secure, leftMs: null };
    const cookies = sharePaths(share.id).map((path) => secretCookie(shareCookie(share.id), token, { path, ...cookie }));
    return goTo(`/shared/${share.id}${lookOf(share)}`, cookies);
  }
  const session = signIn && (await signIn.sessions.openByLink(token));
  if (!session) return endedPage();
  await audit.write("signed-in-by-link", null, clientOf(request.headers));
  return goTo("/", [secretCookie(SESSION_COOKIE, session, { path: "/", isSecure: secure, leftMs: SESSION_MS })]);
});

/** How the owner looked at it (order, zone, theme), for the page's address; what is shown is not in it, but cut on the server. */
function lookOf({ query }: Share): string {
  const { sort, dir, range, theme, tz, page } = loadViewState(new URLSearchParams(query));
  return serialiseViewState({ sort, dir, range, theme, tz, page });
}

/** Relative on purpose: behind a proxy Next does not know the name people came under. */
function goTo(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

// HEAD too: a chat program that looks a link up must neither count as a visit nor use a one-time link up.
const refuse = methodNotAllowed("GET");
export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
