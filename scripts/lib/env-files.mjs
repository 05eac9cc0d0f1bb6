import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findMisread } from "./misread.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { SetupError } from "./step.mjs";

const ENV_FILES = [".env", ".env.local", ".env.production", ".env.production.local", ".env.development"];

/** Whether there is any file that could hold the token; without one there is no need to install Next to read it. */
export function hasEnvFile() {
  return [...ENV_FILES, ".env.development.local"].some((name) => existsSync(inRoot(name)));
}

/** Reads `.env` and its kin into this process as Next will, so that both see the same. Needs installed packages. */
export function loadEnvFiles({ dev }) {
  // Next's own copy, wherever npm put it: it is Next's dependency and none of ours.
  const requireFromNext = createRequire(inRoot("node_modules", "next", "package.json"));
  const given = { ...process.env };
  requireFromNext("@next/env").loadEnvConfig(ROOT, dev, { info() {}, error: console.error });
  for (const name of ENV_FILES.filter((file) => existsSync(inRoot(file)))) {
    for (const variable of findMisread(readFileSync(inRoot(name), "utf8"), process.env)) {
      // What the environment itself sets counts, and is read as it is.
      if (variable in given) continue;
      console.error(
        `${name}: ${variable} is not read as it stands there. In such a file "$" begins another variable's name and "#" a remark: ` +
          'write \\$ for "$", and put a value with "#" in quotes.',
      );
    }
  }
}

export function hasToken() {
  return Boolean(process.env.USEAPI_TOKEN?.trim() || process.env.USEAPI_TOKEN_FILE?.trim());
}

/**
 * Checks the environment by the app's own rules before anything starts, in a process of its own: the TypeScript
 * loader must not stay in the server. Rejects with every mistake, one a line.
 *
 * @returns {Promise<{ host: string, port: number }>}
 */
export async function checkEnv() {
  const { code, output } = await runNode([inRoot("scripts", "lib", "check-env.mjs")], { quiet: true });
  const line = output.trim().split("\n").at(-1) ?? "";
  if (code === 0) return JSON.parse(line);
  throw new SetupError(output.trim());
}
