import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import { haveForecastsMoved } from "../history/forecast-drift";
import type { NextFreeForecasts } from "../history/next-free";
import { withForecasts, type Outlook } from "../history/outlook";
import { digestOf } from "./digest";

/** A snapshot as the upstream told it, whatever history makes of it. */
export interface Content {
  bare: Snapshot;
  bareJson: string;
  /** Of `bareJson`. */
  digest: string;
}

/** A snapshot with what history adds to it, its JSON, written once for all viewers, and its revision. */
export interface HeldSnapshot extends Content {
  /** With its forecasts. */
  snapshot: Snapshot;
  /** What history adds; null where there is none. */
  outlook: Outlook | null;
  revision: string;
  /** What the revision rests on besides the content: forecasts, when they were figured, and usual times. */
  base: { forecasts: NextFreeForecasts; atMs: number; usual: readonly Usual[] };
  /** The part of the envelope that is left out when a viewer has this revision, as JSON without its braces. */
  json: string;
}

const NO_USUAL: readonly Usual[] = [];
const NO_FORECASTS: NextFreeForecasts = { accounts: new Map(), overall: null };

function hasForecasts({ accounts, overall }: NextFreeForecasts): boolean {
  return accounts.size > 0 || overall !== null;
}

/** The envelope's answer to a viewer who has another revision. */
export function answerOf({ snapshot, outlook }: Pick<HeldSnapshot, "snapshot" | "outlook">) {
  if (outlook === null) return { snapshot };
  const { usual, ahead, atMs } = outlook;
  return { snapshot, figuredAt: new Date(atMs).toISOString(), usual: [...usual], ahead };
}

/** Reads a snapshot's content. An equal one is not made anew. */
export function contentOf(bare: Snapshot, before: Content | null): Content {
  const bareJson = JSON.stringify(bare);
  return before?.bareJson === bareJson ? before : { bare, bareJson, digest: digestOf(bareJson) };
}

/**
 * Holds a snapshot, and gives it its revision: a digest of its content, so that it changes exactly when the content
 * does, and while there are no forecasts is the same after a restart, too. Forecasts are no part of it, unless they have moved more
 * than one interval from what viewers of the last revision work out, or usual times have: then there is a new one. Of an equal snapshot nothing is made anew but what changed.
 */
export function holdSnapshot(
  content: Content,
  outlook: Outlook | null,
  before: HeldSnapshot | null,
  intervalMs: number,
): HeldSnapshot {
  const { bare, bareJson, digest } = content;
  const isSame = before?.digest === digest;
  const now = baseOf(outlook);
  if (before && isSame && !hasMoved(before.base, now, intervalMs)) {
    if (outlook === before.outlook) return before;
    return write({ ...before, outlook }, outlook?.usual === before.outlook?.usual ? before.json : null);
  }
  const isPlain = !isSame && !hasForecasts(now.forecasts);
  const revision = isPlain ? digest : digestOf(`${digest} ${now.atMs} ${now.usual.length}`);
  return write({ bare, bareJson, digest, revision, outlook, base: now }, null);
}

/** Holds what another instance has found out, under the revision it gave it. */
export function holdFound(content: Content, outlook: Outlook | null, revision: string): HeldSnapshot {
  return write({ ...content, revision, outlook, base: baseOf(outlook) }, null);
}

const baseOf = (outlook: Outlook | null): HeldSnapshot["base"] => ({
  forecasts: outlook?.forecasts ?? NO_FORECASTS,
  atMs: outlook?.atMs ?? 0,
  usual: outlook?.usual ?? NO_USUAL,
});

function hasMoved(before: HeldSnapshot["base"], now: HeldSnapshot["base"], intervalMs: number): boolean {
  if (haveUsualMoved(before.usual, now.usual)) return true;
  return haveForecastsMoved(before.forecasts, now.forecasts, now.atMs - before.atMs, intervalMs);
}

/** Viewers judge by these whether a job is slow or stuck: by another of a twentieth they would judge as well. */
const USUAL_STEP = 0.05;

/** Whether usual times came, went, or moved by more than a viewer need not know. */
function haveUsualMoved(before: readonly Usual[], now: readonly Usual[]): boolean {
  if (before === now) return false;
  if (before.length !== now.length) return true;
  return now.some((row, at) => {
    const was = before[at];
    if (was?.kind !== row.kind || was.accountId !== row.accountId || was.ahead !== row.ahead) return true;
    return (["p50Ms", "p90Ms", "p95Ms", "lowMs", "highMs"] as const).some((key) => {
      const [old, current] = [was[key], row[key]];
      if (old === null || current === null) return old !== current;
      return Math.abs(current - old) > USUAL_STEP * old;
    });
  });
}

type Unwritten = Omit<HeldSnapshot, "snapshot" | "json">;

/** @param oldJson the JSON for the same revision, kept where nothing in it depends on the poll */
function write(held: Unwritten, oldJson: string | null): HeldSnapshot {
  const { bare, outlook } = held;
  const snapshot = outlook === null ? bare : withForecasts(bare, outlook.forecasts);
  const isTimeless = outlook === null || (snapshot === bare && oldJson !== null);
  if (isTimeless && oldJson !== null) return { ...held, snapshot, json: oldJson };
  const { snapshot: _, ...rest } = answerOf({ snapshot, outlook });
  const parts = [`"snapshot":${snapshot === bare ? held.bareJson : JSON.stringify(snapshot)}`];
  if (outlook !== null) parts.push(JSON.stringify(rest).slice(1, -1));
  return { ...held, snapshot, json: parts.join(",") };
}
