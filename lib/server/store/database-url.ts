import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the store lives: a file on this machine, or a PostgreSQL server. */
export type DatabaseAddress = { kind: "sqlite"; path: string } | { kind: "postgres"; url: string };

/**
 * Reads `DATABASE_URL`: `file:./data/slotwatch.db` (relative to the working directory), `file:/abs/path.db`,
 * `file:///abs/path.db`, `postgres://…` or `postgresql://…`. Returns null for anything else; the text itself may hold a
 * password and belongs into no message.
 */
export function parseDatabaseUrl(text: string): DatabaseAddress | null {
  if (/^postgres(ql)?:\/\//i.test(text)) return URL.canParse(text) ? { kind: "postgres", url: text } : null;
  if (!text.startsWith("file:")) return null;
  try {
    const path = text.startsWith("file://") ? fileURLToPath(text) : decodeURIComponent(text.slice("file:".length));
    if (path === "" || path.endsWith("/")) return null;
    return { kind: "sqlite", path: isAbsolute(path) ? path : resolve(path) };
  } catch {
    return null;
  }
}
