import { type AwayReason, isStoreAway } from "./store-away";

/** SQLite's result codes (sqlite.org/rescode.html), by prefix, the more special first. */
const SQLITE: readonly (readonly [string, AwayReason])[] = [
  ["SQLITE_FULL", "full"],
  ["SQLITE_IOERR_SHMSIZE", "full"],
  ["SQLITE_READONLY_DBMOVED", "gone"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_PERM", "read-only"],
  ["SQLITE_BUSY", "locked"],
  ["SQLITE_LOCKED", "locked"],
  ["SQLITE_PROTOCOL", "locked"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_CANTOPEN", "gone"],
  ["SQLITE_IOERR", "gone"],
];

/** Node's error codes of files and sockets. */
const SYSTEM: Record<string, AwayReason> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "read-only",
  EPERM: "read-only",
  EROFS: "read-only",
  ENOENT: "gone",
  ENOTDIR: "gone",
  EISDIR: "gone",
  EEXIST: "gone",
  EIO: "gone",
  ECONNREFUSED: "gone",
  ECONNRESET: "gone",
  EPIPE: "gone",
  ENOTFOUND: "gone",
  EAI_AGAIN: "gone",
  EHOSTUNREACH: "gone",
  ENETUNREACH: "gone",
  ETIMEDOUT: "gone",
};

/** PostgreSQL's SQLSTATE codes (its manual, appendix A), by prefix, the more special first. */
const POSTGRES: readonly (readonly [string, AwayReason])[] = [
  ["53100", "full"],
  ["25006", "read-only"],
  // A transaction that was broken off, and a connection that was closed for having lain idle in one.
  ["25P", "gone"],
  ["42501", "read-only"],
  // No schema that this user may make a table in.
  ["3F", "read-only"],
  ["55P03", "locked"],
  ["55000", "gone"],
  ["57014", "locked"],
  ["40", "locked"],
  ["53300", "crowded"],
  ["53", "gone"],
  ["57", "gone"],
  ["58", "gone"],
  ["08", "gone"],
  ["28", "gone"],
  ["3D", "gone"],
  ["XX", "damaged"],
];

/** What pg's pool says when all its connections are at work; a server that can't be reached is told in other words. */
const BUSY_TEXT = /timeout exceeded when trying to connect/i;
/** Node's codes of certificates that can't be trusted (its manual's "X509 certificate error codes") and of TLS itself, and pg's words for none at all. */
const TLS_CODE = /^ERR_(TLS|SSL|OSSL)_|^CERT_|_CERT(_|$)|^UNABLE_TO_|_ISSUER_|^(HOSTNAME_MISMATCH|INVALID_CA)$/;
const TLS_TEXT = /does not support SSL connections|error establishing an SSL connection/i;
/** What pg's own client throws without a code. */
const CLIENT_TEXT = /connection terminated|query read timeout|client has encountered a connection error|not queryable/i;

/**
 * Which reason an error of SQLite, PostgreSQL, the file system or the network stands for; null when it is none of those
 * (a broken constraint, a mistake of ours) and must be thrown on.
 */
export function reasonOfError(error: unknown): AwayReason | null {
  if (isStoreAway(error)) return error.reason;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOfError(error.errors[0]);
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const find = (table: typeof SQLITE) => table.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
  if (code.startsWith("SQLITE_")) return find(SQLITE);
  if (TLS_CODE.test(code) || TLS_TEXT.test(error.message)) return "insecure";
  if (SYSTEM[code] !== undefined) return SYSTEM[code];
  if (/^[0-9A-Z]{5}$/.test(code)) return find(POSTGRES);
  if (BUSY_TEXT.test(error.message)) return "locked";
  return CLIENT_TEXT.test(error.message) ? "gone" : null;
}
