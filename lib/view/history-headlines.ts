import { FIGURE_RUNS } from "@/lib/domain/usual";
import type { History, HistoryAccount, HistoryBucket } from "@/lib/domain/history";
import type { JobKind } from "@/lib/domain/kind";
import { labelOf } from "./account-label";
import { formatSpan } from "./duration-text";
import { formatCount, formatDayTime, plural } from "./format";
import { usageOf } from "./history-accounts";
import { busiestText } from "./history-busiest";
import { rangeName } from "./history-range";
import { toSteps } from "./history-slots";
import { anyOfKind, formatPercent, formatPercentRange, KINDS_TITLE, ONE_OF_KIND } from "./history-words";
import { kindJobs } from "./kind-words";
import { LEAST_ZERO_FREE_MS } from "./zero-free";
import { mainKind } from "./main-kind";
import type { Moment } from "./moment";
import { formatHours, formatTookWords } from "./more-duration-text";

/** A sentence on top of the page: what was, and by how much it is known. */
export interface Headline {
  key: "busy" | "use" | "took" | "ended";
  /** Large: "No slot free for 3 h 12 min". */
  title: string;
  /** Small: "of 22 h 30 min observed, most of it between 09:00 and 12:00." */
  detail: string;
}

export interface HeadlinesInput extends Moment {
  history: History;
  labels: ReadonlyMap<string, string>;
  /** Ids of the account filter; empty for all. */
  account: readonly string[];
}

/** An account below this use, where the others are at least that far above, idles. */
const IDLE_BELOW = 0.3;
const IDLE_DISTANCE = 0.2;

/** The three sentences on top of the history page. They say what was seen, never what would have been. */
export function toHeadlines(input: HeadlinesInput): Headline[] {
  return [busyHeadline(input), usageHeadline(input), tookHeadline(input)];
}

function whose({ account, labels }: HeadlinesInput): string | null {
  const [only] = account;
  if (only === undefined) return null;
  return account.length === 1 ? labelOf(labels, only) : plural(account.length, "account");
}

function busyHeadline(input: HeadlinesInput): Headline {
  const { history } = input;
  const key = "busy" as const;
  const steps = toSteps(history);
  const observedMs = steps.reduce((sum, { bucket }) => sum + bucket.observedMs, 0);
  const known = steps.flatMap(({ bucket: { zeroFreeMs } }) => (zeroFreeMs === null ? [] : [zeroFreeMs]));
  if (observedMs <= 0) return { key, title: "Nothing observed", detail: `in ${rangeName(history.range)}.` };
  // When several accounts were full at once can't be told from the figures of each.
  if (known.length === 0) return averageHeadline(steps, observedMs);
  const zeroFreeMs = known.reduce((sum, ms) => sum + ms, 0);
  const on = whose(input);
  // Where an account's capacity is not known, nor is whether a slot was free.
  const knownMs = steps.reduce((sum, { bucket }) => sum + (bucket.zeroFreeMs === null ? 0 : bucket.observedMs), 0);
  const observed = `${formatSpan(knownMs)} ${knownMs < observedMs ? "in which that is known" : "observed"}`;
  if (zeroFreeMs < LEAST_ZERO_FREE_MS) {
    return { key, title: "A slot was always free", detail: `${on === null ? "" : `On ${on}, `}in ${observed}.` };
  }
  const isAlways = zeroFreeMs >= knownMs - LEAST_ZERO_FREE_MS;
  const title = `No slot free ${isAlways ? "all the time" : `for ${formatSpan(zeroFreeMs)}`}`;
  const when = isAlways ? null : busiestText(input, zeroFreeMs);
  return {
    key,
    title,
    detail: `${on === null ? "" : `On ${on}, `}of ${observed}${when === null ? "" : `, ${when}`}.`,
  };
}

function averageHeadline(steps: ReturnType<typeof toSteps>, observedMs: number): Headline {
  const average = (of: (bucket: HistoryBucket) => number | null) => {
    const known = steps.filter(({ bucket }) => of(bucket) !== null);
    const ms = known.reduce((total, { bucket }) => total + bucket.observedMs, 0);
    return ms > 0 ? known.reduce((total, { bucket }) => total + (of(bucket) ?? 0) * bucket.observedMs, 0) / ms : null;
  };
  const used = average(({ executingAverage }) => executingAverage) ?? 0;
  const slots = average((bucket) => bucket.slots);
  return {
    key: "busy",
    title: `${used.toFixed(1)} ${slots === null ? "" : `of ${formatCount(Math.round(slots))} `}slots in use`,
    detail: `On average, in ${formatSpan(observedMs)} observed. Time with none free is told of one account, or of all.`,
  };
}

function usageHeadline({ history, labels, account: chosen }: HeadlinesInput): Headline {
  const key = "use" as const;
  const known = history.accounts.flatMap((account) => {
    const use = usageOf(account);
    return use === null ? [] : [{ account, use, label: labelOf(labels, account.id) }];
  });
  const [only] = known;
  if (only === undefined) {
    const which = chosen.length > 0 ? "None of the chosen accounts" : "No account";
    return { key, title: "No slots seen", detail: `${which} was listed with its slots while we watched.` };
  }
  const used = (accounts: readonly HistoryAccount[]) => accounts.reduce((sum, { usedMs }) => sum + usedMs, 0);
  const idle = (accounts: readonly HistoryAccount[]) => accounts.reduce((sum, { idleMs }) => sum + idleMs, 0);
  const all = known.map(({ account }) => account);
  const hours = `${formatHours(used(all))} of ${formatHours(used(all) + idle(all))} slot-hours observed`;
  const total = formatPercent(used(all) / Math.max(1, used(all) + idle(all)));
  if (known.length === 1) return { key, title: `${only.label} ran at ${total}`, detail: `${hours}.` };

  const byUse = [...known].sort((a, b) => a.use - b.use);
  const [least, next] = byUse;
  const most = byUse.at(-1);
  if (!least || !next || !most) return { key, title: `Slots used ${total}`, detail: `${hours}.` };
  if (least.use < IDLE_BELOW && next.use - least.use >= IDLE_DISTANCE) {
    const others =
      known.length === 2
        ? `${next.label} ran at ${formatPercent(next.use)}`
        : `the other ${formatCount(known.length - 1)} ran at ${formatPercentRange(next.use, most.use)}`;
    return {
      key,
      title: `${least.label} idles`,
      detail: `It used ${formatPercent(least.use)} of its slot time; ${others}.`,
    };
  }
  return {
    key,
    title: `Slots used ${total}`,
    detail: `${hours}; from ${formatPercent(least.use)} (${least.label}) to ${formatPercent(most.use)} (${most.label}).`,
  };
}

/** Whether any job ended, be it that nobody saw when it began. */
function hasFinished({ buckets }: History): boolean {
  return buckets.some(({ finished }) => Object.values(finished).some((count) => count > 0));
}

/** How long jobs took, videos before other kinds. */
export function tookHeadline({ history, nowMs, zone }: HeadlinesInput): Headline {
  const key = "took" as const;
  const kind = mainKind(history.durations);
  const whole = kind === null ? undefined : history.durations[kind];
  if (kind === null || whole === undefined) {
    const title = hasFinished(history) ? "No job was timed" : "No job was seen to end";
    return { key, title, detail: "How long they take is known once some were seen from start to end." };
  }
  if (whole.n < FIGURE_RUNS || whole.p50Ms === null || whole.p95Ms === null) {
    const title = `${formatCount(whole.n)} ${whole.n === 1 ? ONE_OF_KIND[kind] : kindJobs(kind)} timed`;
    return { key, title, detail: `How long ${anyOfKind(kind)} usually takes is told from ${FIGURE_RUNS} on.` };
  }
  const slowest = slowestText(history, kind, whole.p95Ms, nowMs, zone);
  return {
    key,
    // "About": history counts durations in bins, and its figures are within 5 %.
    title: `${KINDS_TITLE[kind]} usually take about ${formatTookWords(whole.p50Ms)}`,
    detail: `95 % of ${formatCount(whole.n)} ended within about ${formatTookWords(whole.p95Ms)}${slowest}.`,
  };
}

/** "; slowest from 09:00: within about 9 min 30 s", by p95, where a step of many runs stands out. */
function slowestText(history: History, kind: JobKind, p95Ms: number, nowMs: number, zone: string): string {
  const OUTSTANDING = 1.25;
  let slowest: { startMs: number; p95Ms: number } | null = null;
  for (const { startMs, bucket, isFilling } of toSteps(history)) {
    const found = bucket.durations[kind];
    if (isFilling || !found || found.n < FIGURE_RUNS || found.p95Ms === null) continue;
    if (slowest === null || found.p95Ms > slowest.p95Ms) slowest = { startMs, p95Ms: found.p95Ms };
  }
  if (slowest === null || slowest.p95Ms < OUTSTANDING * p95Ms) return "";
  return `; slowest from ${formatDayTime(slowest.startMs, nowMs, zone)}: within about ${formatTookWords(slowest.p95Ms)}`;
}
