import type { History, HistoryRange } from "@/lib/domain/history";
import { nullIfLate } from "./null-if-late";

/** The last day and the last hour for a wall's first HTML; null where they are not to be had in time. */
export function readForWall(
  read: (range: HistoryRange) => Promise<History>,
): Promise<{ day: History; hour: History } | null> {
  return nullIfLate(Promise.all([read("24h"), read("1h")]).then(([day, hour]) => ({ day, hour })));
}
