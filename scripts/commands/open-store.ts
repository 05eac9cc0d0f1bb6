import { readFileSync } from "node:fs";
import { parseEnv, type Env } from "@/lib/server/env-schema";
import { isLoopbackName } from "@/lib/server/loopback";
import { createStore, type Store } from "@/lib/server/store/create-store";

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
    // Not exclusive: the server holds the file, and SQLite lets a command write in between.
    const store = createStore({ address: env.databaseAddress, exclusive: false });
    try {
      const status = await store.opened();
      if (status.state === "away") throw new CommandError(status.message);
      await work(store, env, prepared);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What links begin with when nobody's browser says how it came here. */
export function originOf({ publicUrl, host, port }: Env): string {
  if (publicUrl !== null) return publicUrl.origin;
  const isSpecific = !isLoopbackName(host) && host !== "0.0.0.0" && host !== "::";
  return `http://${isSpecific ? (host.includes(":") ? `[${host}]` : host) : "localhost"}:${port}`;
}

/** Said below a link that begins with this machine's own name. */
export function localNote({ publicUrl }: Env): string {
  return publicUrl === null ? "\nWithout PUBLIC_URL this link may work on this machine only." : "";
}
