/** POST bodies are small; a larger one is a mistake or an attack (CONTRIBUTING.md, "The contract"). */
export const MAX_BODY_BYTES = 16 * 1024;

interface Unreadable {
  ok: false;
  code: "bad-request" | "too-large";
}
export type JsonBody = { ok: true; value: unknown } | Unreadable;

/** Reads a request's JSON body, up to 16 KB whatever its Content-Length claims. */
export async function readJson(request: Request): Promise<JsonBody> {
  const body = await readBody(request);
  if (!body.ok) return body;
  try {
    return { ok: true, value: JSON.parse(Buffer.from(body.bytes).toString("utf8")) };
  } catch {
    return { ok: false, code: "bad-request" };
  }
}

/**
 * Reads the body of a request that told no length, and gives the same request with its body in memory: a route that wants no body
 * never looks at it, and would take one of any size. Waits no longer than Node does for a request (`requestTimeout`: 5 minutes).
 */
export async function readWhole(request: Request): Promise<{ ok: true; request: Request } | Unreadable> {
  const body = await readBody(request);
  if (!body.ok) return body;
  const { url, method, headers } = request;
  return { ok: true, request: new Request(url, { method, headers, body: body.bytes }) };
}

async function readBody(request: Request): Promise<{ ok: true; bytes: Uint8Array<ArrayBuffer> } | Unreadable> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > MAX_BODY_BYTES) {
        // A request that is broken off just now can't be cancelled, which is as well.
        void reader?.cancel().catch(() => undefined);
        return { ok: false, code: "too-large" };
      }
      chunks.push(part.value);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch {
    return { ok: false, code: "bad-request" };
  }
}
