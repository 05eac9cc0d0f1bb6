import "server-only";
import { faultName } from "../fault-name";
import { getLog } from "../log";
import { MAX_BODY_BYTES, readWhole } from "../read-json";
import { BusyError } from "../one-at-a-time";
import { problem } from "../respond";
import type { Share } from "../store/shares";
import { isStoreAway } from "../store/store-away";
import { proveCaller, type Proven } from "./caller";
import { isSecure } from "./client";
import { readCookie, SESSION_COOKIE, secretCookie } from "./cookies";
import { getAccess } from "../services/get-access";
import { hostPolicy, refuseHost } from "./host-policy";
import { mayOpen, requireRule, RULES, type Surface } from "./rules";
import { isSameOrigin } from "./same-origin";
import { SESSION_MS } from "./sessions";

const isWrite = ({ method }: Request) => method !== "GET" && method !== "HEAD";

/** The answer to a request that changes something and does not come from our own pages, or says that it brings too much; or null. */
function refuseWrite(request: Request): Response | null {
  if (!isWrite(request)) return null;
  const from = {
    host: request.headers.get("host"),
    origin: request.headers.get("origin"),
    fetchSite: request.headers.get("sec-fetch-site"),
  };
  if (!isSameOrigin(from, hostPolicy())) return problem("foreign-origin");
  return Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES ? problem("too-large") : null;
}

/** What a handler may rely on. */
export interface Granted {
  /** What stands in the address for `[id]` or `[token]`: the latter is a secret, and never to be logged. */
  param: string;
  /** The share the caller came through; on a surface for shares take `guardedShare`, where it is always there. */
  share: Share | null;
}

type Handler = (request: Request, granted: Granted) => Response | Promise<Response>;
interface RouteContext {
  params: Promise<object>;
}

/**
 * Makes a route's handler out of one that may take for granted that its caller is allowed: checks Host, for writes
 * the origin and size, and the surface's rule. A handler that wants no body need not read one. Every route is made by this but health
 * and ready, which are for everyone under any Host, and `/api/[...path]`, which says no to everyone.
 */
export function guarded(surface: Surface, handle: Handler) {
  requireRule(surface);
  const hasParams = surface.includes("[");
  return (request: Request, context: RouteContext): Response | Promise<Response> => {
    const refusal = refuseHost(request) ?? refuseWrite(request);
    if (refusal !== null) return refusal;
    if (!hasParams) return prove(request, "");
    return context.params.then((params) => prove(request, paramOf(params)));
  };

  function prove(request: Request, id: string) {
    const proven = proveCaller(request.headers.get("cookie"), surface, id);
    if (!(proven instanceof Promise)) return answer(request, id, proven);
    return proven.then(
      (late) => answer(request, id, late),
      (error: unknown) => answerError(error, surface),
    );
  }

  function answer(request: Request, id: string, { caller, share }: Proven): Response | Promise<Response> {
    if (!mayOpen(caller, surface, id)) {
      return RULES[surface] === "share" ? problem("link-ended") : problem("signed-out");
    }
    // A body in chunks tells no length, so only reading it says whether it is too large.
    if (!isWrite(request) || !request.headers.has("transfer-encoding")) return act(request, { param: id, share });
    return readWhole(request).then((whole) =>
      whole.ok ? act(whole.request, { param: id, share }) : problem(whole.code),
    );
  }

  function act(request: Request, granted: Granted): Response | Promise<Response> {
    let response: Response | Promise<Response>;
    try {
      response = handle(request, granted);
    } catch (error) {
      return answerError(error, surface);
    }
    if (response instanceof Promise) response = response.catch((error: unknown) => answerError(error, surface));
    return RULES[surface] === "operator" ? renewSession(request, response) : response;
  }
}

/** The same for a surface that a link opens: the handler is given the share that its caller came through. */
export function guardedShare(
  surface: Surface,
  handle: (request: Request, granted: Granted & { share: Share }) => Response | Promise<Response>,
) {
  // Nobody gets so far without a share (`mayOpen`); whoever did would find the link ended.
  return guarded(surface, (request, { param, share }) =>
    share === null ? problem("link-ended") : handle(request, { param, share }),
  );
}

function paramOf(params: object): string {
  const [value] = Object.values(params) as unknown[];
  // PostgreSQL takes no text with NUL, so nothing is ever called that.
  return typeof value === "string" && !value.includes("\0") ? value : "";
}

function answerError(error: unknown, surface: Surface): Response {
  // What is wrong with the database, and which variable names it, is the owner's to know and to mend.
  if (isStoreAway(error)) return problem("store-away", RULES[surface] === "share" ? undefined : error.message);
  if (error instanceof BusyError) return problem("busy", undefined, { "retry-after": "5" });
  // Without its text: a foreign error may quote what was asked, or a secret.
  getLog().error({ error: faultName(error), surface }, "an answer failed");
  return problem("server-error");
}

/** Gives the browser its cookie for another 30 days, once for each day that the session is used. */
function renewSession(request: Request, response: Response | Promise<Response>): Response | Promise<Response> {
  const { signIn } = getAccess();
  if (!signIn?.sessions.hasRenewals()) return response;
  const token = readCookie(request.headers.get("cookie"), SESSION_COOKIE);
  if (token === null || !signIn.sessions.takeRenewal(token)) return response;
  const cookie = secretCookie(SESSION_COOKIE, token, {
    path: "/",
    isSecure: isSecure(request.headers),
    leftMs: SESSION_MS,
  });
  return Promise.resolve(response).then((done) => {
    done.headers.append("set-cookie", cookie);
    return done;
  });
}
