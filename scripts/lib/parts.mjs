import { secondsSince } from "./step.mjs";

/**
 * Runs parts one after the other and counts what came of them. A part that fails or breaks does not stop the others: one run
 * shows everything that is wrong.
 */
export function createParts() {
  const total = { passed: 0, failed: 0 };
  return {
    /**
     * @param {string} name as it is printed
     * @param {() => Promise<{ passed: number; failed: number }>} work
     * @returns whether nothing failed
     */
    async run(name, work) {
      const startMs = performance.now();
      console.log(`\n== ${name}`);
      let result = { passed: 0, failed: 1 };
      try {
        result = await work();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
      total.passed += result.passed;
      total.failed += result.failed;
      console.log(`== ${name}: ${result.passed} passed, ${result.failed} failed in ${secondsSince(startMs)}`);
      return result.failed === 0;
    },
    /** Prints the sum and leaves it to the process's exit code. */
    end() {
      console.log(`\n${total.passed} passed, ${total.failed} failed`);
      process.exitCode = total.failed === 0 ? 0 : 1;
    },
  };
}

/** A step that has no tests of its own counts as one. */
export const asPart = (work) => async () => {
  await work();
  return { passed: 1, failed: 0 };
};
