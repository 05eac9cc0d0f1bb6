/** Reads a body as JSON, or says in a clause of ours what it is in place of that. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; detail: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const trimmed = text.trimStart();
    if (trimmed === "") return { ok: false, detail: "an empty body" };
    return { ok: false, detail: trimmed.startsWith("<") ? "HTML or XML instead of JSON" : "not JSON" };
  }
}
