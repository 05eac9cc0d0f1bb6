import { DAY_MS } from "@/lib/domain/time-units";
import { JWT_CANARY } from "./canaries";
import type { SimAccount, SimJob, World } from "./world";

/** Time as the upstream writes `elapsed`: `MM:SS`, and past the hour simply more minutes. */
function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}

/** The vendor's own sample carries an image id under `videoId`; sibling pages name `imageId` and imply `audioId`. */
function idKey(job: SimJob): "videoId" | "imageId" | "audioId" {
  if (job.kind === "audio") return "audioId";
  return job.kind === "image" && job.id.charCodeAt(job.id.length - 1) % 3 === 0 ? "imageId" : "videoId";
}

function toRow(job: SimJob, world: World): Record<string, string> {
  return {
    [idKey(job)]: job.id,
    started: new Date(job.submittedMs).toISOString(),
    // Simulated time: with compressed time it must run as fast as the jobs do, or it would seem frozen.
    elapsed: elapsedText((world.nowMs - job.submittedMs) * world.speed),
    ...(job.replyUrl === null ? {} : { replyUrl: job.replyUrl }),
    ...(job.replyRef === null ? {} : { replyRef: job.replyRef }),
  };
}

/** Rows of `executing[]`, and the whole answer of GET scheduler/: every job accepted and still tracked. */
export function executingRows(world: World): Record<string, string>[] {
  return world.accounts
    .flatMap(({ videos, others }) => [...videos, ...others])
    .filter(({ tracked }) => tracked)
    .sort((a, b) => a.submittedMs - b.submittedMs || (a.id < b.id ? -1 : 1))
    .map((job) => toRow(job, world));
}

function availableRow(account: SimAccount, world: World): Record<string, string | number> {
  const free = world.freeSlots(account);
  const audio = account.others.filter(({ kind, tracked }) => kind === "audio" && tracked).length;
  return {
    account: account.id,
    maxJobs: account.maxJobs,
    executing: account.maxJobs - free,
    available: free,
    ...(audio > 0 ? { executingAudio: audio } : {}),
  };
}

/** The answer of GET scheduler/available. Full accounts are left out of `available[]`. */
export function schedulerBody(world: World): unknown {
  return {
    executing: executingRows(world),
    available: world.accounts
      .filter((account) => world.isListed(account))
      .map((account) => availableRow(account, world)),
  };
}

/** The answer of GET accounts: an object keyed by account, with invented credentials and personal data. */
export function accountsBody(world: World, startMs: number): unknown {
  const entries = world.accounts.map((account) => {
    const ends = startMs + account.sessionDays * DAY_MS;
    const issued = ends - 30 * DAY_MS;
    const jwt = {
      token: `${JWT_CANARY}-token-${account.id}`,
      user: {
        deviceID: `${JWT_CANARY}-device-${account.id}`,
        id: `${JWT_CANARY}-user-${account.id}`,
        name: `${JWT_CANARY}-name`,
        avatar: `https://cdn.example.com/${JWT_CANARY}-avatar.png`,
      },
      iat: Math.floor(issued / 1000),
      exp: Math.floor(ends / 1000),
      iat_Issued: new Date(issued).toISOString(),
      exp_Expire: new Date(ends).toISOString(),
      host: `${JWT_CANARY}.example.com`,
      searchParams: `?device=${JWT_CANARY}-search`,
    };
    const { id, maxJobs, error } = account;
    return [
      id,
      {
        account: id,
        maxJobs,
        supportVideo: true,
        supportAudio: true,
        supportChat: false,
        ...(error === null ? {} : { error }),
        jwt,
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}

const LABELS = { queued: 11, processing: 12, completed: 2, failed: 3, moderated: 5 } as const;

/** The answer of GET videos/<videoId>. */
export function videoBody(job: SimJob, world: World): unknown {
  const label = job.endedMs !== null ? job.outcome : job.beganMs === null ? "queued" : "processing";
  const renderedMs = job.beganMs === null ? 0 : (world.nowMs - job.beganMs) * world.speed;
  const percent = label === "completed" ? 100 : Math.min(99, Math.floor((renderedMs / job.renderMs) * 100));
  return {
    videoId: job.id,
    status: LABELS[label],
    statusLabel: label,
    statusFinal: job.endedMs !== null,
    percent: label === "failed" || label === "moderated" ? 0 : percent,
    ...(job.replyRef === null ? {} : { replyRef: job.replyRef }),
  };
}
