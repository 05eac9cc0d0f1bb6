import type { FreshnessRow } from "./freshness-row";
import type { TroubleRow } from "./trouble-row";

/**
 * What a polite live region says: one text for each state. It is said once, when the state or its trouble changes (`LiveRegion`'s key), and
 * not again when midnight adds a date to a time in it. One failed try that passes by itself is not announced.
 */
export function toAnnouncement(freshness: FreshnessRow, trouble: TroubleRow | null): string {
  if (freshness.state === "paused") return `${freshness.word}.`;
  if (trouble !== null && trouble.announcement !== "") return trouble.announcement;
  switch (freshness.state) {
    case "live":
      return "Live: figures are current.";
    case "starting":
      return "Starting: waiting for the first answer.";
    case "late":
    case "stale":
      return `The figures are ${freshness.state}.`;
    default:
      return `${freshness.word}.`;
  }
}
