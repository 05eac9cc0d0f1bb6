import type { ProblemCode } from "@/lib/domain/problem";
import { readBodyError } from "./error-body";
import {
  droppedRows,
  ListReportBuilder,
  UnknownFieldCollector,
  type ListName,
  type NormaliseReport,
} from "./normalise-report";
import { fieldOf, isWireObject, type WireObject } from "./wire-values";
import { isAccountKey, readAccountRow, type AccountRow } from "./wire-account";
import { JOB_KEYS, readJobRow, type JobRow } from "./wire-job";

/** Most rows believed of one array: five times the largest size Slotwatch is built for. */
const MOST_ROWS = 10_000;

/** The rows of an answer that could be read, the first of each id. `null`: the array was missing. */
export interface AnswerRows {
  jobs: JobRow[] | null;
  accounts: AccountRow[] | null;
}

export interface UnreadableAnswer {
  ok: false;
  code: ProblemCode;
  /** The status an error in the body named, or null. */
  status: number | null;
  /** A clause of ours for logs and the doctor. */
  detail: string;
}

export type AnswerResult = ({ ok: true } & AnswerRows) | UnreadableAnswer;

/** How one array is read: its rows, which keys are known, and which fields should have given a value. */
interface ListReader<Row extends { id: string }> {
  read(row: unknown): Row | null;
  isKnownKey(key: string): boolean;
  /** The wire field that each value was read from, so that one which could not be read is told; null where it is from no field of its own. */
  fields: Readonly<Record<keyof Row & string, string | null>>;
  /** What else of a row could not be read, in names of ours. */
  alsoUnreadable?(row: Row): string[];
}

const ACCOUNT_READER: ListReader<AccountRow> = {
  read: readAccountRow,
  isKnownKey: isAccountKey,
  fields: {
    id: null,
    maxJobs: "maxJobs",
    executing: "executing",
    available: "available",
    counters: null,
    hasUnreadableCounter: null,
  },
  // Counters' names are the vendor's to choose, and not to be repeated.
  alsoUnreadable: ({ hasUnreadableCounter }) => (hasUnreadableCounter ? ["executing*"] : []),
};

function jobReader(nowMs: number): ListReader<JobRow> {
  return {
    read: (row) => readJobRow(row, nowMs),
    isKnownKey: (key) => JOB_KEYS.has(key),
    fields: {
      ...{ id: null, kind: null, accountId: null },
      ...{ started: "started", elapsedMs: "elapsed", ref: "replyRef", callbackHost: "replyUrl" },
    },
  };
}

/** Whether a field held something: null, absent and blank are "not said", and no fault. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");
}

function readList<Row extends { id: string }>(
  body: WireObject,
  name: ListName,
  reader: ListReader<Row>,
  report: ListReportBuilder,
): Row[] | null {
  const list = fieldOf(body, name);
  if (!Array.isArray(list)) {
    report.state = list === undefined || list === null ? "missing" : "wrong-type";
    if (report.state === "missing") return null;
    // Whatever it holds is not read, and must not pass for nothing: one by key where it has keys.
    report.rows = isWireObject(list) ? Object.keys(list).length : 1;
    if (report.rows > 0) report.drop("not-in-a-list", report.rows);
    return null;
  }
  report.state = "given";
  report.rows = list.length;
  const byId = new Map<string, Row>();
  const fields = Object.entries(reader.fields) as [keyof Row & string, string | null][];
  for (const raw of list as unknown[]) {
    const row = reader.read(raw);
    if (!isWireObject(raw)) report.drop("not-an-object");
    else if (row === null) report.drop("no-id");
    else if (byId.has(row.id)) report.duplicates += 1;
    else if (byId.size >= MOST_ROWS) report.drop("too-many");
    else {
      byId.set(row.id, row);
      for (const key of Object.keys(raw)) if (!reader.isKnownKey(key)) report.unknown.add(key);
      for (const [value, field] of fields) {
        if (field !== null && row[value] === null && isSaid(fieldOf(raw, field))) report.markUnreadable(field);
      }
      for (const name of reader.alsoUnreadable?.(row) ?? []) report.markUnreadable(name);
    }
  }
  return [...byId.values()];
}

/**
 * Reads the body of a 200, row by row, into rows of ours. Rows that can't be read are left out and written down;
 * good rows survive bad neighbours. An answer fails as a whole when it is no object, tells of an error and has no array or
 * only empty ones (they are no news of jobs that ended), has something else where its arrays belong, or has rows of which none can be read.
 */
export function readAnswer(body: unknown, nowMs: number): { result: AnswerResult; report: NormaliseReport } {
  const executing = new ListReportBuilder();
  const available = new ListReportBuilder();
  const unknown = new UnknownFieldCollector();
  const report: NormaliseReport = { executing, available, unknown };
  const fail = (detail: string, code: ProblemCode = "bad-response", status: number | null = null) => ({
    result: { ok: false as const, code, status, detail },
    report,
  });
  if (!isWireObject(body)) return fail("not a JSON object");
  for (const key of Object.keys(body)) {
    if (!["executing", "available", "error", "code"].includes(key)) unknown.add(key);
  }
  const jobs = readList(body, "executing", jobReader(nowMs), executing);
  const accounts = readList(body, "available", ACCOUNT_READER, available);
  const dropped = droppedRows(executing) + droppedRows(available);
  const hasNoList = jobs === null && accounts === null;
  const hasNoRow = !jobs?.length && !accounts?.length && dropped === 0;
  if (hasNoList || hasNoRow) {
    const error = readBodyError(body);
    if (error) return fail("an error in the body of a 200", error.code, error.status);
  }
  if (hasNoList && [executing, available].some(({ state }) => state === "wrong-type")) {
    return fail("no list where one belongs");
  }
  if (dropped > 0 && !jobs?.length && !accounts?.length) return fail("none of its rows can be read");
  // Rows of which none can be read are no empty list: a renamed field must not pass for "nothing runs", or for "all full".
  const orUnknown = <Row>(rows: Row[] | null, list: ListReportBuilder) =>
    rows?.length === 0 && droppedRows(list) > 0 ? null : rows;
  return {
    result: { ok: true, jobs: orUnknown(jobs, executing), accounts: orUnknown(accounts, available) },
    report,
  };
}
