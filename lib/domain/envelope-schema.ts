import * as z from "zod/mini";
import type { Envelope } from "./envelope";
import { FRESHNESS_STATES } from "./freshness";
import { PROBLEM_CODES } from "./problem";
import { accountShape, jobShape, nextFreeShape, snapshotShape, totalsShape, usualShape } from "./snapshot-shapes";

const isoTime = z.iso.datetime();
const count = z.number();
const nextFree = z.nullable(z.strictObject(nextFreeShape));

const account = z.strictObject({
  ...accountShape,
  problem: z.nullable(z.strictObject({ code: z.enum(["account-error", "session-ended"]), message: z.string() })),
  sessionEndsAt: z.nullable(isoTime),
  nextFree,
});

const snapshot = z.strictObject({
  ...snapshotShape,
  totals: z.strictObject({ ...totalsShape, nextFree }),
  suggestion: z.nullable(z.strictObject({ accountId: z.string() })),
  accounts: z.array(account),
  jobs: z.array(z.strictObject({ ...jobShape, startedAt: z.nullable(isoTime) })),
  dropped: z.strictObject({ jobs: count, accounts: count }),
});

/**
 * The shape of `GET /api/scheduler`'s answer, strictly: a key that is not listed here is an error. For tests;
 * what instances share is asked less (found-schema.ts).
 */
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
  usual: z.optional(z.array(z.strictObject(usualShape))),
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
