import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { binOf } from "./paths.mjs";
import { run, runNode } from "./run.mjs";
import { SetupError, step } from "./step.mjs";

const require = createRequire(import.meta.url);

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function windowsPaths() {
  const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
  const tails = [
    ["Google", "Chrome", "Application", "chrome.exe"],
    ["Chromium", "Application", "chrome.exe"],
    ["Microsoft", "Edge", "Application", "msedge.exe"],
  ];
  return tails.flatMap((tail) => roots.filter(Boolean).map((root) => path.join(root, ...tail)));
}

function installedPaths() {
  switch (process.platform) {
    case "win32":
      return windowsPaths();
    case "darwin":
      return ["/Applications", path.join(process.env.HOME ?? "", "Applications")].flatMap((folder) => [
        path.join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
        path.join(folder, "Chromium.app/Contents/MacOS/Chromium"),
      ]);
    default:
      return onPath("google-chrome-stable", "google-chrome", "chromium", "chromium-browser");
  }
}

function playwrightPath() {
  try {
    return require("@playwright/test").chromium.executablePath();
  } catch {
    return "";
  }
}

/** Whether a browser really runs: some are stubs that ask for a snap, or lack a library of the system. */
function runs(file) {
  // On Windows `--version` opens a window; there a file that exists is taken at its word.
  return process.platform === "win32" || spawnSync(file, ["--version"], { timeout: 15_000 }).status === 0;
}

/**
 * Finds a Chromium without installing anything: `CHROME_PATH`, an installed Chrome or Chromium, Playwright's own.
 *
 * @returns {string | null} its path, or null when there is none
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError("CHROME_PATH names a file that does not exist.");
  }
  return [...installedPaths(), playwrightPath()].find((file) => file && existsSync(file) && runs(file)) ?? null;
}

function isDebianRoot() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

const aptInstall = (name) =>
  step(`Installing ${name} (apt-get)`, async () => {
    const options = { quiet: true, installs: true, env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update", "-qq"], options);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], options);
  });

/** Finds a Chromium, or installs one: Playwright's own, else on Debian as root apt's. Rejects with a sentence. */
export async function ensureBrowser() {
  const present = findBrowser();
  if (present !== null) return present;
  await step("Fetching a browser for the tests", () =>
    runNode([binOf("@playwright/test", "playwright"), "install", "chromium"], { quiet: true }),
  );
  const fetched = findBrowser();
  if (fetched !== null) return fetched;
  if (isDebianRoot()) {
    await aptInstall("chromium");
    const installed = findBrowser();
    if (installed !== null) return installed;
  }
  throw new SetupError(
    "The tests need a Chrome or Chromium: install one (on Debian: apt-get install chromium), or name it in CHROME_PATH.",
  );
}

function firefoxPaths() {
  if (process.platform === "darwin") return ["/Applications/Firefox.app/Contents/MacOS/firefox"];
  if (process.platform !== "win32") return onPath("firefox", "firefox-esr");
  return [process.env.PROGRAMFILES].filter(Boolean).map((root) => path.join(root, "Mozilla Firefox", "firefox.exe"));
}

/**
 * Finds an installed Firefox: `FIREFOX_PATH`, or where it usually is.
 *
 * @returns {string | null} its path, or null when there is none
 */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  return (named ? [named] : firefoxPaths()).find((file) => existsSync(file) && runs(file)) ?? null;
}

/** Finds a Firefox, or on Debian as root installs one. Says so where there is none: then what is asked of it is left out. */
export async function ensureFirefox() {
  if (findFirefox() === null && isDebianRoot()) await aptInstall("firefox-esr");
  if (findFirefox() === null)
    console.log("There is no Firefox: what tests ask of it is left out. FIREFOX_PATH names one.");
}

/** Leaves the browser's path where playwright.config.ts and each worker that loads it find it. Rejects as `ensureBrowser`. */
export async function nameBrowser() {
  process.env.CHROME_PATH = await ensureBrowser();
}
