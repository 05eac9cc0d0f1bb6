import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "./paths.mjs";
import { run, runNode } from "./run.mjs";
import { SetupError, step } from "./step.mjs";

const STAMP = inRoot("node_modules", ".slotwatch-install.json");
const LOCK = inRoot("package-lock.json");
/** npm writes this one last, so it is there only after a whole installation. */
const INSTALLED_LOCK = inRoot("node_modules", ".package-lock.json");

/** What an installation depends on: the lock, and the binary interface that native packages were built for. */
function wanted() {
  const lock = createHash("sha256").update(readFileSync(LOCK)).digest("hex");
  return JSON.stringify({ lock, abi: process.versions.modules, platform: `${process.platform}-${process.arch}` });
}

function isInstalled() {
  if (!existsSync(INSTALLED_LOCK)) return false;
  if (!existsSync(LOCK)) return true;
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted()) return true;
  // Somebody ran npm themselves. A stamp that is newer speaks of another Node or another lock.
  const installedMs = statSync(INSTALLED_LOCK).mtimeMs;
  const isOwnWork = !existsSync(STAMP) || statSync(STAMP).mtimeMs < installedMs;
  return isOwnWork && installedMs >= statSync(LOCK).mtimeMs;
}

/** npm as a script for Node: under `npm run` it says where it is; else it stands beside Node, or on the path. */
function npmScript() {
  const beside = path.dirname(process.execPath);
  return [
    process.env.npm_execpath ?? "",
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((file) => /npm-cli\.c?js$/.test(file) && existsSync(file));
}

/** Remembers what is installed, so that a lock file with a new time and the old content costs nothing. */
function stamp() {
  try {
    writeFileSync(STAMP, wanted());
  } catch {
    // A read-only installation is looked at again next time, that is all.
  }
}

/** Whether what only a build needs is there; npm leaves it out under `NODE_ENV=production`. */
export const hasBuildTools = () => existsSync(inRoot("node_modules", "@tailwindcss", "postcss", "package.json"));

/** Installs the packages when there are none, or when the lock or Node has changed since. */
export async function ensureInstalled() {
  if (!isInstalled()) return install();
  if (!existsSync(STAMP) && existsSync(LOCK)) stamp();
}

/** Installs all packages, those of a build included. */
export async function install() {
  await step("Installing packages (npm ci)", async () => {
    // --include=dev: the build needs them even where NODE_ENV=production is set.
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const script = npmScript();
    const options = { installs: true };
    const { code } = script === undefined ? await run("npm", args, options) : await runNode([script, ...args], options);
    if (code !== 0) throw new SetupError("Installing the packages failed; npm's own words stand above.");
    stamp();
  });
}
