import { faultName } from "../fault-name";
import type { StateLogger } from "./state-log";
import type { Historian } from "./types";

/**
 * A historian that never throws: history is an addition, and an error in it must cost no poll. While it fails there is
 * nothing but the snapshot itself: no usual times, no forecasts. One line is logged when that begins, and one when it
 * ends; only the error's code or name, for a foreign text may quote what was observed.
 */
export function keepQuiet(historian: Historian, log: StateLogger): Historian {
  let isFailing = false;

  function note(error: unknown): void {
    if (!isFailing) log.warn({ error: faultName(error) }, "history failed");
    isFailing = true;
  }
  async function quietly(work: () => Promise<unknown> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      note(error);
    }
  }

  return {
    observe(observation) {
      try {
        const outlook = historian.observe(observation);
        if (isFailing) log.info({}, "history works again");
        isFailing = false;
        return outlook;
      } catch (error) {
        note(error);
        return null;
      }
    },
    look(snapshot, atMs) {
      try {
        return historian.look?.(snapshot, atMs) ?? null;
      } catch (error) {
        note(error);
        return null;
      }
    },
    resume: () => quietly(() => historian.resume?.()),
    rest() {
      try {
        historian.rest?.();
      } catch (error) {
        note(error);
      }
    },
    written: () => quietly(() => historian.written?.()),
    markFrozen(mark) {
      try {
        historian.markFrozen?.(mark);
      } catch (error) {
        note(error);
      }
    },
  };
}
