/** Our own server did not give the answer asked for. */
export class AnswerError extends Error {
  override name = "AnswerError";

  /** @param status HTTP status, or null when there was no answer at all (network, time limit, not JSON) */
  constructor(
    message: string,
    readonly status: number | null,
  ) {
    super(message);
  }
}

export interface FetchJsonOptions<Answer> {
  /** How long the whole answer may take, ms. */
  limitMs: number;
  /** Whether the body is what we asked for. A proxy's error page, or a newer server's shape, is a failure and not data. */
  isAnswer: (body: unknown) => body is Answer;
  method?: "GET" | "POST";
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
    if (response.ok) answer = await response.json();
  } catch (cause) {
    const isTimeout = cause instanceof DOMException && cause.name === "TimeoutError";
    throw new AnswerError(isTimeout ? "no answer in time" : "no readable answer", null);
  }
  if (!response.ok) throw new AnswerError(`answered ${response.status}`, response.status);
  if (!isAnswer(answer)) throw new AnswerError("not the answer asked for", response.status);
  return answer;
}
