import type { AuditEvent } from "./audit";

/** What a link says once it has ended. A wall without our scripts tells our server's word from a proxy's 404 by it. */
export const LINK_ENDED = "This link has ended";

/** The screens a share can open. */
export const SHARE_TARGETS = ["now", "history", "wall"] as const;

export type ShareTarget = (typeof SHARE_TARGETS)[number];

export const SHARE_STATES = ["active", "paused", "ended", "revoked"] as const;

export type ShareState = (typeof SHARE_STATES)[number];

/** What an operator says about a link: the body of `POST /api/shares`. */
export interface ShareSettings {
  label: string;
  target: ShareTarget;
  /** The view state's query string, `refPrefix` included: what the share shows. */
  query: string;
  /** ISO 8601 UTC, or null when it never ends. */
  endsAt: string | null;
  hideAccounts: boolean;
  hideReferences: boolean;
}

/** A share as its owner sees it. The link itself is told once, when it is made: we keep only its hash. */
export interface ShareSummary extends ShareSettings {
  id: string;
  state: ShareState;
  createdAt: string;
  lastUsedAt: string | null;
  /** How often the link was followed. */
  opened: number;
}

/** What the page of links shows. */
export interface SharesPageData {
  shares: ShareSummary[];
  record: AuditEvent[];
  /** Why the database can't be used, in a sentence; null while it can. */
  away: string | null;
}

/** What a share's own page is told about it. */
export interface SharedInfo extends Pick<ShareSettings, "label" | "endsAt" | "hideAccounts" | "hideReferences"> {
  id: string;
  /** Whether it shows some jobs alone: then nothing is known of slots. */
  jobsOnly: boolean;
}

/** The answer of `POST /api/shares`, the only time the link is told. */
export interface NewShare extends ShareSettings {
  id: string;
  url: string;
  /** There where nobody is answered under the name in `url` for want of a guard (lib/server/access/host.ts). */
  opensForNobody?: true;
}

/** Longest label, in characters. */
export const LABEL_MAX = 80;
/** Longest query of a share, in characters: some dozens of accounts. */
export const QUERY_MAX = 4000;
