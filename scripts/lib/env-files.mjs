import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findMisread, isUtf16 } from "./misread.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { SetupError } from "./step.mjs";

const ENV_FILES = [".env", ".env.local", ".env.production", ".env.production.local", ".env.development"];

/** Whether there is any file that could hold the token; without one there is no need to install Next to read it. */
export function hasEnvFile() {
  return [...ENV_FILES, ".env.development.local"].some((name) => existsSync(inRoot(name)));
}

/**
 * Reads `.env` and its kin into this process as Next will, so that both see the same. Needs installed packages. Throws `SetupError` for
 * a file of which nothing could be read.
 */
export function loadEnvFiles({ dev }) {
  // Next's own copy, wherever npm put it: it is Next's dependency and none of ours.
  const requireFromNext = createRequire(inRoot("node_modules", "next", "package.json"));
  const given = { ...process.env };
  requireFromNext("@next/env").loadEnvConfig(ROOT, dev, { info() {}, error: console.error });
  // What the environment itself sets counts, and is read as it is; so does what a file says that goes before this one.
  const decided = new Set(Object.keys(given));
  for (const name of filesOf(dev).filter((file) => existsSync(inRoot(file)))) {
    const text = readFileSync(inRoot(name), "utf8");
    if (isUtf16(text)) {
      throw new SetupError(
        `${name} is not plain UTF-8 text (Windows PowerShell's ">" writes UTF-16): save it as UTF-8.`,
      );
    }
    for (const variable of findMisread(text, process.env)) {
      if (decided.has(variable)) continue;
      console.error(
        `${name}: ${variable} is not read as it stands there. In such a file "$" begins another variable's name, "#" a remark, and "\\n" in double quotes is a new line: ` +
          'write \\$ for "$", put a value with "#" in quotes, and one with "\\" in single ones.',
      );
    }
    for (const [, variable] of text.matchAll(/^\s*(?:export\s+)?(\w+)\s*=/gm)) decided.add(variable);
  }
}

/** What Next reads, the file that counts most first. */
function filesOf(dev) {
  const mode = dev ? "development" : "production";
  return [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"];
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
  // Not the only line: a debugger, or Node's own warnings, have theirs.
  const line = output.split("\n").findLast((one) => one.startsWith("{"));
  if (code === 0 && line !== undefined) return JSON.parse(line);
  throw new SetupError(output.trim());
}
