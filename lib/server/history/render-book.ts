import { holdsSlot } from "@/lib/domain/kind";
import { FIGURE_RUNS } from "@/lib/domain/usual";
import { inferRenderLimit, RENDER_LIMITS, type RenderLimit, type RenderTimes } from "./render-limit";
import { compareStart, renderBegan, toNeighbour, type QueueNeighbour } from "./render-time";
import { endOf, type RunRecord } from "./run-record";
import type { LearnedRun, TrackedJob } from "./run-tracker";
import { createRunWindow, WINDOW_MS, WINDOW_RUNS, type Dated, type RunWindow } from "./run-window";
import { survivalOf, type Survival } from "./survival";

interface Rendered extends Dated {
  id: string;
  times: RenderTimes;
  /** Whether another video was there when it was sent: only then the limits differ. */
  overlapped: boolean;
}

interface Pages {
  /** Every video that ended, for those that waited behind it. */
  ended: RunWindow<QueueNeighbour>;
  rendered: RunWindow<Rendered>;
  /** What `rendered` says of the account's limit; undefined when it is to be figured anew. */
  limit: RenderLimit | null | undefined;
}

/** Runs of one account looked at when many are taken in at once, as at a start. */
const BATCH_RUNS = 2 * WINDOW_RUNS;
/** From this many render times of its own, an account is taken at its own pace. */
const OWN_TIMES = 60;
/** A survival curve is made anew after this long: runs fall out of their 90 days, and other accounts learn. */
const FRESH_MS = 60_000;

/** Remembers, account by account, how long videos render once their turn has come. */
export interface RenderBook {
  /**
   * Takes in finished videos of one account, in any order; `running` are the jobs that still run (they may stand before
   * one that ended). Returns the render times of those of which they can be known, by run id.
   */
  learn(accountId: string, runs: readonly RunRecord[], running: readonly TrackedJob[]): Map<string, RenderTimes>;
  /** Takes out what was learned of these runs. */
  forget(isMeant: (learned: LearnedRun) => boolean): void;
  /** How many videos the account renders at once; where its own runs do not tell, what most accounts do; else null. */
  limitOf(accountId: string): RenderLimit | null;
  /**
   * How long videos of an account render: by its own render times where they are many, else by those of all accounts.
   * Null while fewer than `FIGURE_RUNS` are known. Made anew when the account learned something, and each minute.
   */
  survivalOf(accountId: string, nowMs: number): Survival | null;
  /**
   * When rendering began, epoch ms, of those of an account's running videos that render now by its limit, the others
   * wait. Null when the limit is unknown, or the start of a video.
   */
  renderingSince(accountId: string, videos: readonly TrackedJob[]): number[] | null;
}

/** Running videos of known start as neighbours in their account's queue. */
function runningNeighbours(running: readonly TrackedJob[], accountId: string): QueueNeighbour[] {
  const neighbours: QueueNeighbour[] = [];
  for (const { job, startedAtMs } of running) {
    if (job.accountId !== accountId || startedAtMs === null || !holdsSlot(job.kind)) continue;
    neighbours.push({ id: job.id, startedAtMs, endMs: Number.POSITIVE_INFINITY, isSure: true });
  }
  return neighbours;
}

/** Creates an empty book. */
export function createRenderBook(): RenderBook {
  const accounts = new Map<string, Pages>();
  const survivals = new Map<string, { survival: Survival | null; madeAtMs: number }>();
  let fleetLimit: RenderLimit | null | undefined;

  function pagesOf(accountId: string): Pages {
    let pages = accounts.get(accountId);
    if (!pages) {
      pages = { ended: createRunWindow(WINDOW_RUNS), rendered: createRunWindow(WINDOW_RUNS), limit: null };
      accounts.set(accountId, pages);
    }
    return pages;
  }

  function learn(accountId: string, all: readonly RunRecord[], running: readonly TrackedJob[]) {
    const pages = pagesOf(accountId);
    const runs = [...all].sort((a, b) => endOf(a) - endOf(b)).slice(-BATCH_RUNS);
    const fresh = runs.map(toNeighbour).filter((neighbour) => neighbour !== null);
    const others = [...pages.ended.since(Number.NEGATIVE_INFINITY), ...fresh, ...runningNeighbours(running, accountId)];
    const learned = new Map<string, RenderTimes>();
    for (const run of runs) {
      // Without a known place in line we did not see who stood before it; after an outage not when it ended.
      if (run.startedAtMs === null || run.ahead === null || run.interrupted) continue;
      const video = { id: run.id, startedAtMs: run.startedAtMs };
      const before = others.filter((other) => other.endMs > video.startedAtMs && compareStart(other, video) < 0);
      if (before.some(({ isSure }) => !isSure)) continue;
      const endMs = endOf(run);
      const under = (limit: RenderLimit) => endMs - (renderBegan(video, before, limit) ?? endMs);
      const times = { 1: under(1), 2: under(2) };
      learned.set(run.id, times);
      pages.rendered.add({ id: run.id, endMs, times, overlapped: before.length > 0 });
    }
    for (const neighbour of fresh) pages.ended.add(neighbour);
    pages.limit = undefined;
    fleetLimit = undefined;
    // Those of other accounts may rest on this one's runs: theirs are made anew within a minute, which is soon enough.
    survivals.delete(accountId);
    return learned;
  }

  function forget(isMeant: (learned: LearnedRun) => boolean): void {
    for (const pages of accounts.values()) {
      for (const window of [pages.ended, pages.rendered]) window.remove(isMeant);
      pages.limit = undefined;
    }
    fleetLimit = undefined;
    survivals.clear();
  }

  function ownLimit(pages: Pages): RenderLimit | null {
    if (pages.limit === undefined) {
      const telling = pages.rendered.since(Number.NEGATIVE_INFINITY).filter(({ overlapped }) => overlapped);
      pages.limit = inferRenderLimit(telling.map(({ times }) => times));
    }
    return pages.limit;
  }

  function limitOf(accountId: string): RenderLimit | null {
    const pages = accounts.get(accountId);
    const own = pages ? ownLimit(pages) : null;
    if (own !== null) return own;
    if (fleetLimit === undefined) {
      const votes = (limit: RenderLimit) => [...accounts.values()].filter((other) => ownLimit(other) === limit).length;
      const [best] = [...RENDER_LIMITS].sort((a, b) => votes(b) - votes(a));
      fleetLimit = best !== undefined && votes(best) > 0 ? best : null;
    }
    return fleetLimit;
  }

  function ownTimes(accountId: string, pages: Pages, sinceMs: number): number[] {
    const limit = limitOf(accountId);
    if (limit === null) return [];
    const times = pages.rendered.since(sinceMs).map((rendered) => rendered.times[limit]);
    return times.filter((timeMs) => timeMs > 0);
  }

  function survivalAt(accountId: string, nowMs: number): Survival | null {
    const made = survivals.get(accountId);
    if (made && nowMs - made.madeAtMs < FRESH_MS) return made.survival;
    const sinceMs = nowMs - WINDOW_MS;
    const pages = accounts.get(accountId);
    const own = pages ? ownTimes(accountId, pages, sinceMs) : [];
    const times = own.length >= OWN_TIMES ? own : [...accounts].flatMap(([id, each]) => ownTimes(id, each, sinceMs));
    const survival = times.length < FIGURE_RUNS ? null : survivalOf(new Float64Array(times).sort());
    survivals.set(accountId, { survival, madeAtMs: nowMs });
    return survival;
  }

  function renderingSince(accountId: string, videos: readonly TrackedJob[]): number[] | null {
    const limit = limitOf(accountId);
    if (limit === null || videos.some(({ startedAtMs }) => startedAtMs === null)) return null;
    const line = runningNeighbours(videos, accountId).sort(compareStart);
    const oldestMs = line[0]?.startedAtMs ?? 0;
    const ended = accounts.get(accountId)?.ended.since(Number.NEGATIVE_INFINITY) ?? [];
    const neighbours = [...ended.filter(({ endMs }) => endMs > oldestMs), ...line];
    // First in, first out: only the head of the line can render.
    return line.slice(0, limit).flatMap((video) => renderBegan(video, neighbours, limit) ?? []);
  }

  return { learn, forget, limitOf, survivalOf: survivalAt, renderingSince };
}
