import * as z from "zod/mini";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import { accountShape, nextFreeShape, snapshotShape, totalsShape, usualShape } from "@/lib/domain/snapshot-shapes";

/**
 * What must be true of a poll that another instance published, so that nothing here trips over it. Only asked whether it
 * holds: keys that a newer version added do no harm.
 */
const count = z.number();
/** The latest that `Date` can tell. */
const LATEST_MS = 8.64e15;
/** Epoch ms. What `Date` can't tell would have every page fail. */
export const time = z.number().check(z.gte(0), z.lte(LATEST_MS));
const forecast = z.object(nextFreeShape);

export const troubleSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  sinceMs: time,
  attempts: count,
  status: z.nullable(count),
});

export const headSchema = z.object({
  revision: z.nullable(z.string()),
  fetchedAtMs: z.nullable(time),
  accountsAtMs: z.optional(z.nullable(time)),
  trouble: z.nullable(troubleSchema),
  intervalMs: count.check(z.positive()),
  source: z.optional(z.string()),
  outlook: z.nullable(
    z.object({
      atMs: time,
      accounts: z.array(z.tuple([z.string(), forecast])),
      overall: z.nullable(forecast),
      score: z.nullable(z.object({ right: count, judged: count, silent: z.boolean() })),
    }),
  ),
});

export const bodySchema = z.object({
  snapshot: z.object({
    ...snapshotShape,
    totals: z.object({ ...totalsShape, nextFree: z.null() }),
    accounts: z.array(z.object({ ...accountShape, nextFree: z.null() })),
  }),
  usual: z.array(z.object(usualShape)),
  ahead: z.record(z.string(), count),
});
