import type { DemoScene } from "@/lib/domain/demo";
import { drawTraits } from "./job-traits";
import type { Random } from "./random";
import type { FaultSetting } from "./fault";
import type { SimAccount, SimJob, World } from "./world";

/** Beyond twice the slow time of every account of the demo, whose longest line has its p95 near 10 minutes. */
const STUCK_AGE_MS = 24 * 60_000 + 2_000;

/** Fills the free slots of an account with videos sent within the last minute and a half. */
function fill(world: World, account: SimAccount, random: Random): void {
  const free = world.freeSlots(account);
  for (let at = 0; at < free; at += 1) {
    world.submit(account, "video", drawTraits("video", random), random.next() * 90_000);
  }
}

/** Puts a video that will never end on the second account (studio-east in the demo), in place of one if it is full. */
function addStuckJob(world: World, random: Random): SimJob | null {
  const account = world.accounts[1] ?? world.accounts[0];
  if (account === undefined) return null;
  const [oldest] = account.videos;
  if (world.freeSlots(account) <= 0 && oldest !== undefined) world.end(oldest);
  const traits = { ...drawTraits("video", random), replyRef: "shot-014-b", renderMs: Number.POSITIVE_INFINITY };
  const job = world.submit(account, "video", traits, STUCK_AGE_MS);
  // Its work began long ago, ahead of whoever waits in line.
  job.beganMs ??= job.submittedMs;
  account.videos.sort((a, b) => a.submittedMs - b.submittedMs);
  return job;
}

const SCENE_FAULTS: Partial<Record<DemoScene, FaultSetting>> = {
  refused: { fault: "401" },
  down: { fault: "reset" },
  frozen: { fault: "frozen" },
};

/**
 * Creates the director of a world: `play(scene)` undoes the scene before and sets the new one, and answers the fault
 * that belongs to it, or null.
 */
export function createDirector(world: World, random: Random): { play(scene: DemoScene): FaultSetting | null } {
  let stuck: SimJob | null = null;
  return {
    play(scene) {
      world.refill = null;
      if (stuck !== null) world.end(stuck);
      stuck = null;
      if (scene === "full") {
        for (const account of world.accounts) fill(world, account, random);
        world.refill = (account) => {
          if (world.freeSlots(account) > 0) world.submit(account, "video", drawTraits("video", random));
        };
      }
      if (scene === "stuck") stuck = addStuckJob(world, random);
      return SCENE_FAULTS[scene] ?? null;
    },
  };
}
