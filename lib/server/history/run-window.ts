import { DAY_MS } from "@/lib/domain/time-units";

/** Runs like one another count among the last this many... */
export const WINDOW_RUNS = 200;
/** ...of this long. */
export const WINDOW_MS = 90 * DAY_MS;

/** Something measured on a finished run, and when that run ended, epoch ms. */
export interface Dated {
  endMs: number;
}

/** The newest `capacity` of what is added, in order of end. */
export interface RunWindow<T extends Dated> {
  /** Adds one, wherever its end puts it; almost always that is last. */
  add(item: T): void;
  /** Takes out what is meant. */
  remove(isMeant: (item: T) => boolean): void;
  /** Those that ended after this time, oldest first. Not to be changed by the caller. */
  since(ms: number): readonly T[];
}

/** Creates an empty window. What falls out by age falls out for good, so `since` must be asked with rising times. */
export function createRunWindow<T extends Dated>(capacity: number): RunWindow<T> {
  const items: T[] = [];
  return {
    add(item) {
      let at = items.length;
      while (at > 0 && (items[at - 1]?.endMs ?? 0) > item.endMs) at -= 1;
      items.splice(at, 0, item);
      if (items.length > capacity) items.shift();
    },
    remove(isMeant) {
      const kept = items.filter((item) => !isMeant(item));
      if (kept.length < items.length) items.splice(0, items.length, ...kept);
    },
    since(ms) {
      let old = 0;
      while (old < items.length && (items[old]?.endMs ?? 0) <= ms) old += 1;
      if (old > 0) items.splice(0, old);
      return items;
    },
  };
}
