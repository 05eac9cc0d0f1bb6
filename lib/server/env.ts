import "server-only";
import { readFileSync } from "node:fs";
import { parseEnv, type Env } from "./env-schema";

let env: Env | null = null;

/**
 * The checked environment: read once a module instance, and the only place that touches `process.env`.
 *
 * @throws EnvError when a variable is wrong; `start-server.ts` makes that the end of the start
 */
export function getEnv(): Env {
  env ??= parseEnv(process.env, (path) => readFileSync(path, "utf8"));
  return env;
}

/** Whether this is `next dev`, whose tools need a looser policy. Next writes the answer into the build. */
export const isDevelopment = process.env.NODE_ENV === "development";
