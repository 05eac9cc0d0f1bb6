/** When and where words are made: time is an argument of everything in lib/view, never read from a clock. */
export interface Moment {
  /** Now by the server's clock, epoch ms. */
  nowMs: number;
  /** IANA zone times of day are told in; one the runtime does not know falls back to UTC. */
  zone: string;
}

/** Epoch ms of an ISO 8601 time; null for null and for what is not a time. */
export function parseTime(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(iso);
  return Number.isFinite(ms) ? ms : null;
}
