import type { Database } from "./database";

/** An open database with what the store needs to look after it. */
export interface Connection {
  database: Database;
  /** Throws when the database can't be used any more. Reads only: called every few seconds. */
  check(): Promise<void>;
  /** After one query was held up by a lock or a time limit: throws when others would be held up too. */
  recheck(): Promise<void>;
  close(): Promise<void>;
  /** Releases what a process should not leave behind, without waiting; for `process.on("exit")`. */
  closeSync(): void;
}

/** How the store is to be opened. */
export interface OpenOptions {
  /** Claim a SQLite file for this process (the server does; a command that runs beside it does not). */
  exclusive: boolean;
  /** False once a database was open: then a file that vanished is `gone`, and no empty one takes its place. */
  mayCreate: boolean;
  /** False for commands: a database that no server has begun is `absent`, one that an earlier version left is `older`, and both stay so. */
  mayBegin: boolean;
}
