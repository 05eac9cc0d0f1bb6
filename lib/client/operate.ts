import type { NewShare, ShareSettings, ShareSummary } from "@/lib/domain/share";
import { isRecord } from "./answer-guards";
import { attempt, type Outcome } from "./attempt";
import { fetchJson, type FetchJsonOptions } from "./fetch-json";
import { SESSION_PATH } from "./paths";
import { sharePath, SHARES_PATH } from "./shares-paths";

/*
 * What an operator does by hand: each one question, answered with what came of it. None of them throws.
 */

const LIMIT_MS = 10_000;

const ask = <Value>(path: string, options: Omit<FetchJsonOptions<Value>, "limitMs">) =>
  attempt(fetchJson(path, { limitMs: LIMIT_MS, ...options }));

/** Where an account is named. */
function accountPath(accountId: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}`;
}

const isAnything = (_body: unknown): _body is unknown => true;
const isNewShare = (body: unknown): body is NewShare => isRecord(body) && typeof body.url === "string";
const isShare = (body: unknown): body is ShareSummary => isRecord(body) && typeof body.state === "string";

/** Makes a link. Its address is in this answer and nowhere else, ever. */
export function makeShare(settings: ShareSettings): Promise<Outcome<NewShare>> {
  return ask(SHARES_PATH, { method: "POST", body: settings, isAnswer: isNewShare });
}

/** Pauses or resumes a link. */
export function pauseShare(id: string, paused: boolean): Promise<Outcome<ShareSummary>> {
  return ask(sharePath(id), { method: "PATCH", body: { paused }, isAnswer: isShare });
}

/** Gives a link another end, ISO 8601 or null for never. */
export function changeShareEnd(id: string, endsAt: string | null): Promise<Outcome<ShareSummary>> {
  return ask(sharePath(id), { method: "PATCH", body: { endsAt }, isAnswer: isShare });
}

/** Withdraws a link for good. */
export function revokeShare(id: string): Promise<Outcome<unknown>> {
  return ask(sharePath(id), { method: "DELETE", isAnswer: isAnything });
}

/** Gives an account a name, or takes it back with null. */
export function renameAccount(accountId: string, name: string | null): Promise<Outcome<unknown>> {
  // Whoever presses a link keeps the name by that press, and leaves.
  return ask(accountPath(accountId), { method: "PATCH", body: { name }, keepalive: true, isAnswer: isAnything });
}

/** Ends this session on the server. */
export function signOut(): Promise<Outcome<unknown>> {
  return ask(SESSION_PATH, { method: "DELETE", isAnswer: isAnything });
}
