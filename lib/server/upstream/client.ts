import "server-only";
import { problemCodeOfStatus, type ProblemCode } from "@/lib/domain/problem";
import { causeOfBodyFailure, causeOfRequestFailure } from "./failure-cause";
import { parseJson } from "./parse-json";
import { discardBody, readBody } from "./read-body";
import { parseRetryAfter } from "./retry-after";

/** The largest answer we read, in bytes after decompression. 2,000 jobs come to about 0.5 MiB. */
const MAX_BYTES = 5 * 1024 * 1024;

export interface UpstreamSuccess {
  ok: true;
  /** Whatever JSON the upstream sent, uninterpreted. */
  body: unknown;
  status: number;
  latencyMs: number;
  /** How long ago the answer began to come, ms: what it says was true then, however slowly the rest of it came. */
  sinceHeadMs?: number;
  /** How far our clock is ahead of the one that wrote the answer's `Date`, ms, to a second or so; absent when it wrote none. */
  clockAheadMs?: number | undefined;
}

export interface UpstreamFailure {
  ok: false;
  code: ProblemCode;
  /** The HTTP status, or null when no answer began. */
  status: number | null;
  /** From `Retry-After`, uncapped but for a day; null when the upstream did not say. */
  retryAfterMs: number | null;
  /** A clause of ours for logs and the doctor. Holds nothing the upstream wrote, no URL and no secret. */
  detail: string;
  latencyMs: number;
}

export type UpstreamResult = UpstreamSuccess | UpstreamFailure;

export interface UpstreamClientOptions {
  /** `USEAPI_BASE_URL`, with or without a slash at its end. */
  baseUrl: string | URL;
  token: string;
  /** Limit for the whole answer, body included, ms. */
  timeoutMs: number;
  maxBytes?: number;
}

export interface UpstreamClient {
  /** `GET minimax/scheduler/available`. Always resolves. */
  fetchScheduler(signal?: AbortSignal): Promise<UpstreamResult>;
  /**
   * `GET minimax/accounts`. Always resolves. Its body holds credentials and personal data: hand it to
   * `readAccountsInfo` at once and keep nothing else.
   */
  fetchAccounts(signal?: AbortSignal): Promise<UpstreamResult>;
}

/** Why our own controller ended a request; `null` while it did not. */
type Ending = "timeout" | "called-off" | null;

/**
 * Makes the one client that speaks to useapi.net. It asks, within a time and a size limit, and never
 * interprets: what a body means is for `normalise`. No method throws or rejects, whatever the other side does.
 */
export function createUpstreamClient(options: UpstreamClientOptions): UpstreamClient {
  const base = String(options.baseUrl).replace(/\/+$/, "");
  const ask = (path: string, signal?: AbortSignal) => request(`${base}/${path}`, options, signal);
  return {
    fetchScheduler: (signal) => ask("minimax/scheduler/available", signal),
    fetchAccounts: (signal) => ask("minimax/accounts", signal),
  };
}

async function request(
  url: string,
  { token, timeoutMs, maxBytes = MAX_BYTES }: UpstreamClientOptions,
  callerSignal: AbortSignal | undefined,
): Promise<UpstreamResult> {
  const startedAt = performance.now();
  const controller = new AbortController();
  let ending: Ending = null;
  const end = (reason: Exclude<Ending, null>) => {
    ending ??= reason;
    controller.abort();
  };
  const callOff = () => end("called-off");
  // A timer and a listener of our own instead of AbortSignal.any: that one leaks on Node 20 when one of its
  // signals lives as long as the process, as the monitor's does.
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  if (callerSignal?.aborted) callOff();
  callerSignal?.addEventListener("abort", callOff);

  const fail = (failure: Omit<UpstreamFailure, "ok" | "latencyMs" | "retryAfterMs">, retryAfterMs: number | null) => ({
    ok: false as const,
    ...failure,
    retryAfterMs,
    latencyMs: latencySince(startedAt),
  });
  let status: number | null = null;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      redirect: "manual",
      cache: "no-store",
      signal: controller.signal,
    });
    const headAt = performance.now();
    const clockAheadMs = clockAheadOf(response.headers.get("date"));
    status = response.status;
    if (status !== 200) {
      discardBody(response);
      const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), Date.now());
      return fail({ ...failureOfStatus(status), status }, retryAfterMs);
    }
    const body = await readBody(response, maxBytes);
    if (!body.ok) {
      return fail({ code: "bad-response", status, detail: `larger than ${maxBytes} bytes` }, null);
    }
    const json = parseJson(body.text);
    if (!json.ok) return fail({ code: "bad-response", status, detail: json.detail }, null);
    const times = { latencyMs: latencySince(startedAt), sinceHeadMs: latencySince(headAt), clockAheadMs };
    return { ok: true, body: json.value, status, ...times };
  } catch (error) {
    return fail({ ...causeOf(error, ending, status, timeoutMs), status }, null);
  } finally {
    clearTimeout(timer);
    callerSignal?.removeEventListener("abort", callOff);
  }
}

function causeOf(error: unknown, ending: Ending, status: number | null, timeoutMs: number) {
  if (ending === "timeout") return { code: "timeout" as const, detail: `no whole answer within ${timeoutMs} ms` };
  if (ending === "called-off") return { code: "unreachable" as const, detail: "we called the request off" };
  return status === null ? causeOfRequestFailure(error) : causeOfBodyFailure(error);
}

/** A redirect is never followed: it would carry the token to wherever it points. */
function failureOfStatus(status: number): { code: ProblemCode; detail: string } {
  if (status >= 300 && status < 400) return { code: "bad-response", detail: `a redirect (${status})` };
  return { code: problemCodeOfStatus(status), detail: `status ${status}` };
}

function clockAheadOf(date: string | null): number | undefined {
  const theirsMs = date === null ? NaN : Date.parse(date);
  return Number.isFinite(theirsMs) ? Date.now() - theirsMs : undefined;
}

function latencySince(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
