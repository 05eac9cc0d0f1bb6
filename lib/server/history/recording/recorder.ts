import type { Snapshot } from "@/lib/domain/snapshot";
import type { Store } from "../../store/create-store";
import type { Database } from "../../store/database";
import type { Roster } from "../../store/history/account-numbers";
import { readKnown, readRunsToLearn } from "../../store/history/read-known";
import { readKept, type Kept } from "../../store/history/kept";
import { isLostTurn } from "../../store/history/poll-turn";
import { readLastHour } from "../../store/history/read-last-hour";
import { writePoll } from "../../store/history/write-poll";
import { isStoreAway } from "../../store/store-away";
import { inSnapshot, inTransaction } from "../../store/transaction";
import type { Remembered } from "../../upstream/memory";
import type { AccountMinute } from "../bucket";
import { createLearner, type Known, type Lesson } from "../learner";
import { isSetBack, type Observation } from "../observation";
import type { Outlook } from "../outlook";
import { stepRecorder } from "../recorder-step";

/** So many polls in a row may find the turn lost before that counts as a failure to record. */
const MOST_LOST = 3;

export interface RecorderOptions {
  store: Pick<Store, "run" | "onBack">;
  /** Our clock, epoch ms; with several instances the database's. */
  now: () => number;
  /** One line for each change of `recording`. */
  onChange?: (recording: Recording, error: unknown) => void;
  /** Another instance records from now on, while this one could not. */
  onRest?: () => void;
  /** The clock was set back by so much, ms: what is recorded of the time between is not to be trusted. */
  onSetBack?: (byMs: number) => void;
  /** What else belongs into a poll's transaction; throwing undoes it. Gives what to call once it is committed. */
  seal?: (database: Database) => Promise<() => void>;
}

/** Whether polls are being written down, and since when that is so. Epoch ms. */
export interface Recording {
  ok: boolean;
  sinceMs: number;
}

/** What the store remembers, for those who answer from memory. */
export interface Loaded extends Remembered, Kept {
  /** The last hour, as far as it was observed; in no order. */
  minutes: readonly AccountMinute[];
}

/** Writes down what polls bring, and tells what was learned from them. */
export interface Recorder {
  /** Takes in one poll: learns at once, and writes in the background, one transaction after the other. */
  observe(observation: Observation): Outlook | null;
  /** What is known of an old snapshot of this time, epoch ms, that is shown again; nothing is written or learnt. */
  look(snapshot: Snapshot, atMs: number): Outlook;
  /** Goes on from what the store holds; called when somebody else has polled meanwhile, too. Throws `StoreAwayError`. */
  load(): Promise<void>;
  /** Calls this with what the store remembers, each time it was read. */
  onLoad(listener: (loaded: Loaded) => void): void;
  /** Resolves when everything observed so far is written, or has failed to be. False: the last one was not written. */
  written(): Promise<boolean>;
  /** Another instance records: whether that goes well is not ours to say. */
  rest(): void;
  /** Null until the first poll was to be written, and while another instance records. */
  recording(): Recording | null;
}

/**
 * Creates a recorder. Each poll is stepped from what was last written, in the transaction that writes it; when that
 * fails, the next poll is stepped from the same place. So the time in between becomes a gap by itself, and nothing is
 * counted twice or lost by halves.
 */
export function createRecorder({ store, now, onChange, onRest, onSetBack, seal }: RecorderOptions): Recorder {
  const learner = createLearner();
  let roster: Roster | null = null;
  let saved: Known | null = null;
  let recording: Recording | null = null;
  let queue: Promise<boolean> = Promise.resolve(true);
  let loading: Promise<void> | null = null;
  const loadListeners: ((loaded: Loaded) => void)[] = [];
  /** The store could not be read when it was to be. */
  let isOwed = false;
  /** How often what the learner knows was replaced by what the store holds. */
  let loads = 0;
  let latest: Observation | null = null;
  /** A transaction failed: whether it was committed, only the store can tell. */
  let isUnsure = false;
  /** Polls in a row that were recorded by nobody we know of, for the turn was not ours. */
  let lost = 0;

  function become(ok: boolean, error: unknown = null): void {
    if (recording?.ok === ok) return;
    recording = { ok, sinceMs: now() };
    onChange?.(recording, error);
  }

  async function read(): Promise<void> {
    const { stored, runs, minutes, kept } = await store.run((database) =>
      inSnapshot(database, async (inside) => {
        const known = await readKnown(inside);
        const learnable = await readRunsToLearn(inside, known.roster, now());
        const lastHour = await readLastHour(inside, known.roster, now());
        return { stored: known, runs: learnable, minutes: lastHour, kept: await readKept(inside) };
      }),
    );
    saved = stored.known;
    roster = stored.roster;
    isUnsure = false;
    isOwed = false;
    learner.resume(stored.known, runs);
    loads += 1;
    const { jobs, lastGoodMs } = stored.known.state.tracker;
    const loaded: Loaded = {
      ...kept,
      minutes,
      accounts: [...stored.roster.entries.values()],
      jobs: jobs.flatMap(({ job }) =>
        job.startedAt === null ? [] : [{ id: job.id, startedAt: job.startedAt, seenAtMs: lastGoodMs ?? now() }],
      ),
    };
    for (const listener of loadListeners) listener(loaded);
  }

  async function reread(): Promise<void> {
    const stored = await store.run((database) => inSnapshot(database, readKnown));
    saved = stored.known;
    roster = stored.roster;
    isUnsure = false;
  }

  /** What was known before is of before somebody else polled: a step from there would write over theirs. */
  function forget(): void {
    saved = null;
    roster = null;
    isOwed = true;
  }

  const load = () => {
    const readNow = () => read().catch((error: unknown) => (forget(), Promise.reject(error)));
    return (loading ??= readNow().finally(() => (loading = null)));
  };

  // Not only when the next poll is to be written: while answers are replayed none is, for half a minute.
  store.onBack(() => {
    if (isOwed) void load().catch(() => undefined);
  });

  /** A mistake of ours in there costs the poll's history, and that must not be told as recorded. */
  function learn(observation: Observation): Lesson {
    try {
      return learner.take(observation);
    } catch (error) {
      become(false, error);
      throw error;
    }
  }

  /** What is to be written of a poll: what was learned of it, or if the store missed some since, a step from there. */
  function lessonFor(lesson: Lesson, observation: Observation, before: Known, isOfThisLoad: boolean): Lesson {
    const awayCode = recording?.ok === false ? "store" : "not-running";
    // The very same object: states are never changed in place, so whatever was stored since has made another. The learner takes every pause
    // for our own; where it was the store's, it has gone on from what was stored before.
    if (lesson.before.state === before.state && awayCode === "not-running") return { ...lesson, before };
    const step = stepRecorder(before.state, observation, awayCode);
    // Forecasts are judged by the learner; which of its outcomes are new is found by comparing with what is stored.
    // What was judged before the store was first read rests on none of that.
    const after = { state: step.state, score: isOfThisLoad ? lesson.after.score : before.score };
    return { ...lesson, before, after, step };
  }

  async function write(lesson: Lesson, observation: Observation, learnedAfter: number): Promise<boolean> {
    try {
      // The store was away when it was to be read.
      if (saved === null || roster === null) await load();
      else if (isUnsure) await reread();
      if (saved === null || roster === null) return false;
      const todo = lessonFor(lesson, observation, saved, learnedAfter === loads);
      const { before, after, step } = todo;
      const known = roster;
      let committed: (() => void) | undefined;
      roster = await store.run((database) =>
        inTransaction(database, async (inside) => {
          const { atMs } = observation;
          const poll = {
            atMs,
            before: before.state,
            step,
            scoreBefore: before.score,
            score: after.score,
            roster: known,
          };
          const next = await writePoll(inside, poll);
          committed = await seal?.(inside);
          return next;
        }),
      );
      committed?.();
      saved = after;
      if (observation === latest && learner.known !== after) learner.follow(after);
      lost = 0;
      become(true);
      return true;
    } catch (error) {
      isUnsure = true;
      // Not a failure: another instance records now. Unless that goes on, while nobody tells us of one.
      if (isLostTurn(error) && (lost += 1) < MOST_LOST) return false;
      become(false, isStoreAway(error) ? null : error);
      return false;
    }
  }

  return {
    observe(observation) {
      const lesson = learn(observation);
      const learnedAfter = loads;
      if (isSetBack(latest?.atMs ?? null, observation)) onSetBack?.((latest?.atMs ?? 0) - observation.atMs);
      latest = observation;
      queue = queue.then(() => write(lesson, observation, learnedAfter));
      return lesson.outlook;
    },
    look: learner.look,
    load,
    onLoad: (listener) => void loadListeners.push(listener),
    written: () => queue,
    rest() {
      lost = 0;
      if (recording?.ok === false) onRest?.();
      recording = null;
    },
    recording: () => recording,
  };
}
