import type { Account } from "@/lib/domain/snapshot";
import { formatCount, plural } from "./format";

/** How an account stands: slots free, none and why, or that nobody knows. */
export type CapacityState = "free" | "full" | "none-free" | "no-slots" | "not-offered" | "not-listed" | "unknown";

/** What stands at the end of an account's row. */
export interface CapacityText {
  state: CapacityState;
  /** The state in words, large: "2 free", "full", "not offered". */
  free: string;
  /** Small: "3 of 5 run". */
  detail: string;
  /** Where the upstream's numbers disagree, in words and as given; else null. */
  flag: string | null;
}

function stateOf({ listed, inferred, available, executing, maxJobs }: Account, videos: number | null): CapacityState {
  if (!listed && !inferred) return (videos ?? 0) > 0 ? "unknown" : "not-listed";
  if (inferred) {
    if (maxJobs === null || executing === null) return "unknown";
    return executing >= maxJobs ? "full" : "not-offered";
  }
  if (available === null) return "unknown";
  if (available > 0) return "free";
  if (maxJobs !== null && maxJobs <= 0) return "no-slots";
  return executing === null || maxJobs === null || executing >= maxJobs ? "full" : "none-free";
}

function detailText({ executing, maxJobs, inferred }: Account, videos: number | null): string {
  const lead = inferred ? "inferred, " : "";
  const running = executing ?? (videos !== null && videos > 0 ? videos : null);
  if (running !== null) {
    const of = maxJobs === null ? ", max unknown" : "";
    return `${lead}${formatCount(running)}${maxJobs === null ? "" : ` of ${formatCount(maxJobs)}`} run${of}`;
  }
  return `${lead}${maxJobs === null ? "figures unknown" : `of ${formatCount(maxJobs)}`}`;
}

function flagText(
  { consistent, executing, available, maxJobs, inferred }: Account,
  videos: number | null,
): string | null {
  if (executing === null) return null;
  if (consistent) {
    const isOver = maxJobs !== null && executing > maxJobs;
    return isOver ? `${plural(executing, "video")} on ${plural(maxJobs, "slot")}` : null;
  }
  if (inferred) return null;
  const addsUp = available !== null && maxJobs !== null && executing + available === maxJobs;
  if (addsUp && videos !== null && videos !== executing) {
    return `the API says ${formatCount(executing)} run, but lists ${plural(videos, "video")}`;
  }
  if (addsUp) return `the API says ${formatCount(executing)} run; its list disagrees`;
  const parts = [`${formatCount(executing)} run`];
  if (available !== null) parts.push(`${formatCount(available)} free`);
  if (maxJobs !== null) parts.push(`of ${formatCount(maxJobs)}`);
  return `the API says ${parts.join(", ")}`;
}

/** How an account stands, and the words for it. `videos` is how many running videos have a row, null when that is not known. */
export function capacityText(account: Account, videos: number | null): CapacityText {
  const state = stateOf(account, videos);
  const free = state === "free" ? `${formatCount(account.available ?? 0)} free` : state.replace("-", " ");
  return { state, free, detail: detailText(account, videos), flag: flagText(account, videos) };
}
