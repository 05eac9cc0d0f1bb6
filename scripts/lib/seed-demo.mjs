import { existsSync, renameSync, rmSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { step } from "./step.mjs";

/**
 * Gives a demo whose database does not exist yet some days of its simulator's past, or its usual times, its next free slot
 * and its history page would have nothing to say for an hour. A demo without a past is one all the same, so nothing here stops it.
 *
 * @param {string} file the demo's database
 * @param {number} startMs when its simulator began, epoch ms
 */
export async function seedDemo(file, startMs) {
  if (existsSync(file)) return;
  // Under another name until it is whole: one that was broken off would be taken for a demo's own.
  const unfinished = `${file}.new`;
  const forget = () => {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${unfinished}${end}`, { force: true });
  };
  forget();
  const script = inRoot("tests", "support", "history", "seed-demo.ts");
  const flags = ["--conditions=react-server", "--import", "tsx"];
  const { code, output } = await step("Writing four days of history for the demo", () =>
    runNode([...flags, script, unfinished, String(startMs)], { quiet: true }),
  );
  if (code === 0) {
    // A log that a killed demo left beside a file that is gone would be played into the new one.
    for (const end of ["-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    return renameSync(unfinished, file);
  }
  forget();
  console.log(`The demo begins without a past: ${output.trim().split("\n").at(-1)}`);
}
