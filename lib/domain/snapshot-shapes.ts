import * as z from "zod/mini";
import { JOB_KINDS, UNCOUNTED_KINDS } from "./kind";
import type { Account, Job, Snapshot } from "./snapshot";
import type { Usual } from "./usual";

/**
 * What each field of a snapshot may hold, for those who read one that was written down: another instance's (found-schema.ts), which
 * may be newer and have more, and a route's answer in tests (envelope-schema.ts), which must have no more. A field that is added to a type
 * must be added here.
 */
type Shape<Type> = Record<keyof Type, z.ZodMiniType>;

const count = z.number();
/** One that only a later version has is let through: a page has no words for it, but all else is told. */
const problemCode = z.custom<NonNullable<Account["problem"]>["code"]>((code) => typeof code === "string");
export const uncounted = z.partialRecord(z.enum(UNCOUNTED_KINDS), count);
export const nextFreeShape = { medianMs: count, lowMs: count, highMs: count };

/** Without `nextFree`, which history adds: in what instances share of a snapshot it is null. */
export const accountShape = {
  id: z.string(),
  name: z.nullable(z.string()),
  maxJobs: z.nullable(count),
  executing: z.nullable(count),
  available: z.nullable(count),
  listed: z.boolean(),
  inferred: z.boolean(),
  consistent: z.boolean(),
  uncounted,
  problem: z.nullable(z.object({ code: problemCode, message: z.string() })),
  sessionEndsAt: z.nullable(z.string()),
} satisfies Shape<Omit<Account, "nextFree">>;

export const jobShape = {
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  accountId: z.nullable(z.string()),
  startedAt: z.nullable(z.string()),
  ref: z.nullable(z.string()),
  callbackHost: z.nullable(z.string()),
} satisfies Shape<Job>;

export const totalsShape = {
  slots: z.nullable(count),
  executing: z.nullable(count),
  free: z.nullable(count),
  withheld: count,
  uncounted,
} satisfies Shape<Omit<Snapshot["totals"], "nextFree">>;

export const snapshotShape = {
  totals: z.object(totalsShape),
  suggestion: z.nullable(z.object({ accountId: z.string() })),
  accounts: z.array(z.object(accountShape)),
  jobs: z.array(z.object(jobShape)),
  jobsMissing: z.optional(z.literal(true)),
  dropped: z.object({ jobs: count, accounts: count }),
} satisfies Shape<Snapshot>;

export const usualShape = {
  kind: z.enum(JOB_KINDS),
  accountId: z.nullable(z.string()),
  ahead: z.nullable(count),
  n: count,
  p50Ms: z.nullable(count),
  p90Ms: z.nullable(count),
  p95Ms: z.nullable(count),
  lowMs: count,
  highMs: count,
} satisfies Shape<Usual>;
