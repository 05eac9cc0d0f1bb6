/** POST bodies are small; a larger one is a mistake or an attack (design.md section 7). */
export const MAX_BODY_BYTES = 16 * 1024;

export type JsonBody = { ok: true; value: unknown } | { ok: false; code: "bad-request" | "too-large" };

/** Reads a request's JSON body, up to 16 KB whatever its Content-Length claims. */
export async function readJson(request: Request): Promise<JsonBody> {
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
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { ok: false, code: "bad-request" };
  }
}
