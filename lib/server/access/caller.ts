import "server-only";
import type { Share } from "../store/shares";
import { readCookie, SESSION_COOKIE, shareCookie } from "./cookies";
import { getAccess } from "../services/get-access";
import { NOBODY, RULES, type Caller, type Surface } from "./rules";

/** A caller with what was found on the way. */
export interface Proven {
  caller: Caller;
  share: Share | null;
}

/**
 * Who asks, as far as this surface cares. Answers at once where nothing needs to be looked up: the hot path costs no
 * promise. Rejects with `StoreAwayError` where nobody can tell whether a link is good.
 *
 * @param cookies the Cookie header
 * @param id what stands in the address for `[id]`
 */
export function proveCaller(cookies: string | null, surface: Surface, id: string | null): Proven | Promise<Proven> {
  switch (RULES[surface]) {
    case "everyone":
      return { caller: NOBODY, share: null };
    case "operator":
      return proveOperator(cookies);
    case "share":
      return proveViewer(cookies, id);
  }
}

const asOperator = (isOperator: boolean): Proven => ({ caller: { isOperator, share: null }, share: null });

function proveOperator(cookies: string | null): Proven | Promise<Proven> {
  const { signIn } = getAccess();
  if (signIn === null) return asOperator(true);
  const token = readCookie(cookies, SESSION_COOKIE);
  if (token === null) return asOperator(false);
  const known = signIn.sessions.peek(token);
  return known === undefined ? signIn.sessions.check(token).then(asOperator) : asOperator(known);
}

const asViewer = (share: Share | null): Proven => ({
  caller: { isOperator: false, share },
  share,
});

function proveViewer(cookies: string | null, id: string | null): Proven | Promise<Proven> {
  // An id of another form is nobody's, and must not become part of a cookie's name.
  if (id === null || !/^[\w-]{1,40}$/.test(id)) return asViewer(null);
  const token = readCookie(cookies, shareCookie(id));
  if (token === null) return asViewer(null);
  const { links } = getAccess();
  const known = links.peek(token);
  return known === undefined ? links.check(token).then(asViewer) : asViewer(known);
}
