/** When and where words are made: time is an argument of everything in lib/view, never read from a clock. */
export interface Moment {
  /** Now by the server's clock, epoch ms. */
  nowMs: number;
  /** IANA zone times of day are told in; one the runtime does not know falls back to UTC. */
  zone: string;
}
