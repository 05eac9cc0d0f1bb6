import type { Durations } from "@/lib/domain/history";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { addBins, binOf, countOf, histogramQuantile, type DurationHistogram } from "../duration-histogram";

/** Counts runs that ended, and how long they took, kind by kind. */
export interface DurationTally {
  /** One run; null where how long it took is unknown. */
  addRun(kind: JobKind, durationMs: number | null): void;
  /** A stored histogram. */
  addStored(kind: JobKind, finished: number, bins: string): void;
  /** All that another one has counted. */
  addTally(other: DurationTally): void;
  /** What was counted, kind by kind; not to be changed. */
  entries(): ReadonlyMap<JobKind, Counted>;
  finished(): Partial<Record<JobKind, number>>;
  durations(): Partial<Record<JobKind, Durations>>;
}

interface Counted {
  finished: number;
  histogram: DurationHistogram;
}

/** Creates an empty one. */
export function createDurationTally(): DurationTally {
  const kinds = new Map<JobKind, Counted>();

  function of(kind: JobKind) {
    let entry = kinds.get(kind);
    if (!entry) kinds.set(kind, (entry = { finished: 0, histogram: {} }));
    return entry;
  }
  /** What `pick` makes of each kind seen, in the order of kinds. */
  function map<T>(pick: (entry: Counted) => T): Partial<Record<JobKind, T>> {
    const told: Partial<Record<JobKind, T>> = {};
    for (const kind of JOB_KINDS) {
      const entry = kinds.get(kind);
      if (entry && entry.finished > 0) told[kind] = pick(entry);
    }
    return told;
  }

  return {
    addRun(kind, durationMs) {
      const entry = of(kind);
      entry.finished += 1;
      if (durationMs === null) return;
      const bin = binOf(durationMs);
      entry.histogram[bin] = (entry.histogram[bin] ?? 0) + 1;
    },
    addStored(kind, finished, bins) {
      const entry = of(kind);
      entry.finished += finished;
      addBins(entry.histogram, bins);
    },
    addTally(other) {
      for (const [kind, { finished, histogram }] of other.entries()) {
        const entry = of(kind);
        entry.finished += finished;
        for (const bin in histogram) entry.histogram[bin] = (entry.histogram[bin] ?? 0) + (histogram[bin] ?? 0);
      }
    },
    entries: () => kinds,
    finished: () => map(({ finished }) => finished),
    durations: () =>
      map(({ histogram }) => ({
        n: countOf(histogram),
        p50Ms: roundOf(histogramQuantile(histogram, 0.5)),
        p95Ms: roundOf(histogramQuantile(histogram, 0.95)),
      })),
  };
}

const roundOf = (ms: number | null) => (ms === null ? null : Math.round(ms));
