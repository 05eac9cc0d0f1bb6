import { existsSync, rmSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { runNode } from "./run.mjs";

/**
 * Gives a demo whose database does not exist yet some days of its simulator's past, or its usual times, its next free slot
 * and its history page would have nothing to say for an hour. A demo without a past is one all the same, so nothing here stops it.
 *
 * @param {string} file the demo's database
 * @param {number} startMs when its simulator began, epoch ms
 */
export async function seedDemo(file, startMs) {
  if (existsSync(file)) return;
  const script = inRoot("tests", "support", "history", "seed-demo.ts");
  const flags = ["--conditions=react-server", "--import", "tsx"];
  const { code, output } = await runNode([...flags, script, file, String(startMs)], { quiet: true });
  if (code === 0) return;
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  console.log(`The demo begins without a past: ${output.trim().split("\n").at(-1)}`);
}
