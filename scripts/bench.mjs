import "./lib/require-node.mjs";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { findTests } from "./lib/find-tests.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { inRoot } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main, secondsSince, SetupError } from "./lib/step.mjs";

/** Each bench leaves its record here, and the last run leaves them all in one. */
const OUT = inRoot("tests", "bench", "out");
const nameOf = (file) => path.basename(file, ".bench.ts");
const recordOf = (name) => path.join(OUT, `${name}.json`);

/** The benches asked for: all, or those whose name holds one of the words. */
function chooseBenches(words) {
  const all = findTests("tests/bench", ".bench.ts");
  const chosen = words.length === 0 ? all : all.filter((file) => words.some((word) => nameOf(file).includes(word)));
  if (chosen.length === 0) throw new SetupError(`There is no such bench. There are: ${all.map(nameOf).join(", ")}.`);
  return chosen;
}

async function runBench(file) {
  const name = nameOf(file);
  console.log(`\n== ${name}`);
  rmSync(recordOf(name), { force: true });
  // The socket to the server's inspector is behind a flag in Node 20; the condition is the one under which server code may be loaded.
  const flags = ["--experimental-websocket", "--conditions=react-server"];
  await runNode([...flags, "--import", "tsx", inRoot(file)]);
  // One that broke off leaves no record; one that missed a bar leaves it, and an exit code as well.
  return existsSync(recordOf(name)) ? JSON.parse(readFileSync(recordOf(name), "utf8")) : null;
}

/** One line for each bar of each bench. */
function printTable(records) {
  const rows = records.flatMap(({ name, rows }) =>
    rows.filter(({ bar }) => bar !== null).map((row) => ({ name, ...row })),
  );
  const what = Math.max(...rows.map((row) => row.what.length));
  console.log("\nBars");
  for (const { name, what: text, figure, unit, bar, holds } of rows) {
    const value = Number.isInteger(figure) ? figure : figure.toPrecision(3);
    console.log(
      `  ${holds ? "ok    " : "MISSED"} ${name.padEnd(16)} ${text.padEnd(what)} ${`${value} ${unit}`.padEnd(12)} ${bar}`,
    );
  }
  return rows;
}

// `npm run bench -- memory wire` runs only the benches whose name holds one of the words. One after the other: they measure.
await main(async () => {
  const benches = chooseBenches(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt();
  process.env.CHROME_PATH = await ensureBrowser();
  const startMs = performance.now();
  const records = [];
  for (const file of benches) records.push(await runBench(file));
  const done = records.filter((record) => record !== null);
  const rows = done.length === 0 ? [] : printTable(done);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, "latest.json"), `${JSON.stringify(done, null, 2)}\n`);
  const missed = rows.filter(({ holds }) => !holds).length;
  const failed = benches.length - done.length;
  console.log(
    `\n${benches.length} benches in ${secondsSince(startMs)}: ${rows.length - missed} bars hold, ${missed} missed` +
      (failed > 0 ? `; ${failed} benches could not be finished` : ""),
  );
  process.exitCode = missed + failed === 0 ? 0 : 1;
});
