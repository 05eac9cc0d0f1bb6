import type { FeedOptions } from "./feed-options";
import { createRandom } from "./random";

/** One video as it really was: what a perfect observer would have seen. */
export interface TrueJob {
  id: string;
  accountId: string;
  startMs: number;
  renderFromMs: number;
  endMs: number;
  /** Videos already on its account when it began. */
  ahead: number;
}

/**
 * The endless row of videos a team sends, in order of start. Batches arrive by chance (Poisson); a script waits for
 * an account with room, looking every 2-10 s, and takes any of them (CONTRIBUTING.md, "What the API sends"); the account renders
 * first in, first out, so a video's end is known the moment it is sent.
 */
export function* trueJobs(options: FeedOptions): Generator<TrueJob, never> {
  const random = createRandom(options.seed);
  const totalWeight = options.models.reduce((sum, { weight }) => sum + weight, 0);
  const meanMs = options.models.reduce(
    (sum, { medianMs, sigma, weight }) => sum + (weight / totalWeight) * medianMs * Math.exp(sigma ** 2 / 2),
    0,
  );
  const renderers = options.accounts.reduce((sum, { rendersAtOnce }) => sum + rendersAtOnce, 0);
  const batchGapMs = (meanMs * (1 + options.batch)) / 2 / (options.load * renderers);
  const states = options.accounts.map((account) => ({
    account,
    ends: [] as number[],
    rendererFreeAt: Array.from({ length: account.rendersAtOnce }, () => 0),
  }));

  const renderMs = (): number => {
    let pick = random.next() * totalWeight;
    for (const model of options.models) {
      pick -= model.weight;
      if (pick <= 0) return random.logNormal(model.medianMs, model.sigma);
    }
    return meanMs;
  };

  let clockMs = options.startMs;
  let batchAtMs = options.startMs;
  for (let index = 0; ;) {
    batchAtMs += random.exponential(batchGapMs);
    clockMs = Math.max(clockMs, batchAtMs);
    for (let left = random.integer(1, options.batch); left > 0; left -= 1, index += 1) {
      clockMs += 200 + random.exponential(1_000);
      let withRoom: typeof states = [];
      for (;;) {
        for (const state of states) state.ends = state.ends.filter((end) => end > clockMs);
        withRoom = states.filter(({ account, ends }) => ends.length < account.maxJobs);
        if (withRoom.length > 0) break;
        clockMs += 2_000 + random.next() * 8_000;
      }
      const state = withRoom[random.integer(0, withRoom.length - 1)];
      if (!state) continue;
      const ahead = state.ends.length;
      state.rendererFreeAt.sort((a, b) => a - b);
      const renderFromMs = Math.max(clockMs, state.rendererFreeAt[0] ?? 0);
      const length = renderMs();
      const endMs = index === options.hangAt ? Number.POSITIVE_INFINITY : renderFromMs + length;
      state.rendererFreeAt[0] = endMs;
      state.ends.push(endMs);
      const id = `user:1-minimax:${state.account.id}-video:${index}`;
      yield { id, accountId: state.account.id, startMs: Math.round(clockMs), renderFromMs, endMs, ahead };
    }
  }
}
