import { AnswerError, fetchJson } from "./fetch-json";
import { SESSION_PATH } from "./swr-keys";

/** What came of trying a password; `said` is our server's own sentence about it. */
export type SignInOutcome =
  { kind: "in" | "wrong" | "away" } | { kind: "wait"; seconds: number } | { kind: "refused"; said: string };

const LIMIT_MS = 15_000;

const isAnything = (_body: unknown): _body is unknown => true;

/** Tries a password at our own server. Never throws. */
export async function signIn(password: string): Promise<SignInOutcome> {
  try {
    await fetchJson(SESSION_PATH, { limitMs: LIMIT_MS, method: "POST", body: { password }, isAnswer: isAnything });
    return { kind: "in" };
  } catch (error) {
    const { status, said, retryAfterS } = error instanceof AnswerError ? error : new AnswerError("", null);
    if (status === 429) return { kind: "wait", seconds: retryAfterS ?? 1 };
    if (status === 401) return { kind: "wrong" };
    return said === null ? { kind: "away" } : { kind: "refused", said };
  }
}
