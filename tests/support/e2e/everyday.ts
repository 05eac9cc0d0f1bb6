import type { VerbatimState } from "../simulator/simulation";
import { REPLY_CANARY } from "../simulator/canaries";
import { DEMO_FLEET } from "../simulator/fleet";
import { buildWireAccount, buildWireJob, buildWireJobId, type Wire } from "../wire/answer";

const [WEST, EAST, SHORTS_1, SHORTS_2] = DEMO_FLEET.map(({ id }) => id) as [string, string, string, string];

/** The accounts of the everyday fleet, by the names that `ACCOUNT_NAMES` gives them. */
export const ACCOUNT_IDS = { west: WEST, east: EAST, shorts1: SHORTS_1, shorts2: SHORTS_2 };

/** What the page must say of the everyday fleet. */
export const EVERYDAY = { slots: 15, executing: 12, free: 3, uncounted: 3, jobs: 15, suggested: "studio-west" };

interface JobSketch {
  account: string;
  /** How long it has run. */
  ageS: number;
  kind?: "video" | "image" | "audio";
  ref?: string;
  callback?: string;
}

/** A row of `available[]`. */
export function toWireAccount(account: string, maxJobs: number, executing: number, more: Wire = {}): Wire {
  return buildWireAccount({ account, maxJobs, executing, available: maxJobs - executing, ...more });
}

/** A row of `executing[]` as a sketch says. It writes no `elapsed`, which would have to move with each answer. */
function toWireJob({ account, ageS, kind = "video", ref, callback }: JobSketch, at: number, nowMs: number): Wire {
  return buildWireJob({
    videoId: buildWireJobId({ account, kind, id: `5123456789010${String(10_000 + at)}` }),
    started: new Date(nowMs - ageS * 1_000).toISOString(),
    elapsed: undefined,
    replyRef: ref,
    replyUrl: callback === undefined ? undefined : `https://${callback}/in/${REPLY_CANARY}?key=${REPLY_CANARY}`,
  });
}

const JOBS: readonly JobSketch[] = [
  { account: EAST, ageS: 842, ref: "shot-014-b", callback: "hooks.example.com" },
  { account: EAST, ageS: 421, ref: "shot-015" },
  { account: EAST, ageS: 228, ref: "promo-17", callback: "hooks.example.com" },
  { account: EAST, ageS: 190, ref: "promo-18" },
  { account: EAST, ageS: 61 },
  { account: WEST, ageS: 305, ref: "promo-19", callback: "n8n.example.org" },
  { account: WEST, ageS: 118, ref: "=2+3 <b>bold</b> & “quoted”" },
  { account: WEST, ageS: 33, ref: "promo-20" },
  { account: SHORTS_1, ageS: 266, ref: "teaser-a" },
  { account: SHORTS_1, ageS: 140, ref: "teaser-b", callback: "hooks.example.com" },
  { account: SHORTS_2, ageS: 96, ref: "teaser-c" },
  { account: SHORTS_2, ageS: 12, ref: "teaser-d" },
  { account: SHORTS_1, ageS: 25, kind: "image", ref: "cover-1" },
  { account: SHORTS_1, ageS: 24, kind: "image", ref: "cover-2" },
  { account: WEST, ageS: 8, kind: "audio", ref: "voice-1" },
];

/** Jobs added to or taken from the everyday ones, and rows to put in place of those of `available[]`. */
export interface EverydayChange {
  jobs?: readonly JobSketch[];
  available?: readonly Wire[];
  without?: (job: JobSketch) => boolean;
}

/**
 * A fleet with something of everything: two accounts with room, one full and so unlisted, one full and still listed, jobs
 * of three kinds, references with marks that HTML and spreadsheets trip over, callbacks with canaries.
 */
export function everyday({ jobs = [], available, without = () => false }: EverydayChange = {}): VerbatimState {
  const nowMs = Date.now();
  return {
    scheduler: {
      // Numbered before any is left out: a job keeps its id while others end.
      executing: [...JOBS, ...jobs].flatMap((job, at) =>
        at < JOBS.length && without(job) ? [] : [toWireJob(job, at, nowMs)],
      ),
      available: available ?? [
        toWireAccount(WEST, 5, 3, { executingAudio: 1 }),
        toWireAccount(SHORTS_1, 3, 2),
        toWireAccount(SHORTS_2, 2, 2),
      ],
    },
  };
}

/** The everyday fleet and one more job, just begun, that goes by this reference. */
export const withJob = (ref: string) => everyday({ jobs: [{ account: ACCOUNT_IDS.west, ageS: 1, ref }] });
