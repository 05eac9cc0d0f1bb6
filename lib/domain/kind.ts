/** What a job makes. `unknown` is a kind we could not read out of its id; it is never thrown away. */
export const JOB_KINDS = ["video", "image", "speech", "music", "unknown"] as const;

export type JobKind = (typeof JOB_KINDS)[number];

/** The kinds that hold no slot: useapi.net's capacity counts videos only. */
export const UNCOUNTED_KINDS = ["image", "speech", "music", "unknown"] as const;

export type UncountedKind = (typeof UNCOUNTED_KINDS)[number];

/** How many jobs of each kind run without holding a slot. A kind that is absent has none. */
export type Uncounted = Partial<Record<UncountedKind, number>>;

/** Whether a job of this kind holds one of its account's slots. */
export function holdsSlot(kind: JobKind): boolean {
  return kind === "video";
}

/** Adds up uncounted jobs, kind by kind; kinds with none stay absent. */
export function addUncounted(parts: readonly Uncounted[]): Uncounted {
  const sum: Uncounted = {};
  for (const part of parts) {
    for (const kind of UNCOUNTED_KINDS) {
      const count = part[kind];
      if (count) sum[kind] = (sum[kind] ?? 0) + count;
    }
  }
  return sum;
}
