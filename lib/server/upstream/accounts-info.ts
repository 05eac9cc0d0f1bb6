import type { ProblemCode } from "@/lib/domain/problem";
import type { Account } from "@/lib/domain/snapshot";
import { DAY_MS } from "@/lib/domain/time-units";
import { readBodyError } from "./error-body";
import { fieldOf, isWireObject, readCount, readId, type WireObject } from "./wire-values";
import { parseInstant } from "./wire-time";

/** All that is ever kept of one account of `GET accounts`. The rest of that answer is credentials and people. */
export interface AccountInfo {
  maxJobs: number | null;
  /** Whether useapi.net reports an error on it; what error is not kept. */
  hasError: boolean;
  /** When its MiniMax session ends, ISO 8601 UTC. */
  sessionEndsAt: string | null;
}

/** What the last good `GET accounts` said. */
export interface AccountsInfo {
  accounts: ReadonlyMap<string, AccountInfo>;
  /** Our clock at that answer, ms. */
  fetchedAtMs: number;
}

export type AccountsInfoResult =
  | { ok: true; info: AccountsInfo; dropped: number }
  | { ok: false; code: ProblemCode; status: number | null; detail: string };

/** More accounts than any team links; beyond it an answer is not believed to the letter. */
const MOST_ACCOUNTS = 2_000;
/** Sessions run for 30 days; a date centuries off is no date. */
const LONGEST_SESSION_MS = 10 * 366 * DAY_MS;

function readAccountInfo(value: WireObject, nowMs: number): AccountInfo {
  const jwt = fieldOf(value, "jwt");
  return {
    maxJobs: readCount(fieldOf(value, "maxJobs")),
    hasError: Boolean(fieldOf(value, "error")),
    sessionEndsAt: isWireObject(jwt) ? parseInstant(fieldOf(jwt, "exp_Expire"), nowMs + LONGEST_SESSION_MS) : null,
  };
}

/** The same without what may be over by now. */
export function withoutTrouble({ accounts, fetchedAtMs }: AccountsInfo): AccountsInfo {
  const calm = [...accounts].map(
    ([id, { maxJobs }]) => [id, { maxJobs, hasError: false, sessionEndsAt: null }] as const,
  );
  return { accounts: new Map(calm), fetchedAtMs };
}

/**
 * Takes over what another instance's snapshot says of capacity and trouble. Only the instance that polls asks GET accounts, and one that
 * takes its place must neither forget a hold nor bring an old one back. An example: we know A (3 slots, on hold) and B. Their snapshot has A
 * without trouble, and C on hold. Then A has 3 slots and no trouble, C is on hold, and B is forgotten. An account that we do not know is
 * added only for its trouble, or for the end of its session. The result is as old as what they were told.
 *
 * @param atMs when GET accounts told them, our clock, ms
 */
export function mergeAccountsOf(info: AccountsInfo | null, accounts: readonly Account[], atMs: number): AccountsInfo {
  const told = new Set(accounts.map(({ id }) => id));
  const known = new Map([...(info?.accounts ?? [])].filter(([id]) => told.has(id)));
  for (const { id, maxJobs, problem, sessionEndsAt } of accounts) {
    const own = known.get(id);
    if (own === undefined && problem === null && sessionEndsAt === null) continue;
    known.set(id, {
      maxJobs: maxJobs ?? own?.maxJobs ?? null,
      hasError: problem?.code === "account-error",
      sessionEndsAt,
    });
  }
  return { accounts: known, fetchedAtMs: atMs };
}

/**
 * Reads the answer of `GET accounts`, an object keyed by account, by allow-list: capacity, error yes or no, and
 * the session's end. Nothing else of it passes this function. Good entries survive bad neighbours.
 */
export function readAccountsInfo(body: unknown, nowMs: number): AccountsInfoResult {
  if (!isWireObject(body)) return { ok: false, code: "bad-response", status: null, detail: "not an object" };
  const error = readBodyError(body);
  if (error) return { ok: false, ...error, detail: "an error in the body of a 200" };
  const accounts = new Map<string, AccountInfo>();
  let dropped = 0;
  for (const [key, value] of Object.entries(body)) {
    const id = readId(key);
    if (id === null || !isWireObject(value) || accounts.size >= MOST_ACCOUNTS) dropped += 1;
    else accounts.set(id, readAccountInfo(value, nowMs));
  }
  if (accounts.size === 0 && dropped > 0) {
    return { ok: false, code: "bad-response", status: null, detail: "no account in it can be read" };
  }
  return { ok: true, info: { accounts, fetchedAtMs: nowMs }, dropped };
}
