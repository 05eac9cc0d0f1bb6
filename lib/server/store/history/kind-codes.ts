import type { JobKind } from "@/lib/domain/kind";

/** How kinds are stored. Numbers are for good: a new kind takes the next one. */
const CODES: Record<JobKind, number> = { video: 1, image: 2, speech: 3, music: 4, unknown: 5 };
const KINDS = new Map(Object.entries(CODES).map(([kind, code]) => [code, kind as JobKind]));

/** All of them, for a look-up by a key in which the kind stands before the time. */
export const ALL_KIND_CODES: readonly number[] = Object.values(CODES);

export function codeOfKind(kind: JobKind): number {
  return CODES[kind];
}

/** A number that no kind has is of a version that knew more. */
export function kindOfCode(code: number): JobKind {
  return KINDS.get(code) ?? "unknown";
}
