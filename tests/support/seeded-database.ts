import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** What the seeded past holds. Its videos took 3:50 as a rule, and are slow from about 6:25 on. */
export interface SeedOptions {
  accounts: readonly { id: string; maxJobs: number }[];
  /** When they were last seen, in ms before now; they are still there unless told. */
  seenMs?: number;
  /** How much was recorded before now; 20 unless told. */
  hours?: number;
  /** Videos that ended, spread evenly over that time; 800 unless told. */
  runs?: number;
  /** An outage, in ms before now. */
  gap?: { fromMs: number; toMs: number };
  /** A time without a free slot, likewise. */
  full?: { fromMs: number; toMs: number };
}

const run = promisify(execFile);

/**
 * A new SQLite database with a past: what belongs into `DATABASE_URL`. Written by a process of its own, for Playwright can't
 * load what is for servers only. Gone with the test process.
 */
export async function seededDatabase(options: SeedOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "slotwatch-past-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "data", "slotwatch.db");
  const script = path.join("tests", "support", "seed-hours.ts");
  await run(process.execPath, ["--conditions=react-server", "--import", "tsx", script, file, JSON.stringify(options)]);
  return `file:${file}`;
}
