import type { Envelope } from "@/lib/domain/envelope";
import { narrowSnapshot } from "@/lib/domain/narrow";
import { accountLabels } from "./account-label";
import { toFreshnessRow } from "./freshness-row";
import { toSlotBoard } from "./slot-board";
import { wallFit } from "./wall-fit";
import { wallPage } from "./wall-pages";
import { toWallRows } from "./wall-row";

/** Above this many jobs the first HTML holds only what its page shows. */
const WHOLE_UP_TO = 300;
/** Without scripts the page is loaded anew this often, and each time shows the next accounts. */
const RELOAD_STEP_MS = 30_000;

/** Which page of accounts the HTML of a moment shows. */
export function firstTurn(nowMs: number): number {
  return Math.floor(nowMs / RELOAD_STEP_MS);
}

/**
 * Keeps the wall's first HTML small with very many jobs: those of the accounts on its page, and the longest running video. Accounts
 * and totals stay whole; the browser asks for the rest at once.
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
  const board = toSlotBoard({ snapshot, labels: accountLabels(whole.accounts), freshness, ...moment });
  const rows = toWallRows({ board, snapshot, freshness, nowMs });
  const { rows: shown } = wallPage(rows, wallFit(rows.length, null), firstTurn(nowMs));
  const ids = new Set(shown.map(({ accountId }) => accountId));
  const videos = snapshot.jobs.filter(({ kind }) => kind === "video");
  const longest = videos.find(({ startedAt }) => startedAt !== null);
  const jobs = videos.filter((job) => job === longest || (job.accountId !== null && ids.has(job.accountId)));
  return { envelope: { ...envelope, snapshot: { ...whole, jobs } }, isPartial: true };
}
