import * as z from "zod/mini";
import { JOB_KINDS, UNCOUNTED_KINDS } from "@/lib/domain/kind";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import type { Account, Job } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";

/**
 * What must be true of a poll that another instance published, so that nothing here trips over it. Only asked whether it
 * holds: keys that a newer version added do no harm.
 */
const count = z.number();
const uncounted = z.partialRecord(z.enum(UNCOUNTED_KINDS), count);
const nextFree = z.nullable(z.object({ medianMs: count, lowMs: count, highMs: count }));

export const headSchema = z.object({
  revision: z.nullable(z.string()),
  fetchedAtMs: z.nullable(count),
  trouble: z.nullable(
    z.object({ code: z.enum(PROBLEM_CODES), sinceMs: count, attempts: count, status: z.nullable(count) }),
  ),
  intervalMs: count.check(z.positive()),
  outlook: z.nullable(
    z.object({
      atMs: count,
      accounts: z.array(z.tuple([z.string(), z.object({ medianMs: count, lowMs: count, highMs: count })])),
      overall: nextFree,
      score: z.nullable(z.object({ right: count, judged: count, silent: z.boolean() })),
    }),
  ),
});

/** Every field of a type, whatever is asked of it: one that is added to the type must be added here. */
type Fields<Type> = z.ZodMiniType<Record<keyof Type, unknown>>;

const account: Fields<Omit<Account, "nextFree">> = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  maxJobs: z.nullable(count),
  executing: z.nullable(count),
  available: z.nullable(count),
  listed: z.boolean(),
  inferred: z.boolean(),
  consistent: z.boolean(),
  uncounted,
  problem: z.nullable(z.object({ code: z.string(), message: z.string() })),
  sessionEndsAt: z.nullable(z.string()),
});

const job: Fields<Job> = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  accountId: z.nullable(z.string()),
  startedAt: z.nullable(z.string()),
  ref: z.nullable(z.string()),
  callbackHost: z.nullable(z.string()),
});

const usual: Fields<Usual> = z.object({
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

export const bodySchema = z.object({
  snapshot: z.object({
    totals: z.object({
      slots: z.nullable(count),
      executing: z.nullable(count),
      free: z.nullable(count),
      withheld: count,
      uncounted,
    }),
    suggestion: z.nullable(z.object({ accountId: z.string() })),
    accounts: z.array(account),
    jobs: z.array(job),
    jobsMissing: z.optional(z.literal(true)),
    dropped: z.object({ jobs: count, accounts: count }),
  }),
  usual: z.array(usual),
  ahead: z.record(z.string(), count),
});
