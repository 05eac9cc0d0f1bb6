import { MINUTE_MS } from "@/lib/domain/time-units";

/** Tries within this time count together. */
export const WINDOW_MS = 5 * MINUTE_MS;
/** At most so many tries are checked in a window, from everywhere together. */
export const MOST_CHECKED = 30;
/** So many tries of one client, and of all together, are free of delay; from there it doubles. */
const FREE_PER_CLIENT = 5;
const FREE_FOR_ALL = 10;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 60_000;
/** Clients we remember. More at once is an attack, which the limit for all together meets. */
const MOST_CLIENTS = 10_000;

export type Admission =
  { ok: true; /** The try was right: it slows nobody down. */ forgive(): void } | { ok: false; retryAfterMs: number };

/** Lets password tries through, slower and slower, and never more than 30 in 5 minutes. */
export interface Throttle {
  /** @param client what tells clients apart, or null where nothing can */
  admit(client: string | null): Admission;
}

function delayMs(tries: number, free: number): number {
  return tries < free ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - free));
}

/** When the next try may be checked, given the times of those in the window. */
function nextAtMs(times: readonly number[], free: number): number {
  const last = times.at(-1);
  return last === undefined ? -Infinity : last + delayMs(times.length, free);
}

/**
 * @param nowMs a clock that never jumps
 * @param speed divides all times; 1 in production
 */
export function createThrottle(nowMs: () => number, speed = 1): Throttle {
  let all: number[] = [];
  const byClient = new Map<string, number[]>();
  // One clock sped up is the same as all times divided.
  const now = () => nowMs() * speed;

  function recent(times: readonly number[], at: number): number[] {
    return times.filter((time) => time > at - WINDOW_MS);
  }

  return {
    admit(client) {
      const at = now();
      const key = client ?? "";
      all = recent(all, at);
      const own = recent(byClient.get(key) ?? [], at);
      const oldest = all[all.length - MOST_CHECKED];
      const freeAt = Math.max(
        nextAtMs(all, FREE_FOR_ALL),
        nextAtMs(own, FREE_PER_CLIENT),
        oldest === undefined ? -Infinity : oldest + WINDOW_MS,
      );
      if (freeAt > at) return { ok: false, retryAfterMs: Math.ceil((freeAt - at) / speed) };
      // Counted before it is checked: a thousand tries at once must not all find the door open.
      all.push(at);
      own.push(at);
      byClient.delete(key);
      byClient.set(key, own);
      if (byClient.size > MOST_CLIENTS) byClient.delete(byClient.keys().next().value ?? "");
      return {
        ok: true,
        forgive() {
          all = all.filter((time) => time !== at);
          byClient.delete(key);
        },
      };
    },
  };
}
