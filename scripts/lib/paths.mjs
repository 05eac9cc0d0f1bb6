import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. Every script works on it, wherever it was called from. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** An absolute path in the checkout. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** Where the build goes; next.config.mjs reads the same variable. */
export const distDir = () => inRoot(process.env.SLOTWATCH_DIST_DIR || ".next");

const require = createRequire(import.meta.url);

/** The script behind a package's command, to be run by Node itself: `.cmd` shims on Windows would need a shell. */
export function binOf(packageName, command = packageName) {
  const manifestPath = inRoot("node_modules", packageName, "package.json");
  const { bin } = require(manifestPath);
  return path.join(path.dirname(manifestPath), typeof bin === "string" ? bin : bin[command]);
}
