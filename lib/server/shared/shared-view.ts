import "server-only";
import { createHmac } from "node:crypto";
import type { Envelope } from "@/lib/domain/envelope";
import { hasFilters, matchesJob, type Filters } from "@/lib/domain/narrow";
import type { Recent } from "@/lib/domain/recent";
import type { Snapshot } from "@/lib/domain/snapshot";
import { withMark } from "@/lib/domain/share-mark";
import { loadViewState } from "@/lib/domain/view-state";
import { hasUnreadableFilter } from "../access/share-mistakes";
import type { Share } from "../store/shares";
import type { HiddenNumbers } from "./hidden-numbers";
import { haveForecastsMoved } from "../history/forecast-drift";
import type { NextFreeForecasts } from "../history/next-free";
import { projectEnvelope, type Projected } from "./project-envelope";
import { projectNames } from "./project-names";
import { isRecentTold, projectRecent } from "./project-recent";
import { accountsShown, projectSnapshot, type Projection } from "./project-snapshot";
import { projectAhead, projectUsual } from "./project-usual";

/** Shares whose last answer we keep, so that fifty viewers of one cost one projection a poll. */
const MOST_KEPT = 100;

export interface SharedView {
  /** What the viewer of a share gets instead of `GET /api/scheduler`. */
  envelope(share: Share, since: string | null): Promise<Envelope>;
  /** What the viewer of a share gets instead of `GET /api/recent`. */
  recent(share: Share): Promise<Recent>;
  /** Through what everything of a share is seen; the accounts shown get their numbers. */
  projectionOf(share: Share, accountIds: readonly string[]): Promise<Projection>;
}

/** The monitor, as far as a share may know it. */
interface Source {
  envelope(since: string | null): Envelope;
  recent(): Recent;
}

interface Kept {
  source: Snapshot;
  /** When usual times and forecasts were figured: they move while the snapshot stays. */
  figuredAt: string | undefined;
  settings: string;
  projected: Projected;
  /** The forecasts the revision rests on, and when they were figured. */
  base: Base;
}

interface Base {
  forecasts: NextFreeForecasts;
  atMs: number;
}

/** No reference begins like this: neither database nor upstream sends NUL. */
const NO_REFERENCE = "\0";

/** A share's own filters. What the viewer puts into the URL narrows further, in the browser, and can never widen. */
export function filtersOf({ query }: Share): Filters {
  const { account, kind, q, refPrefix } = loadViewState(new URLSearchParams(query));
  // Can't be made here, but may have been stored by another version: it shows nothing rather than everything.
  return { account, kind, q, refPrefix: hasUnreadableFilter(query) ? NO_REFERENCE : refPrefix };
}

/** What a projection depends on besides the data. */
const settingsOf = ({ target, query, hideAccounts, hideReferences }: Share) =>
  JSON.stringify([target, query, hideAccounts, hideReferences]);

/**
 * The build as a share's viewers are told it, with a mark of the share's settings: a page that was made with others is of an old version,
 * too, and is loaded anew. Keyed, for settings tell what is hidden.
 */
function buildOf({ build }: Envelope, share: Share): string {
  const settings = `${settingsOf(share)}${JSON.stringify([share.label, share.endsAt])}`;
  return withMark(build, createHmac("sha256", share.hashKey).update(settings).digest("base64url").slice(0, 8));
}

function forecastsOf({ accounts, totals }: Snapshot): NextFreeForecasts {
  const told = accounts.flatMap(({ id, nextFree }) => (nextFree === null ? [] : [[id, nextFree] as const]));
  return { accounts: new Map(told), overall: totals.nextFree };
}

function withoutForecasts(snapshot: Snapshot): Snapshot {
  const accounts = snapshot.accounts.map((account) => ({ ...account, nextFree: null }));
  return { ...snapshot, accounts, totals: { ...snapshot.totals, nextFree: null } };
}

/** By the rule of the live view: more than one interval away from what a viewer works out. */
function hasMoved(before: Base, now: Base, intervalMs: number): boolean {
  return haveForecastsMoved(before.forecasts, now.forecasts, now.atMs - before.atMs, intervalMs);
}

/** Shows the monitor's data through a share. */
export function createSharedView(monitor: Source, numbers: HiddenNumbers): SharedView {
  const kept = new Map<string, Kept>();

  async function projectionOf(share: Share, accountIds: readonly string[]): Promise<Projection> {
    return {
      filters: filtersOf(share),
      hideAccounts: share.hideAccounts,
      hideReferences: share.hideReferences,
      hashKey: share.hashKey,
      numbers: share.hideAccounts ? await numbers.of(share, accountIds) : new Map(),
    };
  }

  async function project(share: Share, source: Snapshot, envelope: Envelope): Promise<Projected> {
    const settings = settingsOf(share);
    const last = kept.get(share.id);
    const { figuredAt } = envelope;
    if (last?.source === source && last.figuredAt === figuredAt && last.settings === settings) return last.projected;
    const filters = filtersOf(share);
    const ids = accountsShown(source, filters).map(({ id }) => id);
    const projection = await projectionOf(share, ids);
    const showsNow = share.target !== "history";
    const seen = projectSnapshot(source, projection);
    const snapshot = showsNow ? seen : projectNames(seen, filters);
    const usual = showsNow ? projectUsual(envelope.usual ?? [], projection) : [];
    const ahead = projectAhead(
      envelope.ahead ?? {},
      showsNow ? source.jobs.filter((job) => matchesJob(job, filters)) : [],
      projection,
    );
    const now: Base = { forecasts: forecastsOf(snapshot), atMs: Date.parse(figuredAt ?? envelope.now) };
    const isSteady = last?.settings === settings && !hasMoved(last.base, now, envelope.pollIntervalMs);
    const base = isSteady ? last.base : now;
    // Of the projection, not of the snapshot: a revision that moves with other people's jobs would tell of them. Keyed, so that
    // nobody can try out what is hidden.
    const revision = createHmac("sha256", share.hashKey)
      .update(
        JSON.stringify([
          withoutForecasts(snapshot),
          [...base.forecasts.accounts],
          base.forecasts.overall,
          usual.length,
        ]),
      )
      .digest("base64url")
      .slice(0, 16);
    const projected = { snapshot, usual, ahead, revision, isWhole: showsNow && !hasFilters(filters) };
    kept.delete(share.id);
    kept.set(share.id, { source, figuredAt, settings, projected, base });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    return projected;
  }

  return {
    projectionOf,
    async envelope(share, since) {
      const envelope = monitor.envelope(null);
      const projected = envelope.snapshot ? await project(share, envelope.snapshot, envelope) : null;
      return projectEnvelope({ ...envelope, build: buildOf(envelope, share) }, projected, since);
    },
    async recent(share) {
      const recent = monitor.recent();
      const filters = filtersOf(share);
      // Only accounts that will be shown get a number: gaps between numbers would count the others.
      const ids = recent.accounts.map(({ id }) => id).filter((id) => isRecentTold(id, filters));
      return projectRecent(recent, await projectionOf(share, ids));
    },
  };
}
