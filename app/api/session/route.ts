import { sessionSchema } from "@/lib/domain/share-schemas";
import { clientOf, isSecure } from "@/lib/server/access/client";
import { readCookie, secretCookie, SESSION_COOKIE } from "@/lib/server/access/cookies";
import { getAccess } from "@/lib/server/services/get-access";
import { guarded } from "@/lib/server/access/guard";
import { SESSION_MS } from "@/lib/server/access/sessions";
import { trySignIn } from "@/lib/server/access/try-sign-in";
import { readJson } from "@/lib/server/read-json";
import { methodNotAllowed, noContent, problem } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** Signs in with the password: 204 and a cookie, 401, or 429 with Retry-After. */
export const POST = guarded("/api/session", async (request) => {
  const body = await readJson(request);
  if (!body.ok) return problem(body.code);
  const parsed = sessionSchema.safeParse(body.value);
  if (!parsed.success) return problem("bad-request");
  // A password from a variable or a file has lost the blanks at its ends, too.
  const result = await trySignIn(parsed.data.password.trim(), clientOf(request.headers));
  if (!result.ok) {
    const { code, retryAfterMs } = result;
    const headers = retryAfterMs === null ? {} : { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) };
    return problem(code, undefined, headers);
  }
  const options = { path: "/", isSecure: isSecure(request.headers), leftMs: SESSION_MS };
  const response = noContent();
  response.headers.append("set-cookie", secretCookie(SESSION_COOKIE, result.token, options));
  return response;
});

/** Signs out: the session ends on the server, whatever the browser does with its cookie. */
export const DELETE = guarded("/api/session", async (request) => {
  const { signIn, audit } = getAccess();
  const token = readCookie(request.headers.get("cookie"), SESSION_COOKIE);
  if (signIn !== null && token !== null && (await signIn.sessions.end(token))) {
    await audit.write("signed-out", null, clientOf(request.headers));
  }
  const options = { path: "/", isSecure: isSecure(request.headers), leftMs: 0 };
  const response = noContent();
  response.headers.append("set-cookie", secretCookie(SESSION_COOKIE, "", options));
  return response;
});

const refuse = methodNotAllowed("POST, DELETE");
export { refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
