import { spawn } from "node:child_process";
import os from "node:os";
import { ROOT } from "./paths.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** What a child may take to tidy up after itself; a browser test has servers and browsers to end. */
const KILL_AFTER_MS = 5_000;

/** Those that run now. They would outlive a script that somebody ends: only a terminal's Ctrl-C reaches them as well. */
const children = new Set();
/** The signal by which this script ends, once it has come. */
let ending = null;

/** Ends this script after its children; at a second signal at once. */
function endAll(signal) {
  const kill = (how) => children.forEach((child) => child.kill(how));
  if (ending !== null) return kill("SIGKILL");
  ending = signal;
  kill(signal);
  setTimeout(() => kill("SIGKILL"), KILL_AFTER_MS).unref();
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
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options] `quiet` keeps the output for the
 *   answer in place of showing it
 * @returns {Promise<{ code: number, output: string }>} never rejects; a process that can't start has code 1. Never settles once a signal
 *   has come: the child is ended with it, then this process
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** The same for any program. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      windowsHide: true,
    });
    watch(child);
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString("utf8");
    const end = (result) => unwatch(child) && resolve(result);
    child.on("error", (error) => end({ code: 1, output: `${output()}${error.message}\n` }));
    child.on("close", (code) => end({ code: code ?? 1, output: output() }));
  });
}
