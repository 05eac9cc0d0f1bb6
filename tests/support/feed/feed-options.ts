/** A model a video may be made with: log-normal render times. */
export interface FeedModel {
  medianMs: number;
  /** Standard deviation of the logarithm of the render time. */
  sigma: number;
  /** How often it is chosen, relative to the other models. */
  weight: number;
}

export interface FeedAccount {
  id: string;
  maxJobs: number;
  /** How many videos MiniMax renders of this account at once: 1 (free plan) or 2 (paid). */
  rendersAtOnce: number;
}

export interface FeedOptions {
  seed: number;
  accounts: readonly FeedAccount[];
  models: readonly FeedModel[];
  /** Offered work over what the accounts can render: 0.3 is light, 0.9 heavy. */
  load: number;
  /** Videos are sent in batches of 1 to this many. */
  batch: number;
  intervalMs: number;
  startMs: number;
  /** The n-th video (from 0) never ends. */
  hangAt?: number;
}

/**
 * "About 3-4 minutes" a video (CONTRIBUTING.md, "What the API sends"), read as the middle two thirds of a log-normal:
 * median 208 s, and ln(240/180)/2 = 0.144 for the spread, here a little more.
 */
const ONE_MODEL: FeedModel[] = [{ medianMs: 208_000, sigma: 0.15, weight: 1 }];
const TWO_MODELS: FeedModel[] = [
  { medianMs: 208_000, sigma: 0.15, weight: 9 },
  { medianMs: 420_000, sigma: 0.15, weight: 1 },
];

export interface FeedShape {
  renders: "one" | "two" | "both";
  use: "light" | "heavy";
  models: "one" | "mixed";
}

/** Every feed the bars of issue 5 speak of: who renders how many, light and heavy use, one model and two. */
export const FEED_SHAPES: readonly FeedShape[] = (["one", "two", "both"] as const).flatMap((renders) =>
  (["light", "heavy"] as const).flatMap((use) =>
    (["one", "mixed"] as const).map((models) => ({ renders, use, models })),
  ),
);

/** "renders two, heavy use, mixed models". */
export function nameOfShape({ renders, use, models }: FeedShape): string {
  return `renders ${renders}, ${use} use, ${models === "one" ? "one model" : "two models"}`;
}

/** Slots account by account: two to four are typical (CONTRIBUTING.md, "What the API sends"). */
const SLOTS = [2, 3, 4, 3];
/** How many each of them renders at once. */
const RENDERS = { one: [1, 1, 1, 1], two: [2, 2, 2, 2], both: [1, 2, 2, 1] };

/** The options of one shape: four accounts, polled each 5 s. */
export function feedOptions(shape: FeedShape, seed: number): FeedOptions {
  return {
    seed,
    accounts: SLOTS.map((maxJobs, index) => ({
      id: `10000000000000000${index + 1}`,
      maxJobs,
      rendersAtOnce: RENDERS[shape.renders][index] ?? 1,
    })),
    models: shape.models === "one" ? ONE_MODEL : TWO_MODELS,
    load: shape.use === "light" ? 0.3 : 0.9,
    batch: shape.use === "light" ? 3 : 8,
    intervalMs: 5_000,
    startMs: Date.UTC(2026, 0, 5),
  };
}
