/** What reading a body came to. `too-large`: it was given up at the limit, never held whole. */
export type BodyResult = { ok: true; text: string } | { ok: false; reason: "too-large" };

/**
 * Reads a body as UTF-8 text, giving up as soon as it exceeds `maxBytes`. The bytes counted are those after
 * decompression, so that a small compressed answer can't unfold into memory either.
 *
 * @throws whatever the stream throws when it is cut off, aborted or wrongly compressed.
 */
export async function readBody(response: Response, maxBytes: number): Promise<BodyResult> {
  const declared = Number(response.headers.get("content-length"));
  if (declared > maxBytes) {
    discardBody(response);
    return { ok: false, reason: "too-large" };
  }
  if (response.body === null) return { ok: true, text: "" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {});
      return { ok: false, reason: "too-large" };
    }
    chunks.push(value);
  }
  return { ok: true, text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

/** Lets go of a body nobody will read, so that its connection is not kept waiting. Never throws. */
export function discardBody(response: Response): void {
  response.body?.cancel().catch(() => {});
}
