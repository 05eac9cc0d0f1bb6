/**
 * The catalogue of upstream problems: one entry a code, used by the monitor (how long to wait, when to
 * raise the alarm), by the page (what to say, what to do) and by the README's table, which a test
 * compares with this file. The codes are a contract (CONTRIBUTING.md, "The contract").
 */
export const PROBLEM_CODES = [
  "unauthorised",
  "subscription",
  "forbidden",
  "rate-limited",
  "account-error",
  "upstream-error",
  "timeout",
  "unreachable",
  "bad-response",
  "frozen",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What a page says of a problem. */
export interface ProblemEntry {
  /** What happened, as a headline without its time: "useapi.net refuses the token (401)". */
  title: string;
  /** What the operator should do. Text between back-quotes is shown as code. */
  action: string;
  /** Raise the alarm at the first failed try; otherwise from the second, or when data is late. */
  alarmAtOnce: boolean;
}

/** What the monitor says and does about it: apart, for no page needs that in its scripts. */
export interface ProblemTerms {
  /**
   * One sentence for logs, health and the envelope's `message`. It begins with "useapi.net" or "useapi.net's", and what follows a colon is
   * detail: a page makes a clause of it, "it refused the token" (`lib/view/no-answer.ts`). A clause of its own would be in every first load.
   */
  message: string;
  /** The longest pause between tries in ms: 60 s where only a person can mend it, else 15 s. */
  maxBackoffMs: number;
}

export const PROBLEMS: Record<ProblemCode, ProblemEntry> = {
  unauthorised: {
    title: "useapi.net refuses the token (401)",
    action: "Check `USEAPI_TOKEN`, then restart; `npm run doctor` tells more.",
    alarmAtOnce: true,
  },
  subscription: {
    title: "The useapi.net subscription is missing or has ended (402)",
    action: "Renew the useapi.net subscription; Slotwatch goes on by itself.",
    alarmAtOnce: true,
  },
  forbidden: {
    title: "useapi.net forbids this request (403)",
    action:
      "Check that `USEAPI_TOKEN` belongs to the subscription that owns these accounts; `npm run doctor` tells more.",
    alarmAtOnce: true,
  },
  "rate-limited": {
    title: "useapi.net asks us to slow down (429)",
    action:
      "Nothing to do at once. If it stays, raise `POLL_INTERVAL_SECONDS`, or look for other scripts that poll with this token.",
    alarmAtOnce: false,
  },
  "account-error": {
    title: "A MiniMax account is on hold or its session is broken (596)",
    action: "Open your accounts at useapi.net and link the affected MiniMax account again.",
    alarmAtOnce: true,
  },
  "upstream-error": {
    title: "useapi.net answers with an error",
    action: "Usually it passes. If it stays, check useapi.net's status; `npm run doctor` tells more.",
    alarmAtOnce: false,
  },
  timeout: {
    title: "useapi.net does not answer in time",
    action: "Usually it passes. If it stays, check this server's network, or raise `UPSTREAM_TIMEOUT_SECONDS`.",
    alarmAtOnce: false,
  },
  unreachable: {
    title: "useapi.net can't be reached",
    action: "Check this server's network, its name service and `USEAPI_BASE_URL`.",
    alarmAtOnce: false,
  },
  "bad-response": {
    title: "useapi.net's answer can't be read",
    action:
      "If it stays, run `npm run doctor` and send its redacted report to the Slotwatch project; check `USEAPI_BASE_URL`.",
    alarmAtOnce: false,
  },
  frozen: {
    title: "useapi.net's answer stands still",
    action: "The figures below are from the last answer that moved. Usually it passes; if it stays, tell useapi.net.",
    alarmAtOnce: false,
  },
};

const WAIT_MS = 15_000;
const PERSON_MS = 60_000;

export const PROBLEM_TERMS: Record<ProblemCode, ProblemTerms> = {
  unauthorised: {
    message: "useapi.net refused the token.",
    maxBackoffMs: PERSON_MS,
  },
  subscription: {
    message: "useapi.net says the subscription is missing or has ended.",
    maxBackoffMs: PERSON_MS,
  },
  forbidden: {
    message: "useapi.net forbids this token to read the scheduler.",
    maxBackoffMs: PERSON_MS,
  },
  "rate-limited": {
    message: "useapi.net limits how often it may be asked.",
    maxBackoffMs: WAIT_MS,
  },
  "account-error": {
    message: "useapi.net reports a linked MiniMax account on hold, or with a broken session.",
    maxBackoffMs: WAIT_MS,
  },
  "upstream-error": {
    message: "useapi.net answered with an error of its own.",
    maxBackoffMs: WAIT_MS,
  },
  timeout: {
    message: "useapi.net did not give a whole answer within the time limit.",
    maxBackoffMs: WAIT_MS,
  },
  unreachable: {
    message: "useapi.net could not be reached: name not found, connection refused or reset.",
    maxBackoffMs: WAIT_MS,
  },
  "bad-response": {
    message: "useapi.net's answer could not be read: not JSON, wrong shape, cut off, redirected or too large.",
    maxBackoffMs: WAIT_MS,
  },
  frozen: {
    message: "useapi.net answers, but the elapsed time of its jobs no longer moves.",
    maxBackoffMs: WAIT_MS,
  },
};

/** The code for an HTTP status of the upstream other than 200, by CONTRIBUTING.md, "What the API sends". */
export function problemCodeOfStatus(status: number): ProblemCode {
  switch (status) {
    case 401:
      return "unauthorised";
    case 402:
      return "subscription";
    case 403:
      return "forbidden";
    case 429:
      return "rate-limited";
    case 596:
      return "account-error";
    default:
      return "upstream-error";
  }
}

/** Whether a problem should be raised as an alarm now: at once for some codes, else from the second try or when late. */
export function isAlarm(problem: { code: ProblemCode; attempts: number }, isOld: boolean): boolean {
  return PROBLEMS[problem.code].alarmAtOnce || problem.attempts >= 2 || isOld;
}
