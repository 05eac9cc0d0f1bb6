import "server-only";
import SqliteDatabase from "better-sqlite3";
import { makePrivateFile } from "./private-file";

export interface ProcessLock {
  release(): void;
}

/**
 * Claims a SQLite file for this process alone, or returns null when another process has it.
 *
 * The claim is SQLite's own exclusive lock on an empty file beside the database. The operating system drops it with the
 * process, also after `kill -9`, on Linux, macOS and Windows alike; there is no stale lock file to clean up. The database
 * itself stays readable for `sqlite3 .backup` and writable for our own commands (`npm run share`), which would not be so
 * with `locking_mode=EXCLUSIVE` on it.
 */
export function takeProcessLock(databasePath: string): ProcessLock | null {
  const path = `${databasePath}.lock`;
  makePrivateFile(path);
  const lock = new SqliteDatabase(path, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
