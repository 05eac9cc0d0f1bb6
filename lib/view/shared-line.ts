import type { ShareSettings } from "@/lib/domain/share";
import { formatAge } from "./duration-text";
import { formatTimeLeft } from "./more-duration-text";
import { parseTime } from "./parse-time";

type Hiding = Pick<ShareSettings, "hideAccounts" | "hideReferences">;

/** "accounts and references hidden"; "names shown" where nothing is. */
export function hidingWords({ hideAccounts, hideReferences }: Hiding): string {
  if (hideAccounts && hideReferences) return "accounts and references hidden";
  if (hideAccounts) return "accounts hidden";
  return hideReferences ? "references hidden" : "names shown";
}

/** When a share ends, "in 2 d"; "3 h ago" where it has; "never". */
export function endText(endsAt: string | null, nowMs: number): string {
  const leftMs = (parseTime(endsAt) ?? Infinity) - nowMs;
  if (leftMs === Infinity) return "never";
  return leftMs > 0 ? `in ${formatTimeLeft(leftMs)}` : `${formatAge(-leftMs)} ago`;
}

/** The same as words: "ends in 2 d"; "ended 3 h ago"; "never ends". */
export function endWords(endsAt: string | null, nowMs: number): string {
  const endsAtMs = parseTime(endsAt);
  if (endsAtMs === null) return "never ends";
  return `${endsAtMs > nowMs ? "ends" : "ended"} ${endText(endsAt, nowMs)}`;
}

/** The line a viewer reads above a shared screen: "shared: lobby, ends in 2 d, accounts hidden". */
export function sharedLine(share: Hiding & Pick<ShareSettings, "label" | "endsAt">, nowMs: number): string {
  const hiding = share.hideAccounts || share.hideReferences ? `, ${hidingWords(share)}` : "";
  const end = share.endsAt === null ? "" : `, ${endWords(share.endsAt, nowMs)}`;
  return `shared: ${share.label}${end}${hiding}`;
}
