import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";

/**
 * Runs a Node script to its end, without a shell.
 *
 * @param {string[]} args the script and its arguments
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options] `quiet` keeps the output for the
 *   answer in place of showing it
 * @returns {Promise<{ code: number, output: string }>} never rejects; a process that can't start has code 1
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
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString("utf8");
    child.on("error", (error) => resolve({ code: 1, output: `${output()}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: output() }));
  });
}
