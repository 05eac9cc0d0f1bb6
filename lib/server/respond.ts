import { LINK_ENDED } from "@/lib/domain/share";

/**
 * The JSON answers of our routes are made here, so that none forgets `no-store` and all failures have one shape.
 */
const HEADERS = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } as const;

/** Codes of our own failures, with their status and a sentence for people. */
const PROBLEM_ANSWERS = {
  "bad-request": { status: 400, message: "The request's body can't be read." },
  "foreign-origin": { status: 403, message: "Only Slotwatch's own pages may do this." },
  "not-found": { status: 404, message: "There is nothing at this address." },
  "method-not-allowed": { status: 405, message: "This address does not know that method." },
  "too-large": { status: 413, message: "The request's body is larger than 16 KB." },
  "signed-out": { status: 401, message: "Sign in first." },
  "wrong-password": { status: 401, message: "That is not the password." },
  "too-many-tries": {
    status: 429,
    message: "Too many wrong passwords. Wait a little, or use `npm run sign-in` on the server.",
  },
  "no-password": { status: 409, message: "No password is set, so there is nothing to sign in to." },
  // One answer for a link that never was, has ended, is paused or was withdrawn: nobody outside may tell them apart.
  "link-ended": { status: 404, message: `${LINK_ENDED}.` },
  busy: { status: 503, message: "Too many such questions wait already. Ask again in a few seconds." },
  "store-away": { status: 503, message: "The database can't be used." },
  "server-error": { status: 500, message: "Something went wrong in Slotwatch itself. Its log says what." },
  "demo-away": { status: 502, message: "The demo's simulator does not answer." },
} as const;

type AnswerCode = keyof typeof PROBLEM_ANSWERS;

/** An answer whose JSON is already text. */
export function jsonText(text: string, status = 200): Response {
  return new Response(text, { status, headers: HEADERS });
}

/** An answer from an object. */
export function json(body: object, status = 200): Response {
  return jsonText(JSON.stringify(body), status);
}

/** A failure: `{ error: { code, message } }`. */
export function problem(code: AnswerCode, message: string = PROBLEM_ANSWERS[code].message, headers = {}): Response {
  return failure(PROBLEM_ANSWERS[code].status, { code, message }, headers);
}

/** The failure of a request under a name that is not answered. Which sentence helps depends on the settings (access/host.ts). */
export function foreignHost(message: string): Response {
  return failure(403, { code: "foreign-host", message });
}

function failure(status: number, error: { code: string; message: string }, headers = {}): Response {
  return new Response(JSON.stringify({ error }), { status, headers: { ...HEADERS, ...headers } });
}

/** A table for spreadsheets, to be saved under this name. */
export function csv(text: string | ReadableStream<Uint8Array>, fileName: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

/** An answer without a body. */
export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

/**
 * The handler for the methods a route lacks. Next would answer 405 by itself, but without `Allow` and `no-store`.
 *
 * @param allow the methods it has: "GET, HEAD"
 */
export function methodNotAllowed(allow: string): () => Response {
  return () => problem("method-not-allowed", undefined, { allow });
}
