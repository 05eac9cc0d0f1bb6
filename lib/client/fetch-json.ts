import { noteAnswer } from "./last-answer";

/** Our own server did not give the answer asked for. */
export class AnswerError extends Error {
  override name = "AnswerError";

  /** @param status HTTP status, or null when there was no answer at all (network, time limit, not JSON) */
  constructor(
    message: string,
    readonly status: number | null,
    /** The sentence for people that came with the refusal, or null. */
    readonly said: string | null = null,
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
}

/**
 * Asks our own server. Every failure is an `AnswerError`: an HTTP error status, no network, too slow, or a body
 * that is not what was asked for.
 */
export async function fetchJson<Answer>(path: string, options: FetchJsonOptions<Answer>): Promise<Answer> {
  const { limitMs, isAnswer, method = "GET", body } = options;
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      cache: "no-store",
      signal: AbortSignal.timeout(limitMs),
      headers: body === undefined ? undefined : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) answer = await response.json().catch(() => null);
    else if (response.status !== 204) answer = await response.json();
  } catch (cause) {
    const isTimeout = cause instanceof DOMException && cause.name === "TimeoutError";
    throw new AnswerError(isTimeout ? "no answer in time" : "no readable answer", null);
  }
  if (!response.ok) throw new AnswerError(`answered ${response.status}`, response.status, sentenceIn(answer));
  if (!isAnswer(answer)) throw new AnswerError("not the answer asked for", response.status);
  noteAnswer();
  return answer;
}

/** The sentence of a failure's body, `{ error: { message } }`; null when it is none of ours. */
function sentenceIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" && error.message !== "" ? error.message : null;
}
