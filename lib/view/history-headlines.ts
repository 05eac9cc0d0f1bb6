import { FIGURE_RUNS } from "@/lib/domain/usual";
import type { Durations, History, HistoryAccount, HistoryBucket } from "@/lib/domain/history";
import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { labelOf } from "./account-label";
import { formatCount, formatDayTime, plural } from "./format";
import { usageOf } from "./history-accounts";
import { spanText } from "./history-gaps";
import { rangeName } from "./history-range";
import { toSteps } from "./history-slots";
import { A_KIND, KINDS_TITLE } from "./history-words";
import { parseTime, type Moment } from "./moment";
import { zoneOffsetMs } from "./zone-offset";
import { formatHours, formatPercent, formatSpan, formatTook } from "./span";

/** A sentence on top of the page: what was, and by how much it is known. */
export interface Headline {
  key: "busy" | "use" | "took" | "ended";
  /** Large: "All slots busy for 3 h 12 min". */
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

/** A stretch this much shorter than the range, holding most of the busy time, is worth naming. */
const MOST = 0.75;
const SHORT = 1 / 3;
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
  if (zeroFreeMs < 1_000) {
    return { key, title: "A slot was always free", detail: `${on === null ? "" : `On ${on}, `}in ${observed}.` };
  }
  const isAlways = zeroFreeMs >= knownMs - 1_000;
  const title = `All slots busy ${isAlways ? "all the time" : `for ${formatSpan(zeroFreeMs)}`}`;
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
    detail: `On average, in ${formatSpan(observedMs)} observed. Time at zero free is told of one account, or of all.`,
  };
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Over several days the hours of the day tell more than a date. */
const BY_HOUR_FROM_MS = 3 * DAY;
const MOST_OF_DAY_MS = 8 * HOUR;
/** Zones are ahead of UTC by whole quarters of an hour. */
const QUARTER = 15 * 60_000;
const QUARTERS = DAY / QUARTER;

/**
 * "most of it between 09:00 and 12:00" of the day: the shortest part of the viewer's day with most of the busy time, in whole steps
 * of the history.
 */
function busiestHours({ history, zone }: HeadlinesInput, zeroFreeMs: number): string | null {
  const { bucketMs } = history;
  const inStep = bucketMs / QUARTER;
  const byQuarter = Array.from({ length: QUARTERS }, () => 0);
  for (const { startMs, bucket } of toSteps(history)) {
    const first = Math.floor((startMs + zoneOffsetMs(startMs, zone)) / QUARTER);
    // When within its step it was can't be told.
    for (let next = 0; next < inStep; next++) {
      const quarter = (first + next) % QUARTERS;
      byQuarter[quarter] = (byQuarter[quarter] ?? 0) + (bucket.zeroFreeMs ?? 0) / inStep;
    }
  }
  const sumFrom = (first: number, length: number) =>
    Array.from({ length }, (_, next) => byQuarter[(first + next) % QUARTERS] ?? 0).reduce((sum, ms) => sum + ms, 0);
  for (let length = inStep; length * QUARTER <= MOST_OF_DAY_MS; length += inStep) {
    const sums = byQuarter.map((_, first) => sumFrom(first, length));
    const most = Math.max(...sums);
    if (most < MOST * zeroFreeMs) continue;
    const first = sums.indexOf(most);
    return `most of it between ${clockOf(first)} and ${clockOf(first + length)}`;
  }
  return null;
}

/** "09:15", by quarters of an hour since midnight. */
function clockOf(quarters: number): string {
  const minutes = ((quarters % QUARTERS) * QUARTER) / 60_000;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** "most of it between 09:00 and 12:00": the shortest stretch with most of the time at zero free, where it is short. */
function busiestText(input: HeadlinesInput, zeroFreeMs: number): string | null {
  const { history, nowMs, zone } = input;
  const steps = toSteps(history);
  const span = (steps.at(-1)?.endMs ?? 0) - (steps[0]?.startMs ?? 0);
  // What a step holds began no earlier than we did.
  const beginMs = parseTime(history.recordingSince) ?? 0;
  if (span >= BY_HOUR_FROM_MS && history.bucketMs <= MOST_OF_DAY_MS) return busiestHours(input, zeroFreeMs);
  let best: { startMs: number; endMs: number } | null = null;
  let sum = 0;
  let first = 0;
  steps.forEach((step, last) => {
    sum += step.bucket.zeroFreeMs ?? 0;
    while (sum - (steps[first]?.bucket.zeroFreeMs ?? 0) >= MOST * zeroFreeMs && first < last) {
      sum -= steps[first]?.bucket.zeroFreeMs ?? 0;
      first++;
    }
    const begun = steps[first] ?? step;
    const startMs = Math.max(begun.startMs, Math.min(beginMs, begun.endMs));
    if (sum >= MOST * zeroFreeMs && (best === null || step.endMs - startMs < best.endMs - best.startMs)) {
      best = { startMs, endMs: step.endMs };
    }
  });
  const found = best as { startMs: number; endMs: number } | null;
  if (found === null || found.endMs - found.startMs > span * SHORT) return null;
  return `most of it between ${spanText(found.startMs, found.endMs, nowMs, zone).replace(" to ", " and ")}`;
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
        : `the other ${formatCount(known.length - 1)} ran at ${rangeText(next.use, most.use)}`;
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

function rangeText(low: number, high: number): string {
  const [from, to] = [formatPercent(low), formatPercent(high)];
  return from === to ? from : `${from.replace(" %", "")} to ${to}`;
}

/** Videos, else the kind of which most ended. */
function mainKind({ durations }: History): { kind: JobKind; whole: Durations } | null {
  const known = JOB_KINDS.flatMap((kind) => {
    const whole = durations[kind];
    return whole === undefined || whole.n === 0 ? [] : [{ kind, whole }];
  });
  const videos = known.find(({ kind }) => kind === "video");
  return videos ?? [...known].sort((a, b) => b.whole.n - a.whole.n)[0] ?? null;
}

/** Whether any job ended, be it that nobody saw when it began. */
function hasFinished({ buckets }: History): boolean {
  return buckets.some(({ finished }) => Object.values(finished).some((count) => count > 0));
}

/** How long jobs took, videos before other kinds. */
export function tookHeadline({ history, nowMs, zone }: HeadlinesInput): Headline {
  const key = "took" as const;
  const main = mainKind(history);
  if (main === null) {
    const title = hasFinished(history) ? "No job was timed" : "No job ended";
    return { key, title, detail: "How long they take is known once some were seen from start to end." };
  }
  const { kind, whole } = main;
  if (whole.n < FIGURE_RUNS || whole.p50Ms === null || whole.p95Ms === null) {
    const title = `${formatCount(whole.n)} ${whole.n === 1 ? A_KIND[kind].replace(/^an? /, "") : KINDS_TITLE[kind].toLowerCase()} timed`;
    return { key, title, detail: `How long ${A_KIND[kind]} usually takes is told from ${FIGURE_RUNS} on.` };
  }
  const slowest = slowestText(history, kind, whole.p95Ms, nowMs, zone);
  return {
    key,
    // "About": history counts durations in bins, and its figures are within 5 %.
    title: `${KINDS_TITLE[kind]} usually take about ${formatTook(whole.p50Ms)}`,
    detail: `95 % ended within about ${formatTook(whole.p95Ms)} (n = ${formatCount(whole.n)}).${slowest}`,
  };
}

/** " Slowest from 09:00, at p95 9:30." where a step of many runs stands out. */
function slowestText(history: History, kind: JobKind, p95Ms: number, nowMs: number, zone: string): string {
  const OUTSTANDING = 1.25;
  let slowest: { startMs: number; p95Ms: number } | null = null;
  for (const { startMs, bucket, isFilling } of toSteps(history)) {
    const found = bucket.durations[kind];
    if (isFilling || !found || found.n < FIGURE_RUNS || found.p95Ms === null) continue;
    if (slowest === null || found.p95Ms > slowest.p95Ms) slowest = { startMs, p95Ms: found.p95Ms };
  }
  if (slowest === null || slowest.p95Ms < OUTSTANDING * p95Ms) return "";
  return ` Slowest from ${formatDayTime(slowest.startMs, nowMs, zone)}, at p95 about ${formatTook(slowest.p95Ms)}.`;
}
