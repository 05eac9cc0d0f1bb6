import "server-only";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * Makes the folder of a database, 0700. A folder that is already there is narrowed only if it holds nothing but this
 * database: `file:/var/tmp/slotwatch.db` must not take /var/tmp away from everybody else.
 */
export function makePrivateFolder(databasePath: string): void {
  const folder = dirname(databasePath);
  if (!existsSync(folder)) {
    makeFolder(folder);
    return;
  }
  const name = basename(databasePath);
  if (readdirSync(folder).every((entry) => entry.startsWith(name))) tryChmod(folder, 0o700);
}

/**
 * Makes a folder and those above it. Not by mkdir's own `recursive`: where the system says of a folder that it can't be
 * found although the one above is there (below /proc, some network mounts), Node 20 and 22 try for ever and hang.
 */
function makeFolder(folder: string): void {
  const above = dirname(folder);
  if (above !== folder && !existsSync(above)) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process of ours was faster.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/**
 * Makes a file that its owner alone may read, 0600. SQLite gives its `-wal` and `-shm` the same rights. An existing file is
 * never opened here: closing any handle on a file drops every POSIX lock that this process holds on it.
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    // Those beside it were made with the rights it had: where it could only be read, they can't be written either.
    for (const each of [path, `${path}-wal`, `${path}-shm`]) tryChmod(each, 0o600);
  }
}

/** Somebody else's file, or a file system without rights: not ours to judge, opening it will tell. */
function tryChmod(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Said above.
  }
}
