import * as z from "zod/mini";
import { PROBLEM_CODES } from "@/lib/domain/problem";
import { nextFreeShape, snapshotShape, usualShape } from "@/lib/domain/snapshot-shapes";

/**
 * What must be true of a poll that another instance published, so that nothing here trips over it. Only asked whether it
 * holds: keys that a newer version added do no harm.
 */
const count = z.number();
const forecast = z.object(nextFreeShape);

export const headSchema = z.object({
  revision: z.nullable(z.string()),
  fetchedAtMs: z.nullable(count),
  accountsAtMs: z.optional(z.nullable(count)),
  trouble: z.nullable(
    z.object({ code: z.enum(PROBLEM_CODES), sinceMs: count, attempts: count, status: z.nullable(count) }),
  ),
  intervalMs: count.check(z.positive()),
  outlook: z.nullable(
    z.object({
      atMs: count,
      accounts: z.array(z.tuple([z.string(), forecast])),
      overall: z.nullable(forecast),
      score: z.nullable(z.object({ right: count, judged: count, silent: z.boolean() })),
    }),
  ),
});

export const bodySchema = z.object({
  snapshot: z.object(snapshotShape),
  usual: z.array(z.object(usualShape)),
  ahead: z.record(z.string(), count),
});
