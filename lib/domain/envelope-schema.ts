import * as z from "zod/mini";
import type { Envelope } from "./envelope";
import { FRESHNESS_STATES } from "./freshness";
import { JOB_KINDS } from "./kind";
import { PROBLEM_CODES } from "./problem";

const isoTime = z.iso.datetime();
const count = z.number();
const uncounted = z.strictObject({
  image: z.optional(count),
  speech: z.optional(count),
  music: z.optional(count),
  unknown: z.optional(count),
});

const nextFree = z.nullable(z.strictObject({ medianMs: count, lowMs: count, highMs: count }));

const account = z.strictObject({
  id: z.string(),
  name: z.nullable(z.string()),
  maxJobs: z.nullable(count),
  executing: z.nullable(count),
  available: z.nullable(count),
  listed: z.boolean(),
  inferred: z.boolean(),
  consistent: z.boolean(),
  uncounted,
  problem: z.nullable(z.strictObject({ code: z.enum(["account-error", "session-ended"]), message: z.string() })),
  sessionEndsAt: z.nullable(isoTime),
  nextFree,
});

const job = z.strictObject({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  accountId: z.nullable(z.string()),
  startedAt: z.nullable(isoTime),
  ref: z.nullable(z.string()),
  callbackHost: z.nullable(z.string()),
});

const usual = z.strictObject({
  kind: z.enum(JOB_KINDS),
  accountId: z.nullable(z.string()),
  ahead: z.nullable(count),
  n: count,
  p50Ms: z.nullable(count),
  p90Ms: z.nullable(count),
  p95Ms: z.nullable(count),
  lowMs: count,
  highMs: count,
});

const snapshot = z.strictObject({
  totals: z.strictObject({
    slots: z.nullable(count),
    executing: z.nullable(count),
    free: z.nullable(count),
    withheld: count,
    uncounted,
    nextFree,
  }),
  suggestion: z.nullable(z.strictObject({ accountId: z.string() })),
  accounts: z.array(account),
  jobs: z.array(job),
  jobsMissing: z.optional(z.literal(true)),
  dropped: z.strictObject({ jobs: count, accounts: count }),
});

/** The shape of `GET /api/scheduler`'s answer, strictly: a key that is not listed here is an error. For tests; what instances share is asked less (found-schema.ts). */
export const envelopeSchema: z.ZodMiniType<Envelope> = z.strictObject({
  state: z.enum(FRESHNESS_STATES),
  problem: z.nullable(
    z.strictObject({
      code: z.enum(PROBLEM_CODES),
      message: z.string(),
      since: isoTime,
      attempts: count,
      upstreamStatus: z.nullable(count),
      retryInMs: z.nullable(count),
    }),
  ),
  revision: z.nullable(z.string()),
  fetchedAt: z.nullable(isoTime),
  now: isoTime,
  pollIntervalMs: count,
  nextPollMs: count,
  build: z.string(),
  demo: z.boolean(),
  forecastScore: z.nullable(z.strictObject({ right: count, judged: count, silent: z.boolean() })),
  snapshot: z.optional(snapshot),
  figuredAt: z.optional(isoTime),
  usual: z.optional(z.array(usual)),
  ahead: z.optional(z.record(z.string(), count)),
});

/** The shape of `GET /api/recent`'s answer. */
export const recentSchema = z.strictObject({
  from: isoTime,
  stepMs: count,
  accounts: z.array(
    z.strictObject({ id: z.string(), executing: z.array(z.nullable(count)), maxJobs: z.array(z.nullable(count)) }),
  ),
});
