import type { DemoScene } from "@/lib/domain/demo";
import type { Clock } from "./clock";
import type { FaultSetting } from "./fault";
import { buildFleet, DEMO_FLEET, type AccountSpec } from "./fleet";
import { createRandom, type Random } from "./random";
import { createDirector } from "./scenes";
import { startSubmitters } from "./submitters";
import { accountsBody, schedulerBody } from "./wire";
import { World } from "./world";

export interface SimulationOptions {
  seed: number;
  clock: Clock;
  /** How many accounts, or the accounts themselves. Up to 4 are the demo's; more are drawn. */
  accounts: number | readonly AccountSpec[];
  /** Exactly this many running jobs, always; null for a load that comes and goes as a team's does. */
  jobs: number | null;
  /** Whether jobs go on being submitted by themselves after the start. */
  load: boolean;
  speed: number;
  /** By how much the team's scripts pause longer at a moment (epoch ms) than in the middle of a working day; never, unless told. */
  pauseFactor?: (nowMs: number) => number;
  /** How many scripts submit videos, for each slot; 0.9 unless told. */
  videosPerSlot?: number;
}

/** What tests set word for word. A key that is absent is answered from the simulated world. */
export interface VerbatimState {
  /** The whole answer of GET scheduler/available, whatever its shape. */
  scheduler?: unknown;
  /** The same as text, for bodies that are not JSON. */
  schedulerText?: string;
  /** The whole answer of GET accounts. */
  accounts?: unknown;
}

/** Simulated time the world has behind it when it is first looked at: long enough for every line to settle. */
export const WARM_UP_MS = 40 * 60_000;
/** The same for a given number of jobs, which may be 2,000: a few lengths of a video, as they have no pauses. */
const STEADY_WARM_UP_MS = 20 * 60_000;

/** Of a given number of jobs, so many are videos; of the rest, two of three are images. */
const VIDEO_SHARE = 0.8;

interface Load {
  videos: number;
  images: number;
  speech: number;
}

/** Scripts that submit videos, for each slot: below 1 there is nearly always room. */
const VIDEOS_PER_SLOT = 0.9;

function loadFor(fleet: readonly AccountSpec[], jobs: number | null, videosPerSlot: number): Load {
  const slots = fleet.reduce((sum, { maxJobs }) => sum + maxJobs, 0);
  if (jobs === null) {
    return {
      videos: Math.round(slots * videosPerSlot),
      images: fleet.length,
      speech: Math.ceil(fleet.length / 2),
    };
  }
  const videos = Math.min(slots, Math.round(jobs * VIDEO_SHARE));
  const images = Math.ceil(((jobs - videos) * 2) / 3);
  return { videos, images, speech: jobs - videos - images };
}

function fleetFor(
  accounts: SimulationOptions["accounts"],
  jobs: number | null,
  random: Random,
): readonly AccountSpec[] {
  if (typeof accounts !== "number") return accounts;
  if (accounts <= DEMO_FLEET.length) return DEMO_FLEET.slice(0, accounts);
  return buildFleet(accounts, jobs === null ? accounts * 3 : Math.round(jobs * VIDEO_SHARE), random);
}

/** A fleet in motion with everything that can be set on it from outside: scene, fault, verbatim answers. */
export class Simulation {
  readonly world: World;
  readonly random: Random;
  readonly fleet: readonly AccountSpec[];
  readonly #clock: Clock;
  /** When the world was first looked at, epoch ms. */
  readonly startMs: number;
  readonly #director: ReturnType<typeof createDirector>;
  #fault: FaultSetting | null = null;
  #verbatim: VerbatimState = {};
  #frozen = { scheduler: "", accounts: "" };

  constructor(options: SimulationOptions) {
    const { seed, clock, accounts, jobs, load, speed } = options;
    const { pauseFactor = () => 1, videosPerSlot = VIDEOS_PER_SLOT } = options;
    const random = createRandom(seed);
    this.random = random.fork("submissions");
    this.#clock = clock;
    this.startMs = clock.now();
    this.fleet = fleetFor(accounts, jobs, random.fork("fleet"));
    const warmUpMs = (jobs === null ? WARM_UP_MS : STEADY_WARM_UP_MS) / speed;
    this.world = new World({ fleet: this.fleet, random, speed, startMs: this.startMs - warmUpMs });
    this.#director = createDirector(this.world, random.fork("scenes"));
    let isWarm = false;
    startSubmitters(this.world, {
      ...loadFor(this.fleet, jobs, videosPerSlot),
      steady: jobs !== null,
      random: random.fork("submitters"),
      isOn: () => load || !isWarm,
      pauseFactor,
    });
    this.world.advanceTo(this.startMs);
    isWarm = true;
  }

  /** Moves the world to the clock's now. */
  advance(): void {
    this.world.advanceTo(this.#clock.now());
  }

  /** The good answers of now, as text. */
  schedulerText(): string {
    const { schedulerText, scheduler } = this.#verbatim;
    if (schedulerText !== undefined) return schedulerText;
    return JSON.stringify(scheduler === undefined ? schedulerBody(this.world) : scheduler);
  }

  accountsText(): string {
    const { accounts } = this.#verbatim;
    return JSON.stringify(accounts === undefined ? accountsBody(this.world, this.startMs) : accounts);
  }

  frozenText(target: "scheduler" | "accounts"): string {
    return this.#frozen[target];
  }

  setVerbatim(state: VerbatimState): void {
    this.#verbatim = state;
  }

  setFault(fault: FaultSetting | null): void {
    this.advance();
    this.#fault = fault === null ? null : { ...fault };
    this.#frozen = { scheduler: this.schedulerText(), accounts: this.accountsText() };
  }

  /** Takes one use of the fault in force for this kind of request, or null when the answer should be good. */
  takeFault(target: "scheduler" | "accounts" | "other"): FaultSetting | null {
    const fault = this.#fault;
    if (fault === null || (fault.on !== undefined && fault.on !== "all" && fault.on !== target)) return null;
    if (fault.times !== undefined) {
      if (fault.times <= 0) return null;
      fault.times -= 1;
    }
    return fault;
  }

  /** Plays a scene, with the fault that belongs to it; the fault of the scene before ends. */
  setScene(scene: DemoScene): void {
    this.advance();
    const fault = this.#director.play(scene);
    this.setFault(fault);
  }
}
