import { drawTraits, type WireKind } from "./job-traits";
import type { Random } from "./random";
import type { SimAccount, World } from "./world";

export interface SubmitterOptions {
  /** How many scripts submit videos, images and speech; each waits for its job before it sends the next. */
  videos: number;
  images: number;
  speech: number;
  /** Keep exactly this many jobs running: no pauses between jobs, one image a submission. */
  steady: boolean;
  random: Random;
  /** Asked before each submission: the load generator can be switched off. */
  isOn: () => boolean;
  /** By how much pauses are longer at a moment than in the middle of a working day. */
  pauseFactor: (nowMs: number) => number;
}

/** Mean pause of a script between the end of a job and its next submission. */
const PAUSE_MS: Record<WireKind, number> = { video: 40_000, image: 75_000, audio: 60_000 };

/** Vendor scripts wait 5-30 s when no account has room. */
const ROOM_WAIT_MS = 12_000;

function chooseAccount(world: World, kind: WireKind, random: Random): SimAccount | null {
  if (kind !== "video") return random.pick(world.accounts);
  return random.pick(world.accounts.filter((account) => world.freeSlots(account) > 0));
}

/**
 * The load generator: a team's scripts, each in its own loop of submit, wait, pause. A closed loop keeps the fleet
 * busy without ever growing a backlog, so pictures stay interesting for hours.
 */
export function startSubmitters(world: World, options: SubmitterOptions): void {
  const { random, steady, isOn, pauseFactor } = options;

  const startOne = (kind: WireKind, source: Random): void => {
    const pause = () => (steady ? 0 : source.exponential(PAUSE_MS[kind] * pauseFactor(world.nowMs)));
    const submit = (): void => {
      if (!isOn()) return;
      const account = chooseAccount(world, kind, source);
      if (account === null) {
        world.after(source.exponential(ROOM_WAIT_MS), submit);
        return;
      }
      // One image submission makes up to 4 rows.
      const count = kind === "image" && !steady && source.chance(0.3) ? source.int(2, 4) : 1;
      let open = count;
      for (let made = 0; made < count; made += 1) {
        world.onEnd(world.submit(account, kind, drawTraits(kind, source)), () => {
          open -= 1;
          if (open === 0) world.after(pause(), submit);
        });
      }
    };
    // Spread the first submissions over some minutes, or everything would end together ever after.
    world.after(source.next() * 240_000, submit);
  };

  const counts: readonly [WireKind, number][] = [
    ["video", options.videos],
    ["image", options.images],
    ["audio", options.speech],
  ];
  for (const [kind, count] of counts) {
    for (let at = 0; at < count; at += 1) startOne(kind, random.fork(`${kind}-${at}`));
  }
}
