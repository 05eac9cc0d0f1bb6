import { readFileSync } from "node:fs";
import { EnvError, parseEnv, type Env } from "@/lib/server/env-schema";
import { isLoopbackName } from "@/lib/domain/loopback";
import { createStore, type Store } from "@/lib/server/store/create-store";
import type { DatabaseAddress } from "@/lib/server/store/database-url";
import { isStoreAway, type StoreStatus } from "@/lib/server/store/store-away";

/** Thrown for what the caller can mend: shown as a sentence. */
export class CommandError extends Error {}

/**
 * Runs a command on the server's own database, beside the server. `prepare` checks what was asked before anything is
 * opened. Sentences go to the error stream and set exit code 1.
 */
export async function withStore<T>(
  prepare: (env: Env) => T,
  work: (store: Store, env: Env, prepared: T) => Promise<void>,
): Promise<void> {
  try {
    const env = parseEnv(process.env, (path) => readFileSync(path, "utf8"));
    const prepared = prepare(env);
    const address = env.databaseAddress;
    // Not exclusive: the server holds the file, and SQLite lets a command write in between. A link in a database of the command's own
    // making would open nothing.
    const store = createStore({ address, exclusive: false, mayBegin: false });
    try {
      const status = await store.opened();
      if (status.state === "away") throw new CommandError(awaySentence(status, address));
      await work(store, env, prepared);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!isForCaller(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Whether an error's message is a sentence for whoever called, and not a mistake of ours, which is told with where it happened. */
function isForCaller(error: unknown): error is Error {
  if (error instanceof CommandError || error instanceof EnvError || isStoreAway(error)) return true;
  // Of `parseArgs`: "Unknown option '--lable'."
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** Here, unlike in logs and pages, a path may be named: it is what is wrong, as a rule. */
function awaySentence({ reason, message }: StoreStatus & { state: "away" }, address: DatabaseAddress): string {
  if (reason !== "absent" || address.kind !== "sqlite") return message;
  return `There is no database at ${address.path} yet. Is the server started with the same settings?`;
}

/** What links begin with when nobody's browser says how it came here. */
export function originOf({ publicUrl, host, port }: Env): string {
  if (publicUrl !== null) return publicUrl.origin;
  const isSpecific = !isLoopbackName(host) && host !== "0.0.0.0" && host !== "::";
  return `http://${isSpecific ? (host.includes(":") ? `[${host}]` : host) : "localhost"}:${port}`;
}

/** Said below a link that may not open for whoever gets it. */
export function localNote({ publicUrl, remarks }: Env): string {
  const remark = remarks.find((one) => one.startsWith("PUBLIC_URL "));
  if (remark !== undefined) return `\n${remark}`;
  return publicUrl === null ? "\nWithout PUBLIC_URL this link may work on this machine only." : "";
}
