import { msSince, type Clock, type Instant } from "./clock";
import type { Stillness } from "./stillness";

/** What is kept of a freeze, so that an old answer is not taken for a new one after a restart. Times are our clock, epoch ms. */
export interface FrozenMark {
  /** The answers that are replayed: what each said (`digestOfTold`), and its `elapsed`, ms, by job id. */
  known: { digest: string; elapsed: [string, number | null][] }[];
  /** When an answer last moved. */
  movedAtMs: number;
  /** When the last answer came that told anything new of time. */
  fetchedAtMs: number;
  /** When the first answer that stood still came. */
  stillSinceMs: number;
  /** How old the last news was when this was written: a clock that is set back over the restart makes it no younger. */
  lastedMs: number;
  /** Answers that stood still, in a row. */
  polls: number;
}

/** A freeze of before a restart, in the terms of this process's clocks. */
export interface RecalledFreeze {
  stillness: Stillness;
  fetchedAt: Instant;
}

/** Writes down a freeze that has just been found. */
export function markOf({ known, movedAt, stillSince, polls }: Stillness, fetchedAt: Instant, clock: Clock): FrozenMark {
  return {
    known: known.map(({ sighting: { digest, elapsedByJob } }) => ({ digest, elapsed: [...elapsedByJob] })),
    movedAtMs: movedAt.wallMs,
    fetchedAtMs: fetchedAt.wallMs,
    stillSinceMs: (stillSince ?? movedAt).wallMs,
    lastedMs: msSince(movedAt, clock),
    polls,
  };
}

/** Goes on from a mark: an answer that is in it and has not moved since is as old as it was then. */
export function recallFreeze(mark: FrozenMark, clock: Clock): RecalledFreeze {
  const instant = (wallMs: number): Instant => ({
    wallMs,
    monotonicMs: clock.monotonic() - Math.max(mark.lastedMs, clock.now() - wallMs),
  });
  const known = mark.known.map(({ digest, elapsed }) => ({
    sighting: { digest, elapsedByJob: new Map(elapsed) },
    dips: new Map<string, number>(),
  }));
  return {
    stillness: {
      known,
      movedAt: instant(mark.movedAtMs),
      stillSince: instant(mark.stillSinceMs),
      polls: mark.polls,
    },
    fetchedAt: instant(mark.fetchedAtMs),
  };
}
