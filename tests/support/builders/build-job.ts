import type { JobKind } from "@/lib/domain/kind";
import type { Job } from "@/lib/domain/snapshot";
import { buildAccount } from "./build-account";
import { before } from "./times";

/** The wire's word for a kind, as it stands in ids. */
const WIRE_KINDS: Record<JobKind, string> = {
  video: "video",
  image: "image",
  speech: "audio",
  music: "music",
  unknown: "file",
};

/** A job's whole id, as the upstream writes it. */
function buildJobId(kind: JobKind, accountId: string, own: string): string {
  return `user:1234-minimax:${accountId}-${WIRE_KINDS[kind]}:${own}`;
}

/** A video on the default account, "shot-014", running for 3:48. */
export function buildJob(part: Partial<Job> = {}): Job {
  const kind = part.kind ?? "video";
  return {
    id: buildJobId(kind, part.accountId ?? buildAccount().id, "376543210987544332"),
    kind,
    accountId: buildAccount().id,
    startedAt: before(228_000),
    ref: "shot-014",
    callbackHost: "hooks.example.com",
    ...part,
  };
}

/** `count` videos on one account, each a minute younger than the one before, the oldest running `oldestMs`. */
export function buildJobs(count: number, part: Partial<Job> = {}, oldestMs = count * 60_000): Job[] {
  const kind = part.kind ?? "video";
  return Array.from({ length: count }, (_, index) =>
    buildJob({
      id: buildJobId(kind, part.accountId ?? buildAccount().id, String(376543210987000000 + index * 1_024)),
      startedAt: before(oldestMs - index * 60_000),
      ref: `shot-${String(index + 1).padStart(3, "0")}`,
      ...part,
    }),
  );
}
