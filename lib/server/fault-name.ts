/**
 * What may be logged of a foreign error: its code (SQLSTATE, SQLite's, Node's; of the store why it is away), else its
 * name. Never its text, which may quote what was asked or answered.
 */
export function faultName(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? error.code : "reason" in error ? error.reason : null;
  return typeof code === "string" && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? code : error.name;
}
