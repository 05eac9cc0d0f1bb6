import type { Envelope } from "@/lib/domain/envelope";
import type { Freshness } from "@/lib/domain/freshness";
import type { ProblemCode } from "@/lib/domain/problem";
import type { Recent } from "@/lib/domain/recent";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import type { AccountMinute } from "../history/bucket";
import type { Observation } from "../history/observation";
import type { Outlook } from "../history/outlook";
import type { StoredHandover } from "../store/history/kept";
import type { FrozenMark } from "./frozen-mark";

/** What a scheduler answer means, or why it can't be read. */
export type Reading =
  | { ok: true; snapshot: Snapshot; elapsedByJob: ReadonlyMap<string, number | null> }
  | { ok: false; code: ProblemCode; status: number | null };

/** Turns bodies into our words, remembering what it must between them (`reader.ts`; a fake in tests). */
export interface Reader {
  readScheduler(body: unknown, nowMs: number): Reading;
  /** Takes in an answer of GET accounts. @returns what is wrong with it, or null. */
  readAccounts(body: unknown): ProblemCode | null;
  /** Takes over what another instance's snapshot says of accounts, as GET accounts told it at `atMs` (our clock, ms): we go on from it, should our turn come. */
  mergeAccountsOf(accounts: readonly Account[], atMs: number): void;
  /** When GET accounts said what is known of trouble, our clock, ms; null while nothing is. */
  accountsAtMs(): number | null;
  /**
   * Reads the last good scheduler answer once more: names may have changed, or GET accounts has told something. Null before there was one.
   * What has been remembered since of another instance's answers gives way to it, so it is only for one that is still shown.
   */
  readAgain(): Reading | null;
  /** The same snapshot under today's names: of an answer that cannot be read again, for an earlier process had it. */
  rename(snapshot: Snapshot): Snapshot;
}

/** Why the last attempt failed, and since when attempts do. */
export interface Trouble {
  code: ProblemCode;
  sinceMs: number;
  /** In a row. */
  attempts: number;
  status: number | null;
}

/**
 * Who remembers polls and learns from them (`history/`), as the monitor sees it. None of it is meant to throw; the
 * monitor lives on should it (`quiet-historian.ts`).
 */
export interface Historian {
  /** Takes in one poll; what is known after it, null after a failure. */
  observe(observation: Observation): Outlook | null;
  /** What is known of an old snapshot of this time, epoch ms, that is shown again; null where that fails. */
  look?(snapshot: Snapshot, atMs: number): Outlook | null;
  /** Goes on from what the store holds, because another instance polled meanwhile. */
  resume?(): Promise<void>;
  /** Another instance polls, and records. */
  rest?(): void;
  /** Resolves when what was observed is written, or could not be. */
  written?(): Promise<unknown>;
  /** Keeps the mark of a freeze that was found, over a restart; null: it is over. */
  markFrozen?(mark: FrozenMark | null): void;
}

/** What history remembers of the time before this process, or before another instance polled. */
export interface Recalled {
  /** The last hour. */
  minutes: readonly AccountMinute[];
  /** The freeze that lasted; null where none did. */
  frozen: FrozenMark | null;
  /** What the last process handed over; absent where nothing is. */
  handover?: StoredHandover;
}

/** The process's one poller, as pages, routes and history see it. */
export interface Monitor {
  /** Goes on from what history remembers; before `start`. Never throws. */
  resume(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
  /** The answer of `GET /api/scheduler`. Counts as someone watching: wakes from idle. */
  envelope(since: string | null): Envelope;
  /** The same as JSON text, from the snapshot's cached JSON. The hot path. */
  envelopeText(since: string | null): string;
  recent(): Recent;
  /** Takes in what history remembers, and shows the last answer anew in the light of what the reader does. */
  recall(recalled: Recalled): void;
  /** For health: looks without counting as someone who watches. */
  health(): { state: Freshness; ageMs: number | null; build: string };
  /** "Try now": cuts a back-off short. */
  refresh(): void;
  /** Shows names given in the meantime, without waiting for the next poll. */
  showNames(): void;
  /**
   * Where no timer lives between requests (serverless hosts), a request finds the poll long overdue: then this is the
   * poll, to be waited for. Null wherever timers live.
   */
  catchUp(): Promise<void> | null;
}
