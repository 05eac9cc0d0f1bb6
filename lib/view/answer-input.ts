import type { Envelope } from "@/lib/domain/envelope";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { FreshnessRow } from "./freshness-row";
import type { Moment } from "./moment";

/** What the answer and the facts are made of. */
export interface AnswerInput extends Moment {
  envelope: Envelope;
  /** Narrowed by account only; null when there was no answer yet. */
  snapshot: Snapshot | null;
  freshness: FreshnessRow;
  labels: ReadonlyMap<string, string>;
  /** Whether an account filter narrowed the snapshot: then "no accounts" is the filter's doing. */
  isNarrowed?: boolean;
}
