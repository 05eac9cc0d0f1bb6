import { isRecord } from "./answer-guards";
import { noteAnswer } from "./last-answer";
import { withinTime } from "./timers";

/** Our own server did not give the answer asked for. */
export class AnswerError extends Error {
  override name = "AnswerError";

  /** @param status HTTP status, or null when there was no answer at all (network, time limit, not JSON) */
  constructor(
    message: string,
    readonly status: number | null,
    /** The sentence for people that came with the refusal, or null. */
    readonly said: string | null = null,
    /** The code that came with it: our own server's, and no proxy's; null without one. */
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

export interface FetchJsonOptions<Answer> {
  /** How long the whole answer may take, ms. */
  limitMs: number;
  /** Whether the body is what we asked for. A proxy's error page, or a newer server's shape, is a failure and not data. */
  isAnswer: (body: unknown) => body is Answer;
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** Whether it arrives though the page is left meanwhile. */
  keepalive?: boolean;
}

/**
 * Asks our own server. Every failure is an `AnswerError`: an HTTP error status, no network, too slow, or a body
 * that is not what was asked for.
 */
export async function fetchJson<Answer>(path: string, options: FetchJsonOptions<Answer>): Promise<Answer> {
  const { limitMs, isAnswer, body, ...how } = options;
  const { status, ok, answer } = await withinTime(limitMs, async (signal) => {
    const response = await fetch(path, {
      ...how,
      cache: "no-store",
      signal,
      headers: body === undefined ? undefined : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(unreadable(response));
    return { status: response.status, ok: response.ok, answer };
  }).catch(() => {
    throw new AnswerError("no readable answer in time", null);
  });
  if (!ok) {
    const { message, code } = refusalIn(answer);
    throw new AnswerError(`answered ${status}`, status, message, code);
  }
  if (!isAnswer(answer)) throw new AnswerError("not the answer asked for", status);
  noteAnswer();
  return answer;
}

/** A refusal need not be JSON; what was asked for must be. */
const unreadable =
  ({ ok }: Response) =>
  (error: unknown) => {
    if (ok) throw error;
    return null;
  };

/** What a failure's body says, `{ error: { code, message } }`; nulls when it is none of ours. */
export function refusalIn(body: unknown): Record<"message" | "code", string | null> {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return { message: textOf(error.message), code: textOf(error.code) };
}
