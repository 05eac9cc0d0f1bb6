import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { IS_QUICK } from "./duration";
import { readMachine, type Machine } from "./machine";
import { printRows } from "./print-rows";
import type { Row } from "./row";

export interface Bench {
  /** Of its file in tests/bench/out, and of the file it stands in. */
  name: string;
  /** After so long the bench counts as failed, ms: `npm run bench` must end. */
  limitMs: number;
  rows: () => Promise<Row[]>;
}

/** What a bench leaves behind for `scripts/bench.mjs` and for whoever compares runs. */
export interface BenchRecord {
  name: string;
  at: string;
  tookMs: number;
  quick: boolean;
  /** As it was before: the bench's own work is not in its load. */
  machine: Machine;
  rows: Row[];
}

const OUT = path.join(process.cwd(), "tests", "bench", "out");

/**
 * Runs a bench as a script: prints its rows, writes them to `tests/bench/out/<name>.json`, and ends the process with 1
 * when a bar is missed, 2 when the bench itself failed.
 */
export async function runBench({ name, limitMs, rows: measure }: Bench): Promise<void> {
  const machine = readMachine();
  const at = new Date().toISOString();
  const startMs = performance.now();
  const timer = setTimeout(() => {
    console.error(`${name}: not done within ${limitMs / 1000} s`);
    process.exit(2);
  }, limitMs);
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  try {
    const rows = await measure();
    const record: BenchRecord = {
      name,
      at,
      tookMs: Math.round(performance.now() - startMs),
      quick: IS_QUICK,
      machine,
      rows,
    };
    mkdirSync(OUT, { recursive: true });
    writeFileSync(path.join(OUT, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
    printRows(rows);
    console.log(
      `load before ${machine.load}, took ${Math.round(record.tookMs / 1000)} s${IS_QUICK ? ", quick: figures mean nothing" : ""}`,
    );
    process.exitCode = rows.some(({ holds }) => holds === false) ? 1 : 0;
  } catch (error) {
    console.error(error);
    process.exitCode = 2;
  }
  clearTimeout(timer);
  // Nothing of a bench goes on after its figures; a socket that is still open must not hold the next bench up.
  process.exit();
}
