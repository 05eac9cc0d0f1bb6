import type { Envelope } from "@/lib/domain/envelope";
import { isEnvelope } from "./answer-guards";
import { AnswerError, fetchJson } from "./fetch-json";
import { mergeEnvelope } from "./merge-envelope";
import { answerLimitMs, AWAY_AFTER_FAILURES, FIRST_SLACK_MS, nextSlackMs } from "./refresh-policy";
import type { ServerClock } from "./server-clock";
import { schedulerPath } from "./paths";

/** The latest of everything, for what ticks. What is drawn by React comes from SWR and changes far less often. */
export interface FeedState {
  /** The last answer, whole. */
  envelope: Envelope;
  /** Whether only part of the jobs is here. */
  isPartial: boolean;
  unchanged: number;
  slackMs: number;
  /** Failed questions in a row, and the first of them by the server's clock, epoch ms. */
  failures: number;
  failingSinceMs: number | null;
  /** How long the last failed question took, ms. */
  spentMs: number;
  /** Since when our own server is away, epoch ms; null while it answers. */
  awaySinceMs: number | null;
  /** When the next question is planned, by the server's clock, epoch ms; null when none is. */
  nextAskAtMs: number | null;
  /** The browser slept or its clock jumped since: age is not to be believed until the next answer. */
  isSuspect: boolean;
  /** Why the last question was refused: signed out, or the link has ended. Null while it was not. */
  refusal: "signed-out" | "ended" | null;
}

export interface SchedulerFeed {
  state(): FeedState;
  /** Asks once. Resolves to the whole envelope; rejects with an `AnswerError`. */
  ask(): Promise<Envelope>;
  /** Notes when the next question is planned: `delayMs` from now, or null for none. */
  plan(delayMs: number | null): void;
  suspect(): void;
  subscribe(listener: () => void): () => void;
}

export interface FeedDeps {
  clock: ServerClock;
  /** Asks `GET /api/scheduler`; replaced in tests. */
  request: (since: string | null, limitMs: number) => Promise<Envelope>;
}

/** Asks for envelopes at one address: the operator's, or that of one share. */
export const requestAt =
  (path: string): FeedDeps["request"] =>
  (since, limitMs) =>
    fetchJson(schedulerPath(since, path), { limitMs, isAnswer: isEnvelope });

/** What a refusal means; null for every other failure. */
function refusalOf(error: unknown): FeedState["refusal"] {
  if (!(error instanceof AnswerError)) return null;
  // A proxy's own 404, while we are away, ends nothing.
  return error.status === 401 ? "signed-out" : error.code === "link-ended" ? "ended" : null;
}

/** Keeps the answers of `GET /api/scheduler`, sets the page's clock by them, and counts what went wrong. */
export function createSchedulerFeed(first: Envelope, isPartial: boolean, deps: FeedDeps): SchedulerFeed {
  const { clock, request } = deps;
  const listeners = new Set<() => void>();
  let asked = 0;
  let answeredQuestion = 0;
  let state: FeedState = {
    envelope: first,
    isPartial,
    unchanged: 0,
    slackMs: FIRST_SLACK_MS,
    failures: 0,
    failingSinceMs: null,
    spentMs: 0,
    awaySinceMs: null,
    nextAskAtMs: null,
    isSuspect: false,
    refusal: null,
  };

  function update(change: Partial<FeedState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function accept(envelope: Envelope, question: number, askedAtMs: number): Envelope {
    // Two questions may overlap (a wake-up and a timer): the answer to the earlier one must not undo the later one's.
    if (question < answeredQuestion) return state.envelope;
    answeredQuestion = question;
    clock.sync(Date.parse(envelope.now), undefined, (clock.now() ?? 0) - askedAtMs);
    const hasMoved = isNews(state.envelope, envelope);
    const wasTooEarly = !hasMoved && envelope.problem === null && envelope.nextPollMs <= 1_000;
    update({
      envelope,
      isPartial: false,
      unchanged: hasMoved ? 0 : state.unchanged + 1,
      slackMs: hasMoved || wasTooEarly ? nextSlackMs(state.slackMs, wasTooEarly) : state.slackMs,
      failures: 0,
      failingSinceMs: null,
      awaySinceMs: null,
      isSuspect: false,
      refusal: null,
    });
    return envelope;
  }

  async function ask(): Promise<Envelope> {
    const question = ++asked;
    const askedAtMs = clock.now() ?? 0;
    const limitMs = answerLimitMs(state.envelope.pollIntervalMs);
    try {
      const answer = await request(state.isPartial ? null : state.envelope.revision, limitMs);
      return accept(mergeEnvelope(state.envelope, answer) ?? (await request(null, limitMs)), question, askedAtMs);
    } catch (error) {
      // Nor must its failure: what was asked before a laptop slept may time out after the answer that woke the page.
      if (question < answeredQuestion) return state.envelope;
      const failures = state.failures + 1;
      const failingSinceMs = state.failingSinceMs ?? clock.now();
      const spentMs = (clock.now() ?? 0) - askedAtMs;
      const awaySinceMs = failures >= AWAY_AFTER_FAILURES ? failingSinceMs : null;
      update({ failures, failingSinceMs, spentMs, awaySinceMs, refusal: refusalOf(error) });
      throw error;
    }
  }

  return {
    state: () => state,
    ask,
    plan(delayMs) {
      const nowMs = clock.now();
      update({ nextAskAtMs: delayMs === null || nowMs === null ? null : nowMs + delayMs });
    },
    suspect: () => update({ isSuspect: true }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether an answer tells of a poll that the one before did not know of. */
function isNews(before: Envelope, after: Envelope): boolean {
  return (
    after.fetchedAt !== before.fetchedAt ||
    after.state !== before.state ||
    after.problem?.attempts !== before.problem?.attempts ||
    after.problem?.since !== before.problem?.since
  );
}
