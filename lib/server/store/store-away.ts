/**
 * Why the store can't be used. `taken`: another Slotwatch process holds the SQLite file. `newer`: a later version wrote
 * it. `foreign`: it is somebody else's database. `mixed`: it holds tables of a newer state than its record of migrations, which
 * a careless restore leaves. `damaged`: it can't be read as one. Those five are never touched.
 * `folder`: `DATABASE_URL` names no file but a folder, or a socket. `nowhere`: a file that was never open can't be made or opened.
 * `crowded`: no more connections are taken. `absent`: there is none yet, and `older`: an earlier version left it, and whoever asks may
 * not begin one or bring it up to date. `insecure`: the connection can't be encrypted as `DATABASE_URL` wants it. `failed`: for a cause we
 * know nothing of.
 */
export type AwayReason = keyof typeof SQLITE_SENTENCES | keyof typeof POSTGRES_SENTENCES;

/** What the store is doing. `sinceMs` is this process's clock, epoch ms. */
export type StoreStatus = { state: "ok" } | { state: "away"; reason: AwayReason; message: string; sinceMs: number };

const SQLITE_SENTENCES = {
  opening: "The database is being opened.",
  full: "The disk of the database file is full. Free some space; Slotwatch goes on by itself.",
  "read-only": "The database file, or its folder, can't be written. Check its owner and rights.",
  locked: "Another program holds a lock on the database file. Slotwatch tries again by itself.",
  gone: "The database file or its folder is not there. Put it back, or restart Slotwatch to begin a new one.",
  folder: "DATABASE_URL names a folder, or something else that is no file. Name a file in it, then restart.",
  nowhere:
    "The database file that DATABASE_URL names, or its folder, can't be made or opened. Check its path; Slotwatch tries again by itself.",
  absent: "There is no database at the path of DATABASE_URL yet. Is the server started with the same settings?",
  taken:
    "Another Slotwatch process uses this SQLite file, which serves one process at a time. Give this one a DATABASE_URL of its own, or let all of them use one PostgreSQL.",
  newer:
    "A newer version of Slotwatch wrote this database. It is left untouched; start that version, or name another file in DATABASE_URL.",
  older:
    "An earlier version of Slotwatch wrote this database. Start the server of this version first; it brings the database up to date.",
  foreign: "The file named by DATABASE_URL is a database of another program. It is left untouched.",
  mixed:
    "The database file holds tables that its own record does not know. It is left untouched: restore a back-up, or move it away.",
  damaged:
    "The file named by DATABASE_URL can't be read as a database, whole or in part. Slotwatch repairs nothing: restore a back-up, or move it away, then restart.",
  failed: "The database file can't be opened. The log names the error; Slotwatch tries again by itself.",
};

const POSTGRES_SENTENCES = {
  opening: "The database is being opened.",
  full: "PostgreSQL's disk is full. Free some space; Slotwatch goes on by itself.",
  "read-only":
    "PostgreSQL does not let this user write here. Check its rights, and that the server is not a read-only replica.",
  locked: "PostgreSQL did not answer in time; something may hold a lock. Slotwatch tries again by itself.",
  gone: "PostgreSQL can't be reached, or refuses the user or database of DATABASE_URL. Slotwatch tries again by itself.",
  crowded:
    "PostgreSQL has as many connections as it, the database or the user may have. End some, or allow more; Slotwatch tries again by itself.",
  absent: "Slotwatch has no tables in this PostgreSQL database yet. Is the server started with the same settings?",
  newer:
    "A newer version of Slotwatch wrote this database. It is left untouched; start that version, or name another database in DATABASE_URL.",
  older:
    "An earlier version of Slotwatch wrote this database. Start the server of this version first; it brings the database up to date.",
  foreign:
    "The database named by DATABASE_URL holds tables of another program. It is left untouched; give Slotwatch a database of its own.",
  mixed:
    'The database holds tables that its own record does not know, as a restore over a newer one leaves them. It is left untouched; empty it, then restore (README, "Back up and restore").',
  damaged: "PostgreSQL reports a damaged database. Restore a back-up.",
  insecure:
    "The connection to PostgreSQL can't be encrypted as DATABASE_URL wants it. Check its sslmode, and name the certificate of the server's authority in sslrootcert.",
  failed: "PostgreSQL can't be used. The log names the error; Slotwatch tries again by itself.",
};

/** Each kind of database has its own sentences, for the reasons that it can be away for. */
const SENTENCES: Record<"sqlite" | "postgres", Partial<Record<AwayReason, string>> & { failed: string }> = {
  sqlite: SQLITE_SENTENCES,
  postgres: POSTGRES_SENTENCES,
};

/** The sentence for a reason, for logs and pages: what is wrong and what to do. Names no path and no address. */
export function awayMessage(kind: "sqlite" | "postgres", reason: AwayReason): string {
  return SENTENCES[kind][reason] ?? SENTENCES[kind].failed;
}

/** Thrown by everything that needs the store while it is away. */
export class StoreAwayError extends Error {
  override name = "StoreAwayError";
  constructor(
    readonly reason: AwayReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Whether the store was away. By name and not by class: Next's bundles each have their own copy of this file, and one of
 * them threw.
 */
export function isStoreAway(error: unknown): error is StoreAwayError {
  return error instanceof Error && error.name === "StoreAwayError";
}
