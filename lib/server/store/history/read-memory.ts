import * as z from "zod/mini";
import type { GapCode } from "@/lib/domain/history";
import { jobShape, uncounted } from "@/lib/domain/snapshot-shapes";
import type { RecorderState } from "../../history/recorder-step";
import type { TrackedJob } from "../../history/run-tracker";
import { readAs } from "../../read-as";

/** What the recorder knows between polls, without the jobs, which have rows of their own. */
export type Rest = Omit<RecorderState["tracker"], "jobs"> & Pick<RecorderState, "accumulator">;

const ms = z.nullable(z.number());
/** One that a later version has is let through, and told to pages as it stands: theirs to make words of. */
const gapCode = z.custom<GapCode>((code) => typeof code === "string");
const { callbackHost: _, ...trackedShape } = jobShape;

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
        code: gapCode,
        lastMs: z.optional(z.number()),
        dueMs: z.optional(z.number()),
      }),
    ),
  }),
});

const trackedJob = z.object({
  job: z.object(trackedShape),
  startedAtMs: ms,
  ahead: z.nullable(z.number()),
  missing: z.nullable(z.object({ afterMs: z.number(), beforeMs: z.number(), interrupted: z.boolean() })),
  blurred: z.optional(z.boolean()),
});

/** Reads what `writeRecorderState` wrote; null when it can't be read. */
export function readRest(text: string): Rest | null {
  return readAs(text, rest);
}

/** Reads one job's row; null when it can't be read. */
export function readTrackedJob(text: string): TrackedJob | null {
  return readAs(text, trackedJob);
}
