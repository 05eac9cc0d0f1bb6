/** Thrown for what its reader can mend; shown as a sentence, without a stack. */
export class SetupError extends Error {}

/** Seconds since a moment of `performance.now()`, as people read them. */
export function secondsSince(startMs) {
  const seconds = (performance.now() - startMs) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** Does one step of the set-up and says what and how long, on a line each: it may take a minute. */
export async function step(name, work) {
  const startMs = performance.now();
  console.log(`${name} ...`);
  const result = await work();
  console.log(`  done in ${secondsSince(startMs)}`);
  return result;
}

/** Runs a script's main function; a `SetupError` becomes one sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}
