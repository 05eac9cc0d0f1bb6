import type { ProblemCode } from "@/lib/domain/problem";
import type { Snapshot } from "@/lib/domain/snapshot";
import { isWatched, type Pace } from "../history/observation";
import type { Outlook } from "../history/outlook";
import type { UpstreamResult } from "../upstream/client";
import { before, instantOf, msSince, type Clock, type Instant } from "./clock";
import { markOf, recallFreeze, type FrozenMark, type RecalledFreeze } from "./frozen-mark";
import { contentOf, holdSnapshot, type Content, type HeldSnapshot } from "./held-snapshot";
import type { Limits } from "./limits";
import { createLatencies } from "./next-poll";
import type { PollOutcome } from "./poll-loop";
import { createRecentMinutes, type RecentMinutes } from "./recent-minutes";
import { digestOfTold, watchStillness, type Stillness } from "./stillness";
import type { Historian, Reader, Reading, Recalled, Trouble } from "./types";

interface RecordOptions {
  reader: Reader;
  limits: Limits;
  clock: Clock;
  /** Null where nothing is remembered. */
  history: Historian | null;
  /** The poll interval in force, ms. */
  intervalMs: () => number;
}

/** What polls have brought so far. */
export interface PollRecord {
  /** When GET accounts said what is known of trouble, our clock, ms; null while nothing is. */
  readonly accountsAtMs: number | null;
  /** The last good snapshot. It outlives every failure. */
  readonly held: HeldSnapshot | null;
  /** When the last answer came that told anything new of time: see `stillness.ts`. */
  readonly fetchedAt: Instant | null;
  readonly trouble: Trouble | null;
  readonly minutes: RecentMinutes;
  medianLatencyMs(): number;
  /** Takes in one answer, or one failure to get it. */
  take(result: UpstreamResult): PollOutcome;
  /** Takes in that an answer could not be handled at all. */
  takeFault(): PollOutcome;
  /** Takes in what GET accounts tells: it should not wait for the next poll to show. @returns what is wrong with it, or null. */
  takeAccounts(body: unknown): ProblemCode | null;
  /** Takes in that names have changed. */
  takeNames(): void;
  /** Takes over what another instance has found out, unless we know of something newer. */
  adopt(found: Found): void;
  /** Goes on from what an earlier process left, unless we have had an answer since. */
  goOnFrom(found: Found): void;
  /** Takes in what the store remembers of before; it may come late. */
  recall(recalled: Omit<Recalled, "handover">): void;
}

/** What a poll left behind, as instances share it. `fetchedAt` is null while there was no good answer yet. */
export interface Found {
  held: HeldSnapshot | null;
  fetchedAt: Instant | null;
  /** When GET accounts said what the snapshot tells of trouble, ms; null: nothing is known of that; absent where an earlier version wrote it. */
  accountsAtMs?: number | null | undefined;
  trouble: Trouble | null;
}

interface Failure {
  code: Trouble["code"];
  status: number | null;
  retryAfterMs: number | null;
}

/** Of an answer that could be read. */
const GOOD_STATUS = 200;

type GoodReading = Extract<Reading, { ok: true }>;
type GoodResult = Pick<Extract<UpstreamResult, { ok: true }>, "status" | "latencyMs">;

const sightingOf = ({ snapshot, elapsedByJob }: GoodReading) => ({ digest: digestOfTold(snapshot), elapsedByJob });

/** Whether the same answer, read anew, has other numbers of slots. */
function hasOtherCapacity(before: Snapshot, now: Snapshot): boolean {
  const capacityOf = new Map(before.accounts.map(({ id, maxJobs }) => [id, maxJobs]));
  return now.accounts.some(({ id, maxJobs }) => (capacityOf.get(id) ?? null) !== maxJobs);
}

/** Keeps the last good snapshot, its age, and the trouble since: the monitor's memory, apart from its timing. */
export function createRecord({ reader, limits, clock, history, intervalMs }: RecordOptions): PollRecord {
  let held: HeldSnapshot | null = null;
  let fetchedAt: Instant | null = null;
  let trouble: Trouble | null = null;
  let stillness: Stillness | null = null;
  /** A freeze that lasted before we began to ask, until our own first answer. */
  let recalled: RecalledFreeze | null = null;
  /** Whether the store holds the mark of a freeze. Null until it has told us: a mark of ours might take the place of an older one, which is right. */
  let isMarked: boolean | null = null;
  /** What is shown is of an earlier process, and no other instance asks meanwhile: nobody else would give it its new names. */
  let isLeftToUs = false;
  const latencies = createLatencies();
  const pace = (answerMs = limits.answerMs): Pace => ({ intervalMs: intervalMs(), answerMs });
  const minutes = createRecentMinutes(limits.recentStepMs);

  function accept(reading: GoodReading, { status, latencyMs }: GoodResult, at: Instant): PollOutcome {
    const { snapshot } = reading;
    const content = contentOf(snapshot, held);
    const verdict = watchStillness(stillness ?? recalled?.stillness ?? null, sightingOf(reading), at, clock, limits);
    const stoodStill = stillness;
    const freeze = recalled;
    stillness = verdict.stillness;
    recalled = null;
    if (verdict.isStill && freeze !== null) goOnFrozen(freeze, content);
    if (verdict.isFrozen) return failFrozen(verdict.stillness, status);
    if (!verdict.isStill) mark(null);
    if (stoodStill !== null && !verdict.isStill) rememberStill(stoodStill, at);
    trouble = null;
    // A repetition is no failure yet, but no news either: its age goes on growing.
    if (verdict.isStill) {
      held = holdSnapshot(content, held?.outlook ?? null, held, limits.pollIntervalMs);
      return { kind: "good" };
    }
    const outlook = history?.observe({ kind: "snapshot", snapshot, atMs: at.wallMs, ...pace(latencyMs) }) ?? null;
    held = holdSnapshot(content, outlook, held, limits.pollIntervalMs);
    fetchedAt = at;
    minutes.observe(snapshot.accounts, at.wallMs);
    return { kind: "good" };
  }

  function fail({ code, status, retryAfterMs }: Failure): PollOutcome {
    const nowMs = clock.now();
    isLeftToUs = true;
    const attempts = (trouble?.attempts ?? 0) + 1;
    trouble = { code, status, attempts, sinceMs: trouble?.sinceMs ?? nowMs };
    history?.observe({ kind: "failure", code, atMs: nowMs, ...pace() });
    return { kind: "failed", code, attempts, retryAfterMs };
  }

  /**
   * Shows the last answer again, as it reads now: an account has got another name, or GET accounts has told of a hold. Not while another
   * instance's answer is shown, for that instance will tell us itself. Nor is ours even read then: it may be hours old, and the number of
   * slots in it would take the place of what they have seen since.
   */
  function republish(): void {
    if (held === null || fetchedAt === null || stillness === null) return;
    const reading = reader.readAgain();
    if (reading === null || !reading.ok) return;
    const { snapshot } = reading;
    const outlook = hasOtherCapacity(held.bare, snapshot) ? amend(snapshot, fetchedAt.wallMs) : null;
    held = holdSnapshot(contentOf(snapshot, held), outlook ?? held.outlook, held, limits.pollIntervalMs);
    minutes.observe(held.snapshot.accounts, fetchedAt.wallMs);
  }

  /** Gives what is shown the names of today. */
  function rename(): void {
    if (held === null || stillness !== null || !isLeftToUs) return republish();
    held = holdSnapshot(contentOf(reader.rename(held.bare), held), held.outlook, held, limits.pollIntervalMs);
  }

  /**
   * History counts the time until the next answer by what this one said: 549 slots of 896, were it not told that GET accounts has named
   * those of the full accounts since. Not after a failure, for then it counts nothing.
   */
  function amend(snapshot: Snapshot, atMs: number): Outlook | null {
    return trouble === null ? (history?.observe({ kind: "snapshot", snapshot, atMs, ...pace() }) ?? null) : null;
  }

  /**
   * Repetitions are not told as they come: the next answer may move. Where too long a time went by with nothing else, history
   * would take it for our own absence; so it is told why nothing is known of it.
   */
  function rememberStill({ stillSince }: Stillness, at: Instant): void {
    if (stillSince === null || fetchedAt === null || trouble !== null) return;
    if (isWatched(fetchedAt.wallMs, at.wallMs, pace())) return;
    // The first repetitions, within the second that `elapsed` is rounded to, may have counted as news.
    const atMs = Math.max(stillSince.wallMs, fetchedAt.wallMs + 1);
    history?.observe({ kind: "failure", code: "frozen", atMs, triedAtMs: at.wallMs, ...pace() });
  }

  /** Of one poll read twice the monotonic times may differ by a moment, so its wall time decides whether it is the same. */
  const isOlder = (one: Instant | null, other: Instant) =>
    one === null || (one.wallMs !== other.wallMs && msSince(one, clock) > msSince(other, clock));

  /** The answers that stood still before this one turn out to have been failed attempts too. */
  function failFrozen(still: Stillness, status: number): PollOutcome {
    const { stillSince, polls } = still;
    rememberStill(still, instantOf(clock));
    trouble ??= { code: "frozen", status, attempts: polls - 1, sinceMs: stillSince?.wallMs ?? clock.now() };
    if (fetchedAt !== null && isMarked === false) mark(markOf(still, fetchedAt, clock));
    return fail({ code: "frozen", status, retryAfterMs: null });
  }

  function mark(now: FrozenMark | null): void {
    if (now === null && !isMarked) return;
    isMarked = now !== null;
    history?.markFrozen?.(now);
  }

  /**
   * What was frozen before we began to ask still is: the last news, and the trouble, are as old as they were then. Of the time between,
   * when nobody asked, history is told nothing. A failure that came since is the trouble now, and has lasted for as long.
   */
  function goOnFrozen({ stillness: { polls, stillSince }, fetchedAt: newsAt }: RecalledFreeze, content: Content) {
    const outlook = held === null ? history?.look?.(content.bare, newsAt.wallMs) : null;
    held ??= holdSnapshot(content, outlook ?? null, null, limits.pollIntervalMs);
    fetchedAt ??= newsAt;
    // Another instance may have had news since that was marked.
    const sinceMs = fetchedAt.wallMs > newsAt.wallMs ? fetchedAt.wallMs : (stillSince ?? newsAt).wallMs;
    if (trouble !== null && trouble.sinceMs <= sinceMs) return;
    const { code, status, attempts } = trouble ?? { code: "frozen", status: GOOD_STATUS, attempts: 0 };
    trouble = { code, status, attempts: attempts + polls, sinceMs };
  }

  /** The store came late, and our own answers were taken for news: they are not, where the last of them is one of the frozen ones. */
  function recallLate(freeze: RecalledFreeze): void {
    const reading = reader.readAgain();
    if (reading === null || !reading.ok || held === null) return;
    const verdict = watchStillness(freeze.stillness, sightingOf(reading), instantOf(clock), clock, limits);
    // Our next answer that moves ends it, while the turn is ours: whose turn it is may know better.
    if (!verdict.isStill) return;
    stillness = verdict.stillness;
    fetchedAt = null;
    goOnFrozen(freeze, held);
  }

  function adopt(found: Found): void {
    if (fetchedAt !== null && isOlder(found.fetchedAt, fetchedAt)) {
      // A database that comes late may hold what was so when we last stopped. Only a failure since our answer is news.
      if (found.trouble !== null && found.trouble.sinceMs > fetchedAt.wallMs) ({ trouble } = found);
      return;
    }
    const isNews = found.fetchedAt?.wallMs !== fetchedAt?.wallMs;
    // Between two polls GET accounts may have told something.
    const isOther = found.held?.revision !== held?.revision;
    ({ held, fetchedAt, trouble } = found);
    // What stood still for somebody else may move for us, should our turn come.
    stillness = null;
    recalled = null;
    isMarked = null;
    isLeftToUs = false;
    if (held === null || fetchedAt === null) return;
    if (isNews) minutes.observe(held.bare.accounts, fetchedAt.wallMs);
    const { accountsAtMs = fetchedAt.wallMs } = found;
    if (accountsAtMs !== null && (isNews || isOther)) reader.mergeAccountsOf(held.bare.accounts, accountsAtMs);
  }

  return {
    get held() {
      return held;
    },
    get fetchedAt() {
      return fetchedAt;
    },
    get trouble() {
      return trouble;
    },
    get accountsAtMs() {
      return reader.accountsAtMs();
    },
    minutes,
    medianLatencyMs: () => latencies.median(),
    take(result) {
      if (!result.ok) return fail(result);
      const at = before(instantOf(clock), result.sinceHeadMs ?? 0);
      const reading = reader.readScheduler(result.body, at.wallMs);
      if (!reading.ok) return fail({ ...reading, status: reading.status ?? result.status, retryAfterMs: null });
      latencies.add(result.latencyMs);
      return accept(reading, result, at);
    },
    takeFault: () => fail({ code: "bad-response", status: null, retryAfterMs: null }),
    takeAccounts(body) {
      const problem = reader.readAccounts(body);
      if (problem === null) republish();
      return problem;
    },
    takeNames: rename,
    recall({ minutes: lastHour, frozen }) {
      minutes.recall(lastHour);
      republish();
      // What we found out ourselves is newer.
      if (isMarked === true) return;
      isMarked = frozen !== null;
      if (frozen === null) return;
      if (stillness === null) recalled = recallFreeze(frozen, clock);
      else recallLate(recallFreeze(frozen, clock));
    },
    adopt,
    goOnFrom(found) {
      if (fetchedAt !== null) return;
      const own = trouble;
      // What GET accounts said is kept by itself, and as old as it is.
      adopt({ ...found, accountsAtMs: null });
      isLeftToUs = true;
      if (own === null) return;
      // The store came late, and tries of ours have failed: they follow those of before.
      const { sinceMs, attempts } = found.trouble ?? { sinceMs: own.sinceMs, attempts: 0 };
      trouble = { ...own, sinceMs, attempts: own.attempts + attempts };
    },
  };
}
