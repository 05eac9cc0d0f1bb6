import { RECENT_STEP_MS, RECENT_STEPS, type Recent, type RecentAccount } from "@/lib/domain/recent";
import type { Account, Snapshot } from "@/lib/domain/snapshot";
import { labelOf } from "./account-label";
import { formatCount } from "./format";
import { parseTime } from "./parse-time";

/** One account of "Executing vs max jobs": now, and the last 60 minutes against its max. */
export interface AccountLoadRow {
  accountId: string;
  label: string;
  /** As given; null when unknown. Never negative, so that it can be drawn. */
  executing: number | null;
  maxJobs: number | null;
  /** "3 / 5", "– / –". */
  text: string;
  /** The most of each minute, oldest first, RECENT_STEPS long; null where nothing was observed. Rows share these lists until the hour is asked for anew. */
  executingHistory: readonly (number | null)[];
  maxJobsHistory: readonly (number | null)[];
}

export interface AccountLoadChart {
  /** In the snapshot's order (by name), at most MAX_LOAD_ROWS. */
  rows: AccountLoadRow[];
  /** The largest figure of all rows, at least 1: the common scale of all bars. */
  scale: number;
  /** Start of the first step, epoch ms; null before the first answer. */
  fromMs: number | null;
  stepMs: number;
  /** "30 of 200 accounts: those in trouble, then some of the fullest", or null when all are drawn. */
  rest: string | null;
  /** The same content in a sentence, for those who cannot see it. */
  sentence: string;
  /** Whether the last hour has been asked for yet: the first HTML does not hold it. */
  isHourKnown: boolean;
  empty: string | null;
}

export interface AccountLoadInput {
  /** Narrowed by account only; null before the first answer. */
  snapshot: Snapshot | null;
  /** The last 60 minutes; null before their first answer. */
  recent: Recent | null;
  labels: ReadonlyMap<string, string>;
  /** Whether an account filter narrowed the snapshot. */
  isNarrowed?: boolean;
  /** Ids of the accounts drawn so far, where only some can be. */
  shown?: readonly string[];
}

/** More bars than this can't be compared by eye. */
export const MAX_LOAD_ROWS = 30;

const drawable = (value: number | null) => (value === null || !Number.isFinite(value) ? null : Math.max(0, value));
const figure = (value: number | null) => (value === null ? "–" : formatCount(value));

/** What is drawn of an account's last hour. */
interface Hour {
  executing: readonly (number | null)[];
  maxJobs: readonly (number | null)[];
  /** The largest figure of both, 0 where nothing was observed. */
  peak: number;
}

/** The last RECENT_STEPS values, padded at the front: what is not there was not observed. */
function history(values: readonly (number | null)[] | undefined): (number | null)[] {
  const last = (values ?? []).slice(-RECENT_STEPS).map(drawable);
  return [...Array.from({ length: RECENT_STEPS - last.length }, () => null), ...last];
}

function toHour(past: Pick<RecentAccount, "executing" | "maxJobs"> | undefined): Hour {
  const [executing, maxJobs] = [history(past?.executing), history(past?.maxJobs)];
  const peak = [...executing, ...maxJobs].reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0);
  return { executing, maxJobs, peak };
}

const NO_HOUR = toHour(undefined);
/** Rows are made with every poll, hours come once a minute. Without this cache a sixth of what a poll allocates would be copies of one hour. */
const hours = new WeakMap<RecentAccount, Hour>();

function hourOf(past: RecentAccount | undefined): Hour {
  if (past === undefined) return NO_HOUR;
  const known = hours.get(past) ?? toHour(past);
  hours.set(past, known);
  return known;
}

/** How full an account is; one without slots but with videos counts as full, the unknown as below empty. */
function fullness({ executing, maxJobs }: Account): number {
  if (executing === null) return -1;
  return maxJobs === null || maxJobs <= 0 ? Math.min(1, executing) : executing / maxJobs;
}

/** An account must be this much fuller to replace one that is drawn. A single video fills a quarter of four slots, and must not exchange rows. */
const STAYS = 0.25;

/**
 * The accounts worth a bar when there are too many: in trouble, then fullest, then busiest; kept in their own order. Those
 * drawn so far stay while they are nearly as full, or every poll would exchange some and no row could be followed.
 */
function pickAccounts(accounts: readonly Account[], shown: readonly string[]): readonly Account[] {
  if (accounts.length <= MAX_LOAD_ROWS) return accounts;
  const isTroubled = ({ problem, consistent }: Account) => Number(problem !== null || !consistent);
  const isShown = new Set(shown);
  const rankOf = (account: Account) => fullness(account) + (isShown.has(account.id) ? STAYS : 0);
  const ranked = [...accounts].sort(
    (a, b) => isTroubled(b) - isTroubled(a) || rankOf(b) - rankOf(a) || (b.executing ?? 0) - (a.executing ?? 0),
  );
  const picked = new Set(ranked.slice(0, MAX_LOAD_ROWS).map(({ id }) => id));
  return accounts.filter(({ id }) => picked.has(id));
}

function toRow(account: Account, hour: Hour, label: string): AccountLoadRow {
  return {
    accountId: account.id,
    label,
    executing: drawable(account.executing),
    maxJobs: drawable(account.maxJobs),
    text: `${figure(account.executing)} / ${figure(account.maxJobs)}`,
    executingHistory: hour.executing,
    maxJobsHistory: hour.maxJobs,
  };
}

function sentenceOf(rows: readonly AccountLoadRow[]): string {
  const words = rows.map(({ label, executing, maxJobs }) => {
    if (executing === null) return `${label} unknown${maxJobs === null ? "" : ` of ${formatCount(maxJobs)}`}`;
    return `${label} ${formatCount(executing)}${maxJobs === null ? ", max unknown" : ` of ${formatCount(maxJobs)}`}`;
  });
  return `Executing against max jobs: ${words.join("; ")}.`;
}

/** Rows, scale and words of "Executing vs max jobs". */
export function toAccountLoadChart({
  snapshot,
  recent,
  labels,
  isNarrowed = false,
  shown = [],
}: AccountLoadInput): AccountLoadChart {
  const accounts = snapshot?.accounts ?? [];
  const past = new Map(recent?.accounts.map((account) => [account.id, account]));
  let scale = 1;
  const rows = pickAccounts(accounts, shown).map((account) => {
    const hour = hourOf(past.get(account.id));
    const row = toRow(account, hour, labelOf(labels, account.id));
    scale = Math.max(scale, row.executing ?? 0, row.maxJobs ?? 0, hour.peak);
    return row;
  });
  const none = isNarrowed ? "No account matches this filter." : "No accounts are listed.";
  const empty = snapshot === null ? "No answer yet." : rows.length === 0 ? none : null;
  return {
    rows,
    scale,
    fromMs: parseTime(recent?.from ?? null),
    stepMs: recent?.stepMs ?? RECENT_STEP_MS,
    rest:
      rows.length < accounts.length
        ? `${formatCount(rows.length)} of ${formatCount(accounts.length)} accounts: those in trouble, then some of the fullest`
        : null,
    sentence: empty ?? sentenceOf(rows),
    isHourKnown: Boolean(recent),
    empty,
  };
}
