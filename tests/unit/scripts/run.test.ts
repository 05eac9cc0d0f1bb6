import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A script that waits for two children and would begin a third; each child tells its id. */
const SCRIPT = `
  import { runNode } from "./scripts/lib/run.mjs";
  const child = ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"];
  await Promise.all([runNode(child), runNode(child)]);
  await runNode(child);
`;

describe("a script that is ended", () => {
  it.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("by %s ends its children first, and begins no other", async (signal, expected) => {
    const script = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pids: number[] = [];
    const code = await new Promise<number | null>((resolve) => {
      createInterface(script.stdout).on("line", (line) => {
        if (pids.push(Number(line)) === 2) script.kill(signal);
      });
      script.on("close", resolve);
    });
    expect(code).toBe(expected);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
