/** A label in two: the name, and the end of the id that tells it from others of that name ("…2211"), or "". */
export function splitLabel(label: string): { name: string; end: string } {
  const [, name = label, end = ""] = /^(.+) (…\S+)$/su.exec(label) ?? [];
  return { name, end };
}
