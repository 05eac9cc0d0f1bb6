import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { binOf, inRoot, ROOT } from "./paths.mjs";

/** Becomes Next: one process, so signals reach it directly and nothing is left behind when it is killed. */
export async function becomeNext(args) {
  const bin = binOf("next");
  // Next and relative paths of the settings go by the folder; a service may have been started in any.
  process.chdir(ROOT);
  process.argv.splice(1, process.argv.length, bin, ...args);
  await import(pathToFileURL(bin).href);
}

const KILL_AFTER_MS = 1_500;

/**
 * Starts Next beside this process; it goes when this process goes, however that happens.
 *
 * @param {string[]} args
 * @param {{ env: Record<string, string>, logFile?: string }} options with `logFile`, its output goes there
 * @returns {{ exited: Promise<number>, stop(): Promise<void> }}
 */
export function startNext(args, { env, logFile }) {
  const output = logFile === undefined ? "inherit" : "pipe";
  const child = spawn(process.execPath, [inRoot("scripts", "lib", "next-child.mjs"), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", output, output, "ipc"],
    windowsHide: true,
  });
  if (logFile !== undefined) {
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => appendFileSync(logFile, chunk));
  }
  const exited = new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  return {
    exited,
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}
