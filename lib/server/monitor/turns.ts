import { randomUUID } from "node:crypto";
import { inBackground } from "../in-background";
import type { Store } from "../store/create-store";
import type { Database } from "../store/database";
import {
  endTurn,
  hastenTurn,
  isLostTurn,
  leaveTurn,
  LostTurnError,
  noteTouch,
  publishPoll,
  readPublished,
  renewTurn,
  takeTurn,
  viewTurn,
} from "../store/history/poll-turn";
import { isStoreAway } from "../store/store-away";
import type { HeldSnapshot } from "./held-snapshot";
import type { Limits } from "./limits";
import type { Found } from "./record";
import type { SharedClock } from "./shared-clock";
import { readFound, writeBody, writeHead } from "./shared-poll";

/** Whose turn it is. `alone`: the store is away, or the turn's holder asks with the token of somebody else, so this instance asks for itself. */
export type Turn =
  | {
      kind: "mine";
      /** Somebody else polled since we last did: what we remember is old. */
      isNew: boolean;
      /** What they found last. */
      found: Found | null;
      isWatchedElsewhere: boolean;
    }
  | { kind: "alone" }
  /** When to look what its holder found, and when that one asks next: not always at the same time, for it may be told to hurry. */
  | { kind: "theirs"; found: Found | null; nextInMs: number; dueInMs: number; intervalMs: number };

/** Shares the polling among all instances on one database: exactly one asks the upstream, all serve what it found. */
export interface Turns {
  /** Before each poll: takes the turn, or gives what its holder has found. Never throws. */
  take(): Promise<Turn>;
  /**
   * Publishes what a poll found; inside the transaction that records it. Gives what is to be called once that is
   * committed. Throws `LostTurnError`.
   */
  publish(database: Database): Promise<() => void>;
  /** After a poll of ours: when the next one is due, and how long the upstream wants to be left alone. */
  end(next: { dueInMs: number; holdOffMs: number }): Promise<void>;
  /** Leaves the turn to the others. */
  leave(): Promise<void>;
  /** Someone watches here. */
  touch(): void;
  /** Asks the holder to poll at once. */
  hasten(): void;
  /** Connects it with the monitor: what there is to publish, and what to do when another instance wants a poll. */
  connect(source: { found: () => Found; intervalMs: () => number; onHaste: () => void }): void;
}

/** A poll under way is left alone for so many intervals; it is renewed each interval while it lasts. */
const LEASE_INTERVALS = 2.5;
/** Another instance takes over when the next poll is overdue by so many. */
const GRACE_INTERVALS = 1.5;
/** How often we look for an answer that is due. */
const LOOK_MS = 250;
/** A viewer is told of that often, in shares of the time after which nobody counts as watching. */
const TOUCH_STEP = 1 / 3;

export interface TurnsOptions {
  store: Pick<Store, "run">;
  limits: Limits;
  clock: SharedClock;
  /** Of whom this instance's answers are (`sourceOf`). What another one found of somebody else is not used. */
  source: string;
  /** Called when the turn's holder turns out to ask for somebody else, once until it does not. */
  onOther?: () => void;
  /** Called when what the turn's holder found can't be read, for it is of another version; once until it can. */
  onUnreadable?: () => void;
  /** Called when the turn can't be told for another reason than a store that is away, once until it can be told again. */
  onFault?: (error: unknown) => void;
}

/** Creates the turns of this instance. Between instances, time is the database's. */
export function createTurns({
  store,
  limits,
  clock,
  source: ourSource,
  onOther,
  onUnreadable,
  onFault,
}: TurnsOptions): Turns {
  const me = randomUUID();
  const leaseMs = LEASE_INTERVALS * limits.pollIntervalMs;
  const graceMs = GRACE_INTERVALS * limits.pollIntervalMs;
  let source: Parameters<Turns["connect"]>[0] | null = null;
  /** The last poll we published or read. */
  let seq = -1;
  let isOurs = false;
  let isFaulty = false;
  let isUnreadable = false;
  /** What was published last is of somebody else. */
  let isOther = false;
  let isPublished = true;
  let published: HeldSnapshot | null = null;
  let theirIntervalMs = limits.pollIntervalMs;
  let callOff: () => void = () => undefined;
  let touchedMs = -Infinity;
  let hastenedMs = -Infinity;
  /** The end of the last poll: behind a slow database it must not come after the next one has begun. */
  let ending: Promise<void> = Promise.resolve();

  async function quietly(work: (database: Database) => Promise<unknown>): Promise<void> {
    const done = store.run(work).catch((error: unknown) => {
      if (!isLostTurn(error)) throw error;
    });
    await inBackground(done, "the turn to poll could not be kept up");
  }

  /** Does something each interval until it is called off. */
  function each(work: () => Promise<unknown>): void {
    callOff();
    let isOff = false;
    const next = () => {
      const cancel = clock.setTimer(() => {
        void work().then(() => {
          if (!isOff) next();
        });
      }, limits.pollIntervalMs);
      callOff = () => {
        isOff = true;
        cancel();
      };
    };
    next();
  }

  /** What was published since we last looked; null when nothing was. */
  async function lookAtTheirs(theirSeq: number): Promise<Found | null> {
    if (theirSeq === seq) return null;
    const row = await store.run(readPublished);
    seq = row.seq;
    if (row.head === null) return null;
    const read = readFound(row.head, row.body, source?.found().held ?? null, clock);
    if ((read === null) !== isUnreadable) {
      isUnreadable = read === null;
      if (isUnreadable) onUnreadable?.();
    }
    if (read === null) return null;
    theirIntervalMs = read.intervalMs;
    const wasOther = isOther;
    isOther = read.source !== undefined && read.source !== ourSource;
    if (isOther && !wasOther) onOther?.();
    return isOther ? null : read.found;
  }

  async function waitForTheirs(theirSeq: number, dueInMs: number): Promise<Turn> {
    isOurs = false;
    const found = await lookAtTheirs(theirSeq);
    if (isOther) return { kind: "alone" };
    const lookMs = LOOK_MS / limits.speed;
    const nextInMs = dueInMs > 0 ? Math.min(dueInMs + limits.arrivalMarginMs, theirIntervalMs + lookMs) : lookMs;
    return { kind: "theirs", found, nextInMs, dueInMs, intervalMs: theirIntervalMs };
  }

  async function watchForHaste(): Promise<void> {
    await quietly(async (database) => {
      const view = await viewTurn(database);
      if (view.dueInMs <= 0) source?.onHaste();
    });
  }

  async function publish(database: Database): Promise<() => void> {
    // The store came back between our asking for the turn and our recording: somebody else may have it.
    if (!source || !isOurs) throw new LostTurnError("nobody gave us the turn");
    const found = source.found();
    const { held } = found;
    const isSameBody =
      held === published ||
      (held?.bareJson === published?.bareJson && held?.outlook?.usual === published?.outlook?.usual);
    const head = writeHead(found, source.intervalMs(), ourSource);
    await publishPoll(database, me, { seq, head, body: held === null || isSameBody ? null : writeBody(held) });
    return () => {
      seq += 1;
      published = held;
      isPublished = true;
      isOther = false;
    };
  }

  async function end(next: { dueInMs: number; holdOffMs: number }): Promise<void> {
    callOff();
    if (!isOurs) return;
    // A repetition or a failure to record: the others should still learn of it.
    if (!isPublished) await quietly(async (database) => (await publish(database))());
    await quietly((database) => endTurn(database, me, next));
    if (isOurs && next.dueInMs > GRACE_INTERVALS * limits.pollIntervalMs) each(watchForHaste);
  }

  return {
    publish,
    connect: (given) => (source = given),
    async take() {
      await ending;
      callOff();
      try {
        const view = await store.run((database) => takeTurn(database, me, { leaseMs, graceMs }));
        clock.align(view.nowMs);
        if (!view.isMine) {
          const theirs = await waitForTheirs(view.seq, view.dueInMs);
          isFaulty = false;
          return theirs;
        }
        const isNew = !isOurs || view.seq !== seq;
        const found = isNew ? await lookAtTheirs(view.seq) : null;
        if (isNew) published = null;
        isOurs = true;
        isPublished = false;
        isFaulty = false;
        each(() => quietly((database) => renewTurn(database, me, leaseMs)));
        return { kind: "mine", isNew, found, isWatchedElsewhere: view.touchedAgoMs < limits.idleAfterMs };
      } catch (error) {
        isOurs = false;
        // Every instance asks for itself then: with the store away that is meant, with a mistake of ours somebody should know.
        if (!isStoreAway(error)) {
          if (!isFaulty) onFault?.(error);
          isFaulty = true;
        }
        return { kind: "alone" };
      }
    },
    end: (next) => (ending = end(next)),
    async leave() {
      callOff();
      if (isOurs) await quietly((database) => leaveTurn(database, me));
      isOurs = false;
    },
    touch() {
      if (isOurs || isOther || clock.monotonic() - touchedMs < TOUCH_STEP * limits.idleAfterMs) return;
      touchedMs = clock.monotonic();
      void quietly(noteTouch);
    },
    hasten() {
      if (isOurs || isOther || clock.monotonic() - hastenedMs < limits.minGapMs) return;
      hastenedMs = clock.monotonic();
      void quietly(hastenTurn);
    },
  };
}
