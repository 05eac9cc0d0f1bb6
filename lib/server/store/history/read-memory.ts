import * as z from "zod/mini";
import { JOB_KINDS, UNCOUNTED_KINDS } from "@/lib/domain/kind";
import type { RecorderState } from "../../history/recorder-step";
import type { TrackedJob } from "../../history/run-tracker";
import { readAs } from "../../read-as";

/** What the recorder knows between polls, without the jobs, which have rows of their own. */
export type Rest = Omit<RecorderState["tracker"], "jobs"> & Pick<RecorderState, "accumulator">;

const ms = z.nullable(z.number());
const uncounted = z.partialRecord(z.enum(UNCOUNTED_KINDS), z.number());

const rest = z.object({
  lastGoodMs: ms,
  failedSince: z.boolean(),
  accumulator: z.object({
    levels: z.array(
      z.object({
        accountId: z.nullable(z.string()),
        executing: z.number(),
        slots: z.nullable(z.number()),
        free: z.nullable(z.number()),
        uncounted,
      }),
    ),
    lastGoodMs: ms,
    failing: z.nullable(
      z.object({
        sinceMs: z.number(),
        code: z.string(),
        lastMs: z.optional(z.number()),
        dueMs: z.optional(z.number()),
      }),
    ),
  }),
});

const trackedJob = z.object({
  job: z.object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    accountId: z.nullable(z.string()),
    startedAt: z.nullable(z.string()),
    ref: z.nullable(z.string()),
  }),
  startedAtMs: ms,
  ahead: z.nullable(z.number()),
  missing: z.nullable(z.object({ afterMs: z.number(), beforeMs: z.number(), interrupted: z.boolean() })),
  blurred: z.optional(z.boolean()),
});

/** Reads what `writeRecorderState` wrote; null when it can't be read. */
export function readRest(text: string): Rest | null {
  return readAs<Rest>(text, rest);
}

/** Reads one job's row; null when it can't be read. */
export function readTrackedJob(text: string): TrackedJob | null {
  return readAs<TrackedJob>(text, trackedJob);
}
