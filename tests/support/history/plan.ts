import type { GapCode } from "@/lib/domain/history";

/** An account as it was used. */
export interface PlannedAccount {
  id: string;
  slots: number;
  /** Share of its slot time that its jobs ask for; from about 1 on they queue. */
  load: number;
  /** Images made on it as well: how many for each video. None unless told. */
  images?: number;
  /** Beginnings of its references, where they are not the plan's. */
  prefixes?: readonly string[];
}

/** A stretch of which nothing was observed. */
export interface PlannedGap {
  /** Hours before the history's end. */
  fromHoursAgo: number;
  toHoursAgo: number;
  code: GapCode;
}

/** A history that never was, as plain data, so that a process of its own can write it. */
export interface HistoryPlan {
  accounts: readonly PlannedAccount[];
  /** How far it reaches back from its end. */
  hours: number;
  gaps?: readonly PlannedGap[];
  /** How long ago it ended, minutes: since then nothing was recorded, as after a server that stopped. 0 unless told. */
  endedMinutesAgo?: number;
  /** The upstream has failed ever since, by this code: an outage that lasts. */
  failing?: GapCode;
  /** Beginnings of references, one of which each job has. */
  prefixes?: readonly string[];
  /** Whether days have a rhythm: quiet nights, full mornings. True unless told. */
  hasRhythm?: boolean;
  seed?: number;
}
