import type { JobKind } from "@/lib/domain/kind";
import { HOUR_MS, SECOND_MS } from "@/lib/domain/time-units";
import { createRandom, type Random } from "../feed/random";
import type { HistoryPlan, PlannedAccount } from "./plan";

/** A job that ran from begin to end, whoever looked. */
export interface PlannedJob {
  accountId: string;
  kind: JobKind;
  ref: string | null;
  startMs: number;
  endMs: number;
  /** Videos that ran on its account when it began; null for other kinds. */
  ahead: number | null;
}

const VIDEO = { medianMs: 225 * SECOND_MS, sigma: 0.3 };
const IMAGE = { medianMs: 22 * SECOND_MS, sigma: 0.35 };
/** A job that would have to wait longer is not sent. */
const PATIENCE_MS = 12 * 60 * SECOND_MS;

/** How much more than usual is asked for in each hour of the day (UTC): little at night, most in the morning. */
const RHYTHM = [0.3, 0.25, 0.2, 0.2, 0.3, 0.5, 0.9, 1.3, 1.7, 1.9, 1.8, 1.6, 1.2, 1.3, 1.4, 1.3, 1.2, 1, 0.9, 0.8, 0.7];

const weightAt = (ms: number, hasRhythm: boolean) => (hasRhythm ? (RHYTHM[new Date(ms).getUTCHours()] ?? 0.5) : 1);

/** All jobs of a plan, in the order of their starts. */
export function liveThrough(plan: HistoryPlan, fromMs: number, toMs: number): PlannedJob[] {
  const random = createRandom(plan.seed ?? 7);
  return plan.accounts
    .flatMap((account) => [
      ...videosOf(account, plan, { fromMs, toMs }, random),
      ...imagesOf(account, plan, { fromMs, toMs }, random),
    ])
    .sort((a, b) => a.startMs - b.startMs);
}

interface Stretch {
  fromMs: number;
  toMs: number;
}

/** Moments at which something is asked for, so often a ms in an hour of weight 1. */
function* arrivals(perMs: number, { fromMs, toMs }: Stretch, hasRhythm: boolean, random: Random): Generator<number> {
  if (perMs <= 0) return;
  const most = perMs * 2;
  for (let atMs = fromMs + random.exponential(1 / most); atMs < toMs; atMs += random.exponential(1 / most)) {
    if (random.next() < weightAt(atMs, hasRhythm) / 2) yield atMs;
  }
}

const PREFIXES = ["promo/", "shorts/", "spring/"];

function refOf(prefixes: readonly string[], count: number, random: Random): string | null {
  if (prefixes.length === 0) return null;
  return `${prefixes[random.integer(0, prefixes.length - 1)] ?? ""}shot-${String(count % 1_000).padStart(3, "0")}`;
}

const prefixesOf = (account: PlannedAccount, plan: HistoryPlan) => account.prefixes ?? plan.prefixes ?? PREFIXES;

function* videosOf(account: PlannedAccount, plan: HistoryPlan, stretch: Stretch, random: Random) {
  const { id, slots, load } = account;
  let busyUntil: number[] = [];
  let count = 0;
  const perMs = (load * slots) / (VIDEO.medianMs * Math.exp(VIDEO.sigma ** 2 / 2));
  for (const askedMs of arrivals(perMs, stretch, plan.hasRhythm ?? true, random)) {
    busyUntil = busyUntil.filter((endMs) => endMs > askedMs).sort((a, b) => a - b);
    const startMs = busyUntil.length < slots ? askedMs : (busyUntil[busyUntil.length - slots] ?? askedMs);
    if (startMs - askedMs > PATIENCE_MS) continue;
    const ahead = Math.min(slots - 1, busyUntil.filter((endMs) => endMs > startMs).length);
    // Two are rendered at a time; those that queue behind them take longer.
    const endMs = startMs + random.logNormal(VIDEO.medianMs, VIDEO.sigma) * (1 + 0.12 * Math.max(0, ahead - 1));
    busyUntil.push(endMs);
    count += 1;
    yield {
      accountId: id,
      kind: "video" as const,
      ref: refOf(prefixesOf(account, plan), count, random),
      startMs,
      endMs,
      ahead,
    };
  }
}

function* imagesOf(account: PlannedAccount, plan: HistoryPlan, stretch: Stretch, random: Random) {
  const { id, slots, load, images = 0 } = account;
  let count = 0;
  const perMs = (images * load * slots) / VIDEO.medianMs;
  for (const startMs of arrivals(perMs, stretch, plan.hasRhythm ?? true, random)) {
    const endMs = startMs + random.logNormal(IMAGE.medianMs, IMAGE.sigma);
    count += 1;
    yield {
      accountId: id,
      kind: "image" as const,
      ref: refOf(prefixesOf(account, plan), count, random),
      startMs,
      endMs,
      ahead: null,
    };
  }
}

/** The hour a time is in. */
export const hourOf = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
