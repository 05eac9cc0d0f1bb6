import type { Snapshot } from "@/lib/domain/snapshot";
import type { Outlook } from "./outlook";
import { toOutlook } from "./outlook";
import { EMPTY_SCORE, keepScore, type ScoreState } from "./forecast-score";
import type { Observation } from "./observation";
import { EMPTY_RECORDER, stepRecorder, type RecorderState, type RecorderStep } from "./recorder-step";
import { createRunBook } from "./run-book";
import type { RunRecord } from "./run-record";
import { runningJobs } from "./run-tracker";

/** What was known after the last poll. */
export interface Known {
  state: RecorderState;
  score: ScoreState;
}

/** What one poll taught. */
export interface Lesson {
  before: Known;
  after: Known;
  step: RecorderStep;
  /** Null after a failure: nothing new is known. */
  outlook: Outlook | null;
}

/**
 * Learns from polls as they come, in memory alone: the page has its usual times and forecasts also while the store is
 * away.
 */
export interface Learner {
  take(observation: Observation): Lesson;
  /** What is known of a snapshot of this time, without learning from it: it is an old one that is shown again. */
  look(snapshot: Snapshot, atMs: number): Outlook;
  /** Goes on from what the store knows: at a start, and where somebody else polled meanwhile. */
  resume(known: Known, runs: readonly RunRecord[]): void;
  /** Takes over what was really written, should it differ: after the store was away. */
  follow(known: Known): void;
  readonly known: Known;
}

/** Creates one that knows nothing yet. */
export function createLearner(): Learner {
  let book = createRunBook();
  let known: Known = { state: EMPTY_RECORDER, score: EMPTY_SCORE };

  return {
    get known() {
      return known;
    },
    take(observation) {
      const before = known;
      const step = stepRecorder(before.state, observation);
      const running = runningJobs(step.state.tracker);
      book.forget(step.returned);
      book.learn(step.ended, running);
      let score = before.score;
      let outlook: Outlook | null = null;
      if (observation.kind === "snapshot") {
        const { atMs, snapshot } = observation;
        const forecasts = book.nextFree(snapshot, running, atMs);
        score = keepScore(before.score, forecasts, step.ended, atMs);
        outlook = toOutlook(atMs, forecasts, score, book.usual(atMs), running);
      }
      known = { state: step.state, score };
      return { before, after: known, step, outlook };
    },
    look(snapshot, atMs) {
      const running = runningJobs(known.state.tracker);
      return toOutlook(atMs, book.nextFree(snapshot, running, atMs), known.score, book.usual(atMs), running);
    },
    resume(stored, runs) {
      known = stored;
      book = createRunBook();
      book.learn(runs, runningJobs(stored.state.tracker));
    },
    follow(stored) {
      known = stored;
    },
  };
}
