import { readFileSync, statSync } from "node:fs";
import { PROBLEM_TERMS, type ProblemCode } from "@/lib/domain/problem";
import type { Env } from "@/lib/server/env-schema";
import { readAccountsInfo, type AccountsInfo } from "@/lib/server/upstream/accounts-info";
import { createUpstreamClient } from "@/lib/server/upstream/client";
import { EMPTY_MEMORY } from "@/lib/server/upstream/memory";
import { normalise, type NormaliseResult } from "@/lib/server/upstream/normalise";
import { parseJson } from "@/lib/server/upstream/parse-json";
import { adviceFor } from "./advice";

/** The upstream client reads no more than this; a saved answer is held to the same. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** Why there is nothing to examine, in words of ours. */
export interface Failure {
  /** One sentence on what happened. */
  message: string;
  /** Code, status and whatever else narrows it down. */
  facts: string[];
  /** The variable or the cause to look at. */
  lookAt: string;
}

/** How the second, harmless call went: `GET accounts`. */
export type AccountsOutcome =
  | { asked: false; why: string }
  | { asked: true; info: AccountsInfo; dropped: number; latencyMs: number }
  | { asked: true; info: null; failure: Failure };

/** Everything the report is written from. */
export interface Examination {
  /** Where the answer came from: a clause without a name or an address. */
  source: string;
  latencyMs: number | null;
  /** How far this machine's clock is ahead of the upstream's, ms; undefined where it does not say. */
  clockAheadMs?: number | undefined;
  answer: { called: false; failure: Failure } | { called: true; result: NormaliseResult };
  accounts: AccountsOutcome;
  accountNames: ReadonlyMap<string, string>;
  nowMs: number;
}

interface Refusal {
  code: ProblemCode;
  status: number | null;
  detail: string;
  retryAfterMs?: number | null;
}

/** Puts a failed call, or an answer that could not be read, in words. */
export function failureOf({ code, status, detail, retryAfterMs = null }: Refusal): Failure {
  const facts = [...new Set([`problem ${code}`, ...(status === null ? [] : [`status ${status}`]), detail])];
  if (retryAfterMs !== null) facts.push(`it asks to wait ${Math.ceil(retryAfterMs / 1_000)} s`);
  return { message: PROBLEM_TERMS[code].message, facts, lookAt: adviceFor(code) };
}

/** Asks useapi.net as the server does: the scheduler, then the accounts where that is not turned off. */
export async function examineLive(env: Env): Promise<Examination> {
  const { useapiBaseUrl, useapiToken, upstreamTimeoutMs, accountsIntervalMs, accountNames } = env;
  const client = createUpstreamClient({ baseUrl: useapiBaseUrl, token: useapiToken, timeoutMs: upstreamTimeoutMs });
  const isDefault = useapiBaseUrl === "https://api.useapi.net/v1";
  const source = isDefault ? "useapi.net" : "the address in USEAPI_BASE_URL";
  const scheduler = await client.fetchScheduler();
  const nowMs = Date.now();
  const about = { source, accountNames, nowMs, latencyMs: scheduler.latencyMs };
  if (!scheduler.ok) {
    const accounts = { asked: false as const, why: "the first call failed" };
    return { ...about, answer: { called: false, failure: failureOf(scheduler) }, accounts };
  }
  const accounts: AccountsOutcome =
    accountsIntervalMs === 0 ? { asked: false, why: "ACCOUNTS_INTERVAL_SECONDS is 0" } : await askAccounts();
  const accountsInfo = accounts.asked ? accounts.info : null;
  const { clockAheadMs } = scheduler;
  const result = normalise(scheduler.body, EMPTY_MEMORY, { nowMs, accountNames, accountsInfo, speed: 1 });
  return { ...about, clockAheadMs, answer: { called: true, result }, accounts };

  async function askAccounts(): Promise<AccountsOutcome> {
    const response = await client.fetchAccounts();
    if (!response.ok) return { asked: true, info: null, failure: failureOf(response) };
    const read = readAccountsInfo(response.body, nowMs);
    if (!read.ok) return { asked: true, info: null, failure: failureOf(read) };
    return { asked: true, info: read.info, dropped: read.dropped, latencyMs: response.latencyMs };
  }
}

/** Examines an answer saved in a file, as if it had just come. Never throws: a bad file is a bad answer. */
export function examineFile(path: string): Examination {
  const about = {
    source: "a saved file",
    latencyMs: null,
    accounts: { asked: false as const, why: "a saved answer is examined" },
    accountNames: new Map<string, string>(),
    nowMs: Date.now(),
  };
  const fail = (message: string, lookAt: string): Examination => ({
    ...about,
    answer: { called: false, failure: { message, facts: [], lookAt } },
  });
  let text: string;
  try {
    if (statSync(path).size > MAX_FILE_BYTES)
      return fail("The file is larger than any answer we read, 5 MiB.", "the file");
    text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return fail("The file can't be read.", "the path after --file");
  }
  const json = parseJson(text);
  if (!json.ok) {
    const whatElse = json.detail === "not JSON" ? "" : `: ${json.detail}`;
    const lookAt = "the file: it must hold the answer's body alone, whole and without headers";
    return fail(`The file is not JSON${whatElse}.`, lookAt);
  }
  const result = normalise(json.value, EMPTY_MEMORY, { ...about, accountsInfo: null, speed: 1 });
  return { ...about, answer: { called: true, result } };
}
