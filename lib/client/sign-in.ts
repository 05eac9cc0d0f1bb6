import { SESSION_PATH } from "./swr-keys";

/** What came of trying a password. */
export type SignInOutcome = { kind: "in" } | { kind: "wrong" } | { kind: "wait"; seconds: number } | { kind: "away" };

const LIMIT_MS = 15_000;

/** Tries a password at our own server. Never throws. */
export async function signIn(password: string): Promise<SignInOutcome> {
  try {
    const response = await fetch(SESSION_PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ password }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (response.ok) return { kind: "in" };
    if (response.status === 429) return { kind: "wait", seconds: Number(response.headers.get("retry-after")) || 1 };
    return response.status === 401 ? { kind: "wrong" } : { kind: "away" };
  } catch {
    return { kind: "away" };
  }
}
