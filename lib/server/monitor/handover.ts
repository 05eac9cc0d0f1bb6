import * as z from "zod/mini";
import type { Store } from "../store/create-store";
import { writeHandover, type StoredHandover } from "../store/history/kept";
import { readAs } from "../read-as";
import type { Clock } from "./clock";
import { digestOf } from "./digest";
import { time, troubleSchema } from "./found-schema";
import { createKeeper } from "./keeper";
import type { Limits } from "./limits";
import type { Found } from "./record";
import { readFound, writeBody, writeHead } from "./shared-poll";
import type { StateLogger } from "./state-log";
import type { Trouble } from "./types";

/** What changes with each failure: small. Times are our clock, epoch ms; `atMs` is that of the last poll. */
interface LeftRecord {
  /** Of whom the numbers are: see `sourceOf`. */
  source: string;
  /** GET accounts was asked: the snapshot may tell of what that said. */
  asksAccounts: boolean;
  atMs: number;
  /** Until when the upstream wants to be left alone. */
  notBeforeMs: number;
  trouble: Trouble | null;
}

const recordSchema = z.object({
  source: z.string(),
  asksAccounts: z.boolean(),
  atMs: time,
  notBeforeMs: time,
  trouble: z.nullable(troubleSchema),
});

/** Why what was left is not used, or not all of it. `ahead`: by a clock that was set back since. */
type Unused = "unreadable" | "ahead" | "too-old" | "other-source" | "other-settings";

interface Left {
  found: Found;
  /** The rest of the upstream's Retry-After, ms. */
  holdOffMs: number;
}

interface Circumstances {
  source: string;
  asksAccounts: boolean;
  /** What was left longer ago is worth nothing, ms. */
  lifeMs: number;
  /** Trouble that was last seen longer ago may be another by now: the next begins anew, ms. */
  troubleLifeMs: number;
  limits: Limits;
  clock: Clock;
}

/** Hands what polls found from one process to the next, where no other instance holds it meanwhile. */
export interface Handover {
  /** What the last process left, if there is anything to go on from; the first time, then null. */
  recall(stored: StoredHandover): Left | null;
  /** After that, once it is taken in: keeps what polls found before the store was there. */
  afterRecall(found: Readonly<Found>, intervalMs: number): void;
  /** After each poll: keeps what there is to keep in the background. `intervalMs` as `writeHead` wants it. */
  afterPoll(found: Readonly<Found>, intervalMs: number, holdOffMs: number): void;
  /** This process stops. Resolves when that is kept, or could not be. */
  leave(found: Readonly<Found>, intervalMs: number): Promise<void>;
}

/** Whose numbers an API's address and a token bring: a digest, and of the token only the number that all job ids begin with, too. */
export function sourceOf(baseUrl: string, token: string): string {
  return digestOf(`${baseUrl} ${/^user:(\d+)-/.exec(token)?.[1] ?? ""}`);
}

const NOTHING: Found = { held: null, fetchedAt: null, trouble: null };

/**
 * Reads what the last process left. Where the numbers alone can't be used, its trouble still is.
 *
 * @returns what there is to go on from, null for nothing; and why something is not used, null where nothing speaks against it
 */
function readHandover(
  { record, head, body }: StoredHandover,
  { source, asksAccounts, lifeMs, troubleLifeMs, limits, clock }: Circumstances,
): { left: Left | null; unused: Unused | null; atMs?: number } {
  const none = (unused: Unused | null) => ({ left: null, unused });
  if (record === null) return none(head === null && body === null ? null : "unreadable");
  const read = readAs(record, recordSchema);
  if (read === null) return none("unreadable");
  const { atMs, notBeforeMs } = read;
  const nowMs = clock.now();
  const trouble = nowMs - atMs > troubleLifeMs ? null : read.trouble;
  // A correction of the clock may cost an interval.
  const isAhead = (ms: number) => ms - nowMs > limits.pollIntervalMs;
  if (read.source !== source) return none("other-source");
  if (isAhead(atMs) || isAhead(read.trouble?.sinceMs ?? 0)) return none("ahead");
  if (nowMs - atMs > lifeMs) return none("too-old");

  const holdOffMs = Math.min(limits.maxRetryAfterMs, Math.max(0, notBeforeMs - nowMs));
  const go = (found: Found, unused: Unused | null) => ({
    left: { found: { ...found, trouble }, holdOffMs },
    unused,
    atMs,
  });
  if (head === null) return go(NOTHING, null);
  // Nobody would ever say that an account's trouble is over.
  if (read.asksAccounts && !asksAccounts) return go(NOTHING, "other-settings");
  const found = readFound(head, body, null, clock)?.found ?? NOTHING;
  if (found.held === null || found.fetchedAt === null) return go(NOTHING, "unreadable");
  if (isAhead(found.fetchedAt.wallMs)) return none("ahead");
  return go(found, null);
}

interface HandoverOptions extends Circumstances {
  store: Pick<Store, "run" | "onBack">;
  log: StateLogger;
  /** It can't be kept for another reason than a store that is away. */
  onFault: (error: unknown) => void;
}

interface Leaving {
  record: LeftRecord;
  found: Found;
  intervalMs: number;
}

/**
 * Creates it. A snapshot may have 400 KB, and polls come each five seconds: so it is written once, when tries begin to fail or the
 * process stops, and with each failure only what changes then. The first good answer takes all of it away.
 */
export function createHandover({ store, log, onFault, ...circumstances }: HandoverOptions): Handover {
  const { source, asksAccounts, clock } = circumstances;
  /** Whether the store holds any. Null until it has told us: nothing of ours may take the place of what was not read yet. */
  let isKept: boolean | null = null;
  let notBeforeMs = 0;
  /** The last poll, here or in the process before; null where there was none. */
  let polledMs: number | null = null;
  /** The store told us only after a poll of ours. */
  let isLate = false;
  /** The snapshot that the store holds; undefined where that is not known. */
  let stored: Pick<Found, "held" | "fetchedAt"> | undefined;
  const keeper = createKeeper<Leaving | null>({
    store,
    onFault,
    async write(database, leaving) {
      const before = stored;
      stored = undefined;
      if (leaving === null) return await writeHandover(database, null);
      const { record, found, intervalMs } = leaving;
      const { held, fetchedAt } = found;
      const isSame = before?.held === held && before.fetchedAt === fetchedAt;
      const snapshot = isSame ? undefined : held && { head: writeHead(found, intervalMs), body: writeBody(held) };
      await writeHandover(database, { record: JSON.stringify(record), snapshot });
      stored = { held, fetchedAt };
    },
  });

  function keep({ held, fetchedAt, trouble }: Readonly<Found>, intervalMs: number): void {
    isKept = true;
    const record = { source, asksAccounts, atMs: polledMs ?? clock.now(), notBeforeMs, trouble };
    keeper.keep({ record, found: { held, fetchedAt, trouble }, intervalMs });
  }

  function settle(found: Readonly<Found>, intervalMs: number): void {
    if (found.trouble !== null) return keep(found, intervalMs);
    if (isKept) keeper.keep(null);
    isKept = false;
  }

  return {
    recall(all) {
      if (isKept !== null) return null;
      isKept = all.record !== null || all.head !== null || all.body !== null;
      const { left, unused, atMs = null } = readHandover(all, circumstances);
      if (unused !== null)
        log.warn({ reason: unused }, "what was known before this start is not used, or not all of it");
      // Numbers that could not be used are written over.
      if (left !== null && left.found.held !== null) stored = left.found;
      isLate = polledMs !== null;
      if (isLate) return left;
      notBeforeMs = clock.now() + (left?.holdOffMs ?? 0);
      polledMs = atMs;
      return left;
    },
    afterRecall(found, intervalMs) {
      if (isLate) settle(found, intervalMs);
      isLate = false;
    },
    afterPoll(found, intervalMs, holdOffMs) {
      polledMs = clock.now();
      notBeforeMs = polledMs + holdOffMs;
      if (isKept !== null) settle(found, intervalMs);
    },
    async leave(found, intervalMs) {
      if (isKept === null || (found.held === null && found.trouble === null)) return;
      keep(found, intervalMs);
      await keeper.written();
    },
  };
}
