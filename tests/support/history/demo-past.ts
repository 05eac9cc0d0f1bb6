import { HOUR_MS } from "@/lib/domain/time-units";
import { DEMO_SEED } from "../simulator/start-simulator";
import type { AccountSpec } from "../simulator/fleet";
import { createManualClock } from "../simulator/clock";
import { Simulation, WARM_UP_MS, type SimulationOptions } from "../simulator/simulation";
import type { SimJob } from "../simulator/world";
import type { PlannedJob } from "./live-through";

/** The past has a seed of its own; the demo's goes on from where its world begins. */
const PAST_SEED = DEMO_SEED + 1;

/** How much longer the scripts of a team pause in each hour of the day (UTC): short in the morning, long at night. */
const PAUSES = [30, 40, 60, 60, 40, 20, 8, 4, 2.5, 1.6, 1.2, 2, 4, 2.2, 1.5, 1.8, 2.2, 3, 5, 8, 10, 14, 18, 24];

const pauseFactor = (ms: number) => PAUSES[new Date(ms).getUTCHours()] ?? 1;

interface DemoPast {
  fleet: readonly AccountSpec[];
  fromMs: number;
  /** In order of start. */
  jobs: PlannedJob[];
}

const KINDS = { video: "video", image: "image", audio: "speech" } as const;

/**
 * What a team did on the demo's accounts in the `hours` before the demo's world was first looked at (epoch ms): the same
 * simulator, so that usual times are those of the jobs that follow. Its last part is the demo's own world, before anybody looked.
 */
export function demoPast(startMs: number, hours: number): DemoPast {
  const fromMs = startMs - hours * HOUR_MS;
  const clock = createManualClock(fromMs);
  const past = simulate(PAST_SEED, clock, { pauseFactor, videosPerSlot: 1.1 });
  const jobs = new Map<string, SimJob>();
  // A world forgets its oldest jobs, so they are written down hour by hour.
  for (let leftMs = startMs - WARM_UP_MS - fromMs; leftMs > 0; leftMs -= HOUR_MS) {
    clock.advance(Math.min(HOUR_MS, leftMs));
    past.advance();
    for (const [id, job] of past.world.jobs) jobs.set(id, job);
  }
  // Where one world takes over from the other, what still ran in the first has ended.
  const seamMs = startMs - WARM_UP_MS;
  const before = [...jobs.values()].filter(({ submittedMs, endedMs }) => submittedMs >= fromMs && endedMs !== null);
  const present = simulate(DEMO_SEED, createManualClock(startMs));
  const after = [...present.world.jobs.values()].filter(({ submittedMs }) => submittedMs >= seamMs);
  return { fleet: past.fleet, fromMs, jobs: inLine([...before, ...after]) };
}

function simulate(seed: number, clock: ReturnType<typeof createManualClock>, past: Partial<SimulationOptions> = {}) {
  return new Simulation({ seed, clock, accounts: 4, jobs: null, load: true, speed: 1, ...past });
}

/** Jobs as the recorder sees them: with the videos that ran on the account when each began. */
function inLine(jobs: readonly SimJob[]): PlannedJob[] {
  const running = new Map<string, number[]>();
  return [...jobs]
    .sort((a, b) => a.submittedMs - b.submittedMs)
    .map(({ accountId, kind, replyRef, submittedMs: startMs, endedMs }) => {
      const endMs = endedMs ?? Number.POSITIVE_INFINITY;
      const before = (running.get(accountId) ?? []).filter((ms) => ms > startMs);
      if (kind === "video") running.set(accountId, [...before, endMs]);
      return {
        accountId,
        kind: KINDS[kind],
        ref: replyRef,
        startMs,
        endMs,
        ahead: kind === "video" ? before.length : null,
      };
    });
}
