import "server-only";
import { createHmac } from "node:crypto";
import type { Envelope } from "@/lib/domain/envelope";
import type { Filters } from "@/lib/domain/narrow";
import type { Recent } from "@/lib/domain/recent";
import type { Snapshot } from "@/lib/domain/snapshot";
import { loadViewState } from "@/lib/domain/view-state";
import { hasUnreadableFilter } from "../access/share-mistakes";
import type { Share } from "../store/shares";
import type { AccountNumbers } from "./account-numbers";
import { projectEnvelope } from "./project-envelope";
import { isRecentTold, projectRecent } from "./project-recent";
import { accountsShown, projectSnapshot, type Projection } from "./project-snapshot";

/** Shares whose last answer we keep, so that fifty viewers of one cost one projection a poll. */
const MOST_KEPT = 100;

export interface SharedView {
  /** What the viewer of a share gets instead of `GET /api/scheduler`. */
  envelope(share: Share, since: string | null): Promise<Envelope>;
  /** What the viewer of a share gets instead of `GET /api/recent`. */
  recent(share: Share): Promise<Recent>;
}

/** The monitor, as far as a share may know it. */
interface Source {
  envelope(since: string | null): Envelope;
  recent(): Recent;
}

interface Kept {
  source: Snapshot;
  settings: string;
  projected: { snapshot: Snapshot; revision: string };
}

/** No reference begins like this: neither database nor upstream sends NUL. */
const NO_REFERENCE = "\0";

/** A share's own filters. What the viewer puts into the URL narrows further, in the browser, and can never widen. */
export function filtersOf({ query }: Share): Filters {
  const { account, kind, q, refPrefix } = loadViewState(new URLSearchParams(query));
  // Can't be made here, but may have been stored by another version: it shows nothing rather than everything.
  return { account, kind, q, refPrefix: hasUnreadableFilter(query) ? NO_REFERENCE : refPrefix };
}

/** Shows the monitor's data through a share. */
export function createSharedView(monitor: Source, numbers: AccountNumbers): SharedView {
  const kept = new Map<string, Kept>();

  async function projectionOf(share: Share, accountIds: readonly string[]): Promise<Projection> {
    return {
      filters: filtersOf(share),
      hideAccounts: share.hideAccounts,
      hideReferences: share.hideReferences,
      hashKey: share.hashKey,
      numbers: share.hideAccounts ? await numbers.of(share.id, accountIds) : new Map(),
    };
  }

  async function project(share: Share, source: Snapshot): Promise<Kept["projected"]> {
    const settings = JSON.stringify([share.query, share.hideAccounts, share.hideReferences]);
    const last = kept.get(share.id);
    if (last?.source === source && last.settings === settings) return last.projected;
    const ids = accountsShown(source, filtersOf(share)).map(({ id }) => id);
    const snapshot = projectSnapshot(source, await projectionOf(share, ids));
    // Of the projection, not of the snapshot: a revision that moves with other people's jobs would tell of them. Keyed, so that
    // nobody can try out what is hidden.
    const revision = createHmac("sha256", share.hashKey)
      .update(JSON.stringify(snapshot))
      .digest("base64url")
      .slice(0, 16);
    const projected = { snapshot, revision };
    kept.delete(share.id);
    kept.set(share.id, { source, settings, projected });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    return projected;
  }

  return {
    async envelope(share, since) {
      const envelope = monitor.envelope(null);
      const projected = envelope.snapshot ? await project(share, envelope.snapshot) : null;
      return projectEnvelope(envelope, projected, since);
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
