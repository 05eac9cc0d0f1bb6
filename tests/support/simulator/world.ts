import { EventQueue } from "./event-queue";
import type { AccountSpec } from "./fleet";
import type { JobTraits, WireKind } from "./job-traits";
import type { Random } from "./random";

export interface SimJob extends JobTraits {
  /** `user:<user>-minimax:<account>-<kind>:<id>`. */
  id: string;
  kind: WireKind;
  accountId: string;
  submittedMs: number;
  /** When its work began, or null while it waits in its account's line. */
  beganMs: number | null;
  endedMs: number | null;
  /** False once DELETE scheduler/<id> asked to forget it: the row goes, the work goes on. */
  tracked: boolean;
}

export interface SimAccount extends AccountSpec {
  /** Videos in order of submission: the rendering ones and the line behind them. */
  videos: SimJob[];
  /** Jobs that hold no slot. */
  others: SimJob[];
  /** Slots held: tracked videos. Counted along, because every submission asks every account. */
  held: number;
  /** The upstream lists a full account again only some time after a slot came free. */
  relistedMs: number;
}

export interface WorldOptions {
  fleet: readonly AccountSpec[];
  random: Random;
  startMs: number;
  /** Divides every duration; 1 is real time. */
  speed?: number;
}

/** How many ended jobs can still be asked about. */
const REMEMBERED = 5_000;

/**
 * The state of a fleet through time. It moves only when asked to, from event to event, so what it says at a given
 * moment depends on the seed alone and never on who looked when.
 */
export class World {
  readonly accounts: readonly SimAccount[];
  /** By id: running ones, and the last that ended. */
  readonly jobs = new Map<string, SimJob>();
  readonly speed: number;
  nowMs: number;
  /** While set, a slot that comes free is taken again at once (scene "full"). */
  refill: ((account: SimAccount) => void) | null = null;
  readonly #random: Random;
  readonly #accountsById: ReadonlyMap<string, SimAccount>;
  readonly #events = new EventQueue();
  readonly #ended: string[] = [];
  readonly #endListeners = new Map<string, () => void>();

  constructor({ fleet, random, startMs, speed = 1 }: WorldOptions) {
    this.accounts = fleet.map((spec) => ({ ...spec, videos: [], others: [], held: 0, relistedMs: 0 }));
    this.#accountsById = new Map(this.accounts.map((account) => [account.id, account]));
    this.#random = random.fork("world");
    this.nowMs = startMs;
    this.speed = speed;
  }

  /** Lets everything happen that is due by `nowMs`. A clock that went backwards changes nothing. */
  advanceTo(nowMs: number): void {
    for (let event = this.#events.takeDue(nowMs); event !== null; event = this.#events.takeDue(nowMs)) {
      this.nowMs = Math.max(this.nowMs, event.atMs);
      event.run();
    }
    this.nowMs = Math.max(this.nowMs, nowMs);
  }

  /** Runs something `ms` of simulated time from now. */
  after(ms: number, run: () => void): void {
    this.#events.schedule(this.nowMs + ms / this.speed, run);
  }

  findAccount(id: string): SimAccount | null {
    return this.#accountsById.get(id) ?? null;
  }

  /** Free slots of an account: only tracked videos hold one. */
  freeSlots(account: SimAccount, maxJobs = account.maxJobs): number {
    return maxJobs - account.held;
  }

  isListed(account: SimAccount): boolean {
    return this.freeSlots(account) > 0 && this.nowMs >= account.relistedMs;
  }

  /** Accepts a job. `agedMs` of simulated time ago, if given: scenes and tests begin in the middle of things. */
  submit(account: SimAccount, kind: WireKind, traits: JobTraits, agedMs = 0): SimJob {
    const job: SimJob = {
      ...traits,
      id: `user:1042-minimax:${account.id}-${kind}:${this.#random.digits(18)}`,
      kind,
      accountId: account.id,
      submittedMs: this.nowMs - agedMs / this.speed,
      beganMs: null,
      endedMs: null,
      tracked: true,
    };
    this.jobs.set(job.id, job);
    if (kind === "video") {
      account.videos.push(job);
      account.held += 1;
      this.#renderNext(account);
    } else {
      account.others.push(job);
      this.#begin(job);
    }
    return job;
  }

  /** Stops tracking a job: its row goes and its slot is free, the work itself goes on. */
  forget(job: SimJob): void {
    const account = this.findAccount(job.accountId);
    if (!job.tracked || job.endedMs !== null || account === null) return;
    job.tracked = false;
    if (job.kind === "video") account.held -= 1;
  }

  /** Calls back once, when the job has ended. */
  onEnd(job: SimJob, listener: () => void): void {
    this.#endListeners.set(job.id, listener);
  }

  /** Ends a job now, whatever its render time. */
  end(job: SimJob): void {
    const account = this.findAccount(job.accountId);
    if (job.endedMs !== null || account === null) return;
    const wasFull = job.kind === "video" && this.freeSlots(account) <= 0;
    job.endedMs = this.nowMs;
    const list = job.kind === "video" ? account.videos : account.others;
    list.splice(list.indexOf(job), 1);
    if (job.kind === "video" && job.tracked) account.held -= 1;
    this.#remember(job.id);
    if (wasFull) account.relistedMs = this.nowMs + this.#random.exponential(8_000) / this.speed;
    if (job.kind === "video") {
      this.#renderNext(account);
      this.refill?.(account);
    }
    const listener = this.#endListeners.get(job.id);
    this.#endListeners.delete(job.id);
    listener?.();
  }

  /** First in, first out, one or two at a time: the fifth in line is slow without being stuck. */
  #renderNext(account: SimAccount): void {
    let rendering = account.videos.filter(({ beganMs }) => beganMs !== null).length;
    for (const job of account.videos) {
      if (rendering >= account.renders) return;
      if (job.beganMs !== null) continue;
      rendering += 1;
      this.#begin(job);
    }
  }

  #begin(job: SimJob): void {
    job.beganMs = this.nowMs;
    if (Number.isFinite(job.renderMs)) this.after(job.renderMs, () => this.end(job));
  }

  #remember(id: string): void {
    this.#ended.push(id);
    if (this.#ended.length <= REMEMBERED) return;
    const oldest = this.#ended.shift();
    if (oldest !== undefined) this.jobs.delete(oldest);
  }
}
