/** How the simulator can misbehave. Numbers are HTTP statuses; the rest is said beside each. */
export const FAULTS = [
  "400",
  "401",
  "402",
  "403",
  "404",
  /** With `Retry-After` (`retryAfterSeconds`, 20 unless told; null leaves the header out). */
  "429",
  "500",
  /** HTML from a gateway. */
  "502",
  "503",
  "504",
  "596",
  /** Accepts and never answers. */
  "timeout",
  /** Answers rightly, but only after `delayMs` (3,000 unless told). */
  "slow",
  /** Closes the connection with a TCP reset. */
  "reset",
  /** Half of a good body, then the connection ends. */
  "cutoff",
  /** A good body, one byte every `delayMs` (200 unless told). */
  "trickle",
  /** 200 with a web page. */
  "html",
  /** 200 with nothing. */
  "empty",
  /** 200 with `{}`. */
  "no-fields",
  /** 200 with rows of which none can be read: JSON within JSON, ids as inexact numbers, ids wrapped in objects, figures in words. */
  "wrong-types",
  /** 200 with objects by id in place of the arrays, as GET accounts has them. */
  "keyed",
  /** 200 with nulls in place of the arrays. */
  "nulls",
  /** 200 with arrays of rows whose every field is null. */
  "null-rows",
  /** 200 with the good body and rows beside it that can't be read. */
  "bad-neighbours",
  /** 200 with an array in place of the object. */
  "array",
  /** 200 with a number in place of the object. */
  "scalar",
  /** 200 with `error` and `code` (401 unless `code` is told) and no arrays. */
  "error-body",
  /** A body of `megabytes` (600 unless told), streamed. */
  "huge",
  /** 302 to a page that records whoever follows it with the token in hand. */
  "redirect",
  /** The answer of the moment the fault was set, for ever. */
  "frozen",
] as const;

export type FaultName = (typeof FAULTS)[number];

export interface FaultSetting {
  fault: FaultName;
  /** Which answers it spoils: the scheduler's, the accounts', or every one (unless told). */
  on?: "scheduler" | "accounts" | "all";
  /** How many requests it spoils before it ends by itself. */
  times?: number;
  retryAfterSeconds?: number | null;
  delayMs?: number;
  megabytes?: number;
  code?: number;
}

/** Reads a setting out of JSON or a command line; throws an Error that says what is wrong. */
export function parseFault(value: unknown): FaultSetting | null {
  const body = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { fault: value };
  if (body.fault === null || body.fault === "" || body.fault === "none") return null;
  const fault = FAULTS.find((name) => name === String(body.fault));
  if (fault === undefined) throw new Error(`No such fault: ${String(body.fault)}. There are: ${FAULTS.join(", ")}.`);
  const on = (["scheduler", "accounts", "all"] as const).find((name) => name === (body.on ?? "all"));
  if (on === undefined) throw new Error('"on" is scheduler, accounts or all.');
  const setting: FaultSetting = { fault, on };
  for (const key of ["times", "delayMs", "megabytes", "code"] as const) {
    if (body[key] === undefined) continue;
    setting[key] = readNumber(key, body[key]);
  }
  if (body.retryAfterSeconds !== undefined) {
    setting.retryAfterSeconds =
      body.retryAfterSeconds === null ? null : readNumber("retryAfterSeconds", body.retryAfterSeconds);
  }
  return setting;
}

function readNumber(key: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    throw new Error(`"${key}" is a number from 0 up.`);
  }
  return value;
}
