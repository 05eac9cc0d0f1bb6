import "server-only";
import { showsJobsOnly } from "@/lib/domain/narrow";
import type { SharedInfo } from "@/lib/domain/share";
import type { Share } from "../store/shares";
import { filtersOf } from "./shared-view";

/** What a share's viewer is told about it. Its filters are the owner's words and stay here. */
export function toSharedInfo(share: Share): SharedInfo {
  const { id, label, endsAt, hideAccounts, hideReferences } = share;
  return { id, label, endsAt, hideAccounts, hideReferences, jobsOnly: showsJobsOnly(filtersOf(share)) };
}
