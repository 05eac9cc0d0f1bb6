import type { Freshness } from "./freshness";

/** The answer of `GET /api/health`, and no more than this: it is open to everyone. */
export interface Health {
  status: "ok" | "stale";
  state: Freshness;
  /** Age of the last good answer in ms; null when there never was one. */
  ageMs: number | null;
  build: string;
  store: "ok" | "away";
  recording: { ok: boolean; since: string } | null;
}

/** What an operator's first HTML says of it. */
export interface FirstRecording {
  recording: Health["recording"];
  /** Why the database can't be used, a sentence of ours; null while it can. */
  reason: string | null;
}
