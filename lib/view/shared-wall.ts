import type { SharedInfo } from "@/lib/domain/share";
import { sharedLine } from "./shared-line";
import { viewerVoice } from "./viewer-voice";
import type { Voice } from "./voice";
import { toWallJobRows, type WallJobsInput } from "./wall-jobs";
import type { WallRow } from "./wall-row";

/** What a wall needs to know where it is what a link shows. */
export interface SharedWall {
  id: string;
  voice: Voice;
  /** "shared: lobby, accounts hidden". */
  lineAt: (nowMs: number) => string;
  /** Its rows where it shows some jobs alone; null where it shows accounts. */
  jobRows: ((input: WallJobsInput) => WallRow[]) | null;
}

/** The wall of a link. */
export function toSharedWall(shared: SharedInfo): SharedWall {
  const { id, hideAccounts, jobsOnly } = shared;
  return {
    id,
    voice: viewerVoice({ hidesAccounts: hideAccounts, jobsOnly }),
    lineAt: (nowMs) => sharedLine(shared, nowMs),
    jobRows: jobsOnly ? toWallJobRows : null,
  };
}
