import { JOB_KINDS } from "@/lib/domain/kind";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import type {
  DropReason,
  ListName,
  ListReport,
  NormaliseReport,
  UnknownFields,
} from "@/lib/server/upstream/normalise-report";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time-units";
import { failureOf, type AccountsOutcome, type Examination, type Failure } from "./examine";

const LISTS: readonly ListName[] = ["executing", "available"];

const REASONS: Record<DropReason, string> = {
  "not-in-a-list": "not in a list",
  "not-an-object": "not an object",
  "no-id": "without an id that can be read",
  "too-many": "beyond the most we read",
};

/**
 * The report, line by line. Redacted by construction: it is written from counts, from words of ours, from the
 * figures of accounts called A, B, C, and from names of unknown fields that look like identifiers. No id, name,
 * reference, host, address, token or text of the upstream is ever put in.
 */
export function writeReport(examination: Examination): string[] {
  const { answer, source, latencyMs } = examination;
  const when = latencyMs === null ? "" : ` after ${latencyMs} ms`;
  const lines = [
    "No token, id, name, reference or address stands below: this can go into a bug report.",
    "",
    `Scheduler: ${answer.called ? "an answer" : "no answer"} from ${source}${when}.`,
    ...(answer.called ? [] : writeFailure(answer.failure)),
  ];
  if (!answer.called) return lines;
  lines.push(...writeClock(examination.clockAheadMs));
  const { result } = answer;
  if (!result.ok) {
    const failure = failureOf(result);
    // A saved answer came from no address that could be wrong.
    const where =
      latencyMs === null && result.code === "bad-response"
        ? { lookAt: "the file: is it the scheduler's whole answer, without headers?" }
        : {};
    return [...lines, ...writeFailure({ ...failure, ...where }), ...writeReading(result.report)];
  }
  return [
    ...lines,
    ...writeUnderstood(result.snapshot, examination),
    ...writeReading(result.report),
    "",
    ...writeAccounts(examination.accounts, examination.nowMs),
  ];
}

function writeFailure({ message, facts, lookAt }: Failure): string[] {
  return [`  ${message}`, ...(facts.length === 0 ? [] : [`  ${facts.join("; ")}`]), `  Look at: ${lookAt}`];
}

/** "account A" for the first, ... "account Z", "account AA". Names and ids stay with their owner. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : letterOf(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

const figure = (value: number | null) => (value === null ? "?" : String(value));

function writeAccount(account: Account, index: number): string {
  const { maxJobs, executing, available, listed, inferred, consistent, uncounted, problem } = account;
  const standing = listed ? "listed" : inferred ? "inferred" : "not listed";
  const remarks = [
    ...Object.entries(uncounted).map(([kind, count]) => `${count} ${kind} uncounted`),
    ...(consistent ? [] : ["its figures disagree"]),
    ...(problem === null ? [] : [problem.code]),
  ];
  const figures = `max ${figure(maxJobs)}, executing ${figure(executing)}, free ${figure(available)}`;
  return `  account ${letterOf(index)}: ${[standing, figures, ...remarks].join(", ")}`;
}

function writeUnderstood(snapshot: Snapshot, { accountNames }: Examination): string[] {
  const { accounts, jobs, totals, suggestion } = snapshot;
  const kinds = JOB_KINDS.map((kind) => [jobs.filter((job) => job.kind === kind).length, kind] as const);
  const count = (isCounted: (job: (typeof jobs)[number]) => boolean) => jobs.filter(isCounted).length;
  const known = new Set(accounts.map(({ id }) => id));
  const strangers = [...accountNames.keys()].filter((id) => !known.has(id)).length;
  const suggested = accounts.findIndex(({ id }) => id === suggestion?.accountId);
  return [
    "",
    "Understood",
    `  totals: ${figure(totals.slots)} slots, ${figure(totals.executing)} executing, ${figure(totals.free)} free, ` +
      `${totals.withheld} not offered; next video to ${suggested === -1 ? "nobody" : `account ${letterOf(suggested)}`}`,
    ...accounts.map(writeAccount),
    `  jobs: ${jobCount(snapshot)}${jobs.length === 0 ? "" : ` (${listCounts(kinds)})`}`,
    ...(jobs.length === 0
      ? []
      : [
          `    ${count((job) => job.startedAt !== null)} with a start, ${count((job) => job.ref !== null)} with a reference, ` +
            `${count((job) => job.callbackHost !== null)} with a callback, ${count((job) => job.accountId === null)} of no account we could read`,
        ]),
    ...(strangers === 0
      ? []
      : [`  ACCOUNT_NAMES: ids that are none of these accounts: ${strangers} of ${accountNames.size}`]),
  ];
}

/** What the answer does not tell is unknown, and not none. */
function jobCount({ jobs, jobsMissing }: Snapshot): string {
  if (!jobsMissing) return String(jobs.length);
  return jobs.length === 0 ? "?" : `at least ${jobs.length}`;
}

function listCounts(counts: readonly (readonly [number, string])[]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(", ");
}

/** What could not be read, what was twice, and what is new. */
function writeReading(report: NormaliseReport): string[] {
  const dropped = LISTS.flatMap((name) => writeDropped(name, report[name]));
  const unknown = [
    ...writeUnknown("top level", report.unknown),
    ...LISTS.flatMap((name) => writeUnknown(`${name}[]`, report[name].unknown)),
  ];
  return [
    "",
    ...(dropped.length === 0 ? ["Dropped: nothing"] : ["Dropped or not read", ...dropped]),
    "",
    ...(unknown.length === 0 ? ["Unknown fields: none"] : ["Unknown fields", ...unknown]),
  ];
}

function writeDropped(name: ListName, list: ListReport): string[] {
  const reasons = (Object.keys(REASONS) as DropReason[]).map(
    (reason) => [list.dropped[reason] ?? 0, REASONS[reason]] as const,
  );
  const what = listCounts([...reasons, [list.duplicates, "with an id another row had first"]]);
  return [
    ...(list.state === "wrong-type" ? [`  ${name}: not a list`] : []),
    ...(list.state === "missing" ? [`  ${name}: the answer has none`] : []),
    ...(what === "" ? [] : [`  ${name}[]: of ${list.rows} rows ${what}`]),
    ...[...list.unreadable].map(
      ([field, rows]) => `  ${name}[].${field}: not understood in ${rows} of ${list.rows} rows`,
    ),
  ];
}

function writeUnknown(where: string, { names, oddNames }: UnknownFields): string[] {
  const odd = oddNames === 0 ? [] : [`${oddNames} more whose names do not look like a field's`];
  return names.size + oddNames === 0 ? [] : [`  ${where}: ${[...names, ...odd].join(", ")}`];
}

/** A clock that is a minute off makes every running time wrong by as much. */
function writeClock(aheadMs: number | undefined): string[] {
  if (aheadMs === undefined || Math.abs(aheadMs) < MINUTE_MS) return [];
  const seconds = Math.round(Math.abs(aheadMs) / SECOND_MS);
  return [
    `  This machine's clock is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} useapi.net's: set it, for running times are wrong by that.`,
  ];
}

function writeAccounts(outcome: AccountsOutcome, nowMs: number): string[] {
  if (!outcome.asked) return [`Accounts: not asked, because ${outcome.why}.`];
  if (outcome.info === null) {
    return ["Accounts: no answer that can be read; the live view works without.", ...writeFailure(outcome.failure)];
  }
  const accounts = [...outcome.info.accounts.values()];
  const ends = accounts.flatMap(({ sessionEndsAt }) =>
    sessionEndsAt === null ? [] : [Date.parse(sessionEndsAt) - nowMs],
  );
  const nextMs = ends.length === 0 ? null : Math.min(...ends);
  const next =
    nextMs === null ? "" : nextMs <= 0 ? ", one has ended" : `, the next in ${Math.floor(nextMs / DAY_MS)} days`;
  return [
    `Accounts: answered after ${outcome.latencyMs} ms.`,
    `  ${accounts.length} accounts: ${accounts.filter(({ maxJobs }) => maxJobs !== null).length} with a maximum, ` +
      `${accounts.filter(({ hasError }) => hasError).length} with an error, ${ends.length} with a session's end${next}`,
    ...(outcome.dropped === 0 ? [] : [`  entries that could not be read: ${outcome.dropped}`]),
  ];
}
