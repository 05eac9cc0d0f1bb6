import { mergeBuckets, type Bucket } from "@/lib/server/history/bucket";
import type { Gap } from "@/lib/server/history/observation";
import type { RunRecord } from "@/lib/server/history/run-record";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import type { PlannedJob } from "./live-through";

const POLL_MS = 5_000;
/** The user number in the ids of planned jobs: long enough to be found by a search for it, and not by chance. */
export const PLANNED_USER = "8831190274";

/** What a recorder would have written of some jobs. */
export interface Observed {
  minutes: Bucket[];
  hours: Bucket[];
  days: Bucket[];
  runs: RunRecord[];
}

interface Line {
  /** Null: all accounts together. */
  accountId: string | null;
  slots: number;
  jobs: readonly PlannedJob[];
}

interface Watched {
  fromMs: number;
  toMs: number;
  gaps: readonly Gap[];
  /** Minutes before this are not kept any more. */
  minutesFromMs: number;
}

/** Looks at jobs as polls would have, except in the gaps. */
export function observe(
  jobs: readonly PlannedJob[],
  accounts: readonly { id: string; slots: number }[],
  watched: Watched,
): Observed {
  const buckets = {
    minutes: new Map<string, Bucket>(),
    hours: new Map<string, Bucket>(),
    days: new Map<string, Bucket>(),
  };
  const lines: Line[] = [
    { accountId: null, slots: accounts.reduce((sum, { slots }) => sum + slots, 0), jobs },
    ...accounts.map(({ id, slots }) => ({ accountId: id, slots, jobs: jobs.filter((job) => job.accountId === id) })),
  ];
  for (const line of lines) {
    for (const part of partsOf(line, watched)) {
      if (part.atMs >= watched.minutesFromMs) add(buckets.minutes, part, MINUTE_MS);
      add(buckets.hours, part, HOUR_MS);
      add(buckets.days, part, DAY_MS);
    }
  }
  const runs = jobs.flatMap((job, index) => runOf(job, index, watched));
  return {
    minutes: [...buckets.minutes.values()],
    hours: [...buckets.hours.values()],
    days: [...buckets.days.values()],
    runs,
  };
}

function add(buckets: Map<string, Bucket>, part: Bucket, lengthMs: number): void {
  const atMs = Math.floor(part.atMs / lengthMs) * lengthMs;
  const key = `${atMs} ${part.accountId ?? ""}`;
  const known = buckets.get(key);
  buckets.set(key, known ? mergeBuckets(known, { ...part, atMs }) : { ...part, atMs });
}

/** What held from one change to the next, cut at the borders of minutes. */
function* partsOf({ accountId, slots, jobs }: Line, { fromMs, toMs, gaps }: Watched): Generator<Bucket> {
  const changes = [
    ...jobs.flatMap(({ kind, startMs, endMs }) => [
      { atMs: startMs, kind, by: 1 },
      { atMs: endMs, kind, by: -1 },
    ]),
    ...gaps.flatMap((gap) => [
      { atMs: gap.fromMs, kind: "hidden" as const, by: 1 },
      { atMs: gap.toMs, kind: "hidden" as const, by: -1 },
    ]),
    { atMs: toMs, kind: "hidden" as const, by: 0 },
  ].sort((a, b) => a.atMs - b.atMs);
  const held = { video: 0, image: 0, speech: 0, music: 0, unknown: 0, hidden: 0 };
  let sinceMs = fromMs;
  for (const change of changes) {
    const untilMs = Math.min(toMs, change.atMs);
    while (held.hidden === 0 && sinceMs < untilMs) {
      const nextMs = Math.min(untilMs, Math.floor(sinceMs / MINUTE_MS + 1) * MINUTE_MS);
      yield partOf({ accountId, slots, ...held }, sinceMs, nextMs - sinceMs);
      sinceMs = nextMs;
    }
    sinceMs = Math.max(sinceMs, untilMs);
    held[change.kind] += change.by;
  }
}

interface Held {
  accountId: string | null;
  slots: number;
  video: number;
  image: number;
  speech: number;
}

function partOf({ accountId, slots, video, image, speech }: Held, atMs: number, lengthMs: number): Bucket {
  return {
    accountId,
    atMs,
    observedMs: lengthMs,
    executingMs: video * lengthMs,
    executingPeak: video,
    capacityKnownMs: lengthMs,
    slotsMs: slots * lengthMs,
    zeroFreeMs: video >= slots ? lengthMs : 0,
    idleMs: Math.max(0, slots - video) * lengthMs,
    uncountedMs: {
      ...(image > 0 ? { image: image * lengthMs } : {}),
      ...(speech > 0 ? { speech: speech * lengthMs } : {}),
    },
  };
}

/** A job as the polls around its end bound it; none that ran its whole time unseen, or has not ended yet. */
function runOf(
  { accountId, kind, ref, startMs, endMs, ahead }: PlannedJob,
  index: number,
  { toMs, gaps }: Watched,
): RunRecord[] {
  const gap = gaps.find((one) => one.fromMs <= endMs && endMs < one.toMs);
  if (endMs >= toMs || (gap !== undefined && startMs >= gap.fromMs)) return [];
  const word = kind === "speech" ? "audio" : kind;
  const id = `user:${PLANNED_USER}-minimax:${accountId}-${word}:${String(512_300_000_000_000_000n + BigInt(index) * 7_919n)}`;
  const endedBeforeMs = gap?.toMs ?? Math.ceil(endMs / POLL_MS) * POLL_MS;
  const endedAfterMs = gap?.fromMs ?? endedBeforeMs - POLL_MS;
  const startedAtMs = Math.round(startMs);
  return [
    { id, kind, accountId, ref, startedAtMs, endedAfterMs, endedBeforeMs, ahead, interrupted: gap !== undefined },
  ];
}
