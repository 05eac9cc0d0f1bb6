import type { Envelope } from "@/lib/domain/envelope";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { FreshnessRow } from "./freshness-row";
import type { Moment } from "./moment";
import type { AnswerOutlook } from "./outlook";
import type { JobPace } from "./pace";
import type { PastHour } from "./past-hour";

/** What the answer and the facts are made of. */
export interface AnswerInput extends Moment {
  envelope: Envelope;
  /** Narrowed by account only; null when there was no answer yet. */
  snapshot: Snapshot | null;
  freshness: FreshnessRow;
  labels: ReadonlyMap<string, string>;
  /** What history adds; null while there is none. */
  outlook: AnswerOutlook | null;
  /** Running jobs against runs like them, by job id. */
  paces?: ReadonlyMap<string, JobPace>;
  /** The last hour of the accounts shown; null while unknown. */
  pastHour: PastHour | null;
  /** Whether the last hour is among the facts: then its place is kept while it is unknown. A link's live view shows the moment alone. */
  tellsHour: boolean;
  /** Whether it is said where to send the next job; unless told it is. To a viewer who must not know the accounts, nothing is. */
  canSuggest?: boolean;
  /** Whether an account filter narrowed the snapshot: then "no accounts" is the filter's doing. */
  isNarrowed?: boolean;
}
