import type { JobKind } from "@/lib/domain/kind";
import type { SortDirection, SortKey } from "@/lib/domain/view-state";

export interface JobTableRow {
  id: string;
  kind: JobKind;
  kindLabel: string;
  accountLabel: string;
  /** The reference, or "—". */
  ref: string;
  hasRef: boolean;
  /** Time of day in the zone asked for, with the date when it is not today; "—" when unknown. */
  started: string;
  /** ISO 8601 for the hover; null when unknown. */
  startedIso: string | null;
  startedAtMs: number | null;
  /** "03:48", "1:15:12", "—". */
  elapsed: string;
  /** Callback host, or "none". */
  callback: string;
  /** The short id shown: "…544332". */
  shortId: string;
}

export interface JobTable {
  rows: JobTableRow[];
  /** How many jobs match, and how many run in all. */
  matching: number;
  total: number;
  page: number;
  pages: number;
  sort: SortKey;
  dir: SortDirection;
  /** Why there are no rows, or null. */
  empty: string | null;
}
