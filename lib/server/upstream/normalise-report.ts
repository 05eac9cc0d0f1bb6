/** The two arrays of the upstream's answer. */
export type ListName = "executing" | "available";

/** Why a row was dropped. */
export type DropReason = "not-in-a-list" | "not-an-object" | "no-id" | "too-many";

/** What became of one of the arrays. Missing and null are the same: the upstream calls every field optional. */
export type ListState = "given" | "missing" | "wrong-type";

/** How one array was read. Holds field names and numbers, never values. */
export interface ListReport {
  state: ListState;
  rows: number;
  /** Rows not read, by reason. */
  dropped: Partial<Record<DropReason, number>>;
  /** Rows whose id another row had first. They are left out, but could be read. */
  duplicates: number;
  /** Known fields that held something we could not read, by name, and in how many rows. */
  unreadable: ReadonlyMap<string, number>;
  unknown: UnknownFields;
}

/** Fields we do not know: by name where it looks like an identifier, else only how many names there were. */
export interface UnknownFields {
  names: ReadonlySet<string>;
  oddNames: number;
}

/** What the normaliser did to an answer, for `npm run doctor`. */
export interface NormaliseReport {
  executing: ListReport;
  available: ListReport;
  /** Unknown fields beside the arrays. */
  unknown: UnknownFields;
}

/** A name that could be a field's. Anything else may be somebody's data used as a key, and is not repeated. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
const MOST_NAMES = 40;

/** Collects names of unknown fields, a bounded number of them. */
export class UnknownFieldCollector implements UnknownFields {
  readonly names = new Set<string>();
  oddNames = 0;

  add(name: string): void {
    if (!IDENTIFIER.test(name)) this.oddNames += 1;
    else if (this.names.size < MOST_NAMES) this.names.add(name);
  }
}

/** Writes down how one array was read, row by row. */
export class ListReportBuilder implements ListReport {
  state: ListState = "missing";
  rows = 0;
  readonly dropped: Partial<Record<DropReason, number>> = {};
  duplicates = 0;
  readonly unreadable = new Map<string, number>();
  readonly unknown = new UnknownFieldCollector();

  drop(reason: DropReason, rows = 1): void {
    this.dropped[reason] = (this.dropped[reason] ?? 0) + rows;
  }

  markUnreadable(field: string): void {
    this.unreadable.set(field, (this.unreadable.get(field) ?? 0) + 1);
  }
}

/** How many rows of a list were dropped, whatever the reason. */
export function droppedRows({ dropped }: ListReport): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}
