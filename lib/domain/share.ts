import * as z from "zod/mini";
import type { AuditEvent } from "./audit";

/** The screens a share can open. */
export const SHARE_TARGETS = ["now", "history", "wall"] as const;

export type ShareTarget = (typeof SHARE_TARGETS)[number];

export const SHARE_STATES = ["active", "paused", "ended", "revoked"] as const;

export type ShareState = (typeof SHARE_STATES)[number];

/** A share as its owner sees it. The link itself is told once, when it is made: we keep only its hash. */
export interface ShareSummary {
  id: string;
  label: string;
  target: ShareTarget;
  /** The view state's query string, `refPrefix` included: what the share shows. */
  query: string;
  /** ISO 8601 UTC, or null when it never ends. */
  endsAt: string | null;
  hideAccounts: boolean;
  hideReferences: boolean;
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
export interface SharedInfo {
  id: string;
  label: string;
  /** ISO 8601 UTC, or null when it never ends. */
  endsAt: string | null;
  hideAccounts: boolean;
  hideReferences: boolean;
  /** Whether it shows some jobs alone: then nothing is known of slots. */
  jobsOnly: boolean;
}

/** The answer of `POST /api/shares`, the only time the link is told. */
export interface NewShare {
  id: string;
  url: string;
  label: string;
  target: ShareTarget;
  query: string;
  endsAt: string | null;
  hideAccounts: boolean;
  hideReferences: boolean;
}

/** Longest label, in characters. */
export const LABEL_MAX = 80;
/** Longest query of a share, in characters: some dozens of accounts. */
export const QUERY_MAX = 4000;
/** Longest name of an account, in characters. */
export const ACCOUNT_NAME_MAX = 80;

/** One line of text that both databases can keep (PostgreSQL refuses NUL) and no log or page can be broken with. */
const line = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^[^\p{Cc}\u2028\u2029]*$/u));

const settings = {
  label: line(LABEL_MAX),
  target: z.enum(SHARE_TARGETS),
  query: z.string().check(z.maxLength(QUERY_MAX), z.regex(/^[^\p{Cc}]*$/u)),
  endsAt: z.nullable(z.iso.datetime({ offset: true })),
  hideAccounts: z.boolean(),
  hideReferences: z.boolean(),
};

/** The body of `POST /api/shares`. What is not said is hidden, and shows everything the operator sees otherwise. */
export const newShareSchema = z.strictObject({
  label: settings.label,
  target: z._default(settings.target, "now"),
  query: z._default(settings.query, ""),
  endsAt: settings.endsAt,
  hideAccounts: z._default(settings.hideAccounts, true),
  hideReferences: z._default(settings.hideReferences, true),
});

/** The body of `PATCH /api/shares/<id>`: any of these, and `paused`. */
export const shareChangeSchema = z.strictObject({
  label: z.optional(settings.label),
  target: z.optional(settings.target),
  query: z.optional(settings.query),
  endsAt: z.optional(settings.endsAt),
  hideAccounts: z.optional(settings.hideAccounts),
  hideReferences: z.optional(settings.hideReferences),
  paused: z.optional(z.boolean()),
});

/** The body of `PATCH /api/accounts/<id>`; null takes the name back. */
export const accountNameSchema = z.strictObject({ name: z.nullable(line(ACCOUNT_NAME_MAX)) });

/** The body of `POST /api/session`. */
export const sessionSchema = z.strictObject({ password: z.string().check(z.maxLength(1024)) });
