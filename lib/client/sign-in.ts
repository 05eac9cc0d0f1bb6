import { refusalIn } from "./fetch-json";
import { SESSION_PATH, PATHS } from "./paths";
import { withinTime } from "./timers";

/** What came of trying a password; `said` is our server's own sentence about it. */
export type SignInOutcome =
  { kind: "in" | "wrong" | "away" } | { kind: "wait"; seconds: number } | { kind: "refused"; said: string };

const LIMIT_MS = 15_000;

/** Tries a password at our own server. Never throws. */
export async function signIn(password: string): Promise<SignInOutcome> {
  try {
    return await withinTime(LIMIT_MS, async (signal) => {
      const response = await fetch(SESSION_PATH, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ password }),
        signal,
      });
      if (response.ok) return { kind: "in" };
      if (response.status === 429) return { kind: "wait", seconds: Number(response.headers.get("retry-after")) || 1 };
      if (response.status === 401) return { kind: "wrong" };
      const { message } = refusalIn(await response.json());
      return message === null ? { kind: "away" } : { kind: "refused", said: message };
    });
  } catch {
    return { kind: "away" };
  }
}

/** Whether this browser is signed in after all: in another tab, or by a session that our server could not look up for a while. Never throws. */
export async function isSignedIn(): Promise<boolean> {
  try {
    const ask = (signal: AbortSignal) => fetch(PATHS.recent, { method: "HEAD", cache: "no-store", signal });
    return (await withinTime(LIMIT_MS, ask)).ok;
  } catch {
    return false;
  }
}
