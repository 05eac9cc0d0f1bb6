import type { Envelope } from "@/lib/domain/envelope";
import type { History } from "@/lib/domain/history";
import { narrowSnapshot } from "@/lib/domain/narrow";
import { accountLabels } from "./account-label";
import { paceBoard } from "./board-pace";
import { WHOLE_UP_TO } from "./cut-jobs";
import { elapsedMoment, toFreshnessRow } from "./freshness-row";
import { parseTime } from "./parse-time";
import { toPaces, toPaceBook } from "./pace";
import { toPastHour, type PastHour } from "./past-hour";
import { toSlotBoard } from "./slot-board";
import { WALL_DAY_MS } from "./wall-day";
import { wallFit } from "./wall-fit";
import { firstTurn, inOrder, wallOrder, wallPage } from "./wall-pages";
import { toWallRows } from "./wall-row";

/**
 * Keeps the wall's first HTML small with very many jobs: those of the accounts on its page, those that look stuck, and the
 * longest running video. Accounts and totals stay whole; the browser asks for the rest at once.
 */
export function cutForWall(envelope: Envelope, account: readonly string[]): { envelope: Envelope; isPartial: boolean } {
  const { snapshot: whole } = envelope;
  if (!whole || whole.jobs.length <= WHOLE_UP_TO) return { envelope, isPartial: false };
  const nowMs = Date.parse(envelope.now);
  const moment = { nowMs, zone: "UTC" };
  const snapshot = narrowSnapshot(whole, { account, kind: [], q: "", refPrefix: "" });
  const freshness = toFreshnessRow({
    envelope,
    ageMs: null,
    pausedSinceMs: null,
    awaySinceMs: null,
    nextInMs: null,
    ...moment,
  });
  const plain = toSlotBoard({ snapshot, labels: accountLabels(whole.accounts), freshness, ...moment });
  const book = toPaceBook(envelope.usual ?? [], envelope.ahead ?? {});
  const paces = toPaces(snapshot.jobs, book, elapsedMoment(freshness, nowMs));
  const rows = toWallRows({ board: paceBoard(plain, { paces, nexts: new Map() }), snapshot, freshness, nowMs });
  const fit = wallFit(rows.length, null);
  const { rows: shown } = wallPage(inOrder(rows, wallOrder(rows, fit.pages, true)), fit, firstTurn(nowMs));
  const ids = new Set(shown.map(({ key }) => key));
  const videos = snapshot.jobs.filter(({ kind }) => kind === "video");
  const longest = videos.find(({ startedAt }) => startedAt !== null);
  const jobs = videos.filter(
    (job) =>
      job === longest || (job.accountId !== null && ids.has(job.accountId)) || paces.get(job.id)?.verdict === "stuck",
  );
  return { envelope: { ...envelope, snapshot: { ...whole, jobs } }, isPartial: true };
}

/** What the wall's first HTML knows of the past. */
export interface FirstHistory {
  /** Of 24 hours, cut to what the strip draws; null while unknown. */
  day: History | null;
  hour: PastHour | null;
  /** Whether the database was away. */
  isAway: boolean;
}

/** Cuts two answers of `GET /api/history` to what the wall draws: the day keeps about a tenth of its figures, the hour is added up. */
export function cutHistoryForWall(read: { day: History; hour: History } | null, isAway = false): FirstHistory {
  if (read === null) return { day: null, hour: null, isAway };
  const { day, hour } = read;
  const startMs = (parseTime(day.to) ?? 0) - WALL_DAY_MS;
  const buckets = day.buckets
    .filter(({ at }) => (parseTime(at) ?? 0) + day.bucketMs > startMs)
    .map((bucket) => ({ ...bucket, uncounted: null, finished: {}, durations: {} }));
  return { day: { ...day, buckets, accounts: [], durations: {} }, hour: toPastHour(hour), isAway: false };
}
