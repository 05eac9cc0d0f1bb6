import { spawn } from "node:child_process";
import os from "node:os";
import { ROOT } from "./paths.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** What a child may take to tidy up after itself; a browser test has servers, browsers and databases to end. */
const KILL_AFTER_MS = 15_000;

/** Those that run now. They would outlive a script that somebody ends: only a terminal's Ctrl-C reaches them as well. */
const children = new Set();
/** Those of them that are never killed for taking their time: an installation broken off half-way is worse than a wait. */
const unhurried = new WeakSet();
/** The signal by which this script ends, once it has come. */
let ending = null;

/** So soon after the first a signal is the same one: a terminal's Ctrl-C reaches us, and npm hands it on to us as well. */
const SAME_MS = 1_000;
let endingSinceMs = 0;

/** Ends this script after its children; at a second signal at once. */
function endAll(signal) {
  const kill = (how) => children.forEach((child) => child.kill(how));
  if (ending !== null) return performance.now() - endingSinceMs < SAME_MS ? undefined : kill("SIGKILL");
  ending = signal;
  endingSinceMs = performance.now();
  kill(signal);
  const late = [...children].filter((child) => !unhurried.has(child));
  setTimeout(() => late.forEach((child) => child.kill("SIGKILL")), KILL_AFTER_MS).unref();
}

function watch(child) {
  if (children.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
  children.add(child);
}

/** Whether the script goes on: once it is to end, nothing that waits for a child may begin another. */
function unwatch(child) {
  children.delete(child);
  if (children.size > 0) return ending === null;
  if (ending !== null) process.exit(128 + os.constants.signals[ending]);
  // Whatever this process becomes next has its own way with signals.
  for (const signal of SIGNALS) process.off(signal, endAll);
  return true;
}

/**
 * Runs a Node script to its end, without a shell.
 *
 * @param {string[]} args the script and its arguments
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, installs?: boolean }} [options] `quiet` keeps the output for
 *   the answer in place of showing it; what `installs` is ended by a signal of ours, but not killed
 * @returns {Promise<{ code: number, output: string }>} never rejects; a process that can't start has code 1. Never settles once a signal
 *   has come: the child is ended with it, then this process
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** The same for any program. */
export function run(command, args, { env = {}, quiet = false, installs = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      windowsHide: true,
    });
    watch(child);
    if (installs) unhurried.add(child);
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString("utf8");
    const end = (result) => unwatch(child) && resolve(result);
    child.on("error", (error) => end({ code: 1, output: `${output()}${error.message}\n` }));
    child.on("close", (code) => end({ code: code ?? 1, output: output() }));
  });
}
