import type { ForecastScore, NextFree } from "@/lib/domain/forecast";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Usual } from "@/lib/domain/usual";
import type { Outlook } from "../history/outlook";
import { readAs } from "../read-as";
import type { Clock } from "./clock";
import { contentOf, holdFound, type Content, type HeldSnapshot } from "./held-snapshot";
import { bodySchema, headSchema } from "./found-schema";
import type { Found } from "./record";
import type { Trouble } from "./types";

/** What instances share of a poll and changes with each: small. */
interface Head {
  revision: string | null;
  fetchedAtMs: number | null;
  /** When GET accounts said what the snapshot tells of trouble; absent in what earlier versions wrote. */
  accountsAtMs?: number | null | undefined;
  trouble: Trouble | null;
  intervalMs: number;
  /** Of whom it is, as `sourceOf` says; absent where that is kept beside it, and in what earlier versions wrote. */
  source?: string | undefined;
  outlook: null | {
    atMs: number;
    accounts: [string, NextFree][];
    overall: NextFree | null;
    score: ForecastScore | null;
  };
}

/** What changes with the snapshot's content, or when a run ends. */
interface Body {
  snapshot: Snapshot;
  usual: readonly Usual[];
  ahead: Record<string, number>;
}

/** Writes down what a poll found, and of whom. */
export function writeHead(
  { held, fetchedAt, accountsAtMs, trouble }: Found,
  intervalMs: number,
  source?: string,
): string {
  const outlook = held?.outlook ?? null;
  const head: Head = {
    revision: held?.revision ?? null,
    fetchedAtMs: fetchedAt?.wallMs ?? null,
    accountsAtMs,
    trouble,
    intervalMs,
    source,
    outlook: outlook && {
      atMs: outlook.atMs,
      accounts: [...outlook.forecasts.accounts],
      overall: outlook.forecasts.overall,
      score: outlook.score,
    },
  };
  return JSON.stringify(head);
}

/** Writes down what changes less often. */
export function writeBody({ bare, outlook }: HeldSnapshot): string {
  const body: Body = { snapshot: bare, usual: outlook?.usual ?? [], ahead: outlook?.ahead ?? {} };
  return JSON.stringify(body);
}

/**
 * Reads what another instance found. Of an equal snapshot nothing is made anew. Null when it can't be read: another
 * version wrote it.
 *
 * @param before what was read last
 */
export function readFound(
  head: string,
  body: string | null,
  before: HeldSnapshot | null,
  clock: Clock,
): { found: Found; intervalMs: number; source: string | undefined } | null {
  const readHead: Head | null = readAs(head, headSchema);
  if (readHead === null) return null;
  const { revision, fetchedAtMs, accountsAtMs, trouble, intervalMs, source, outlook } = readHead;
  const fetchedAt =
    fetchedAtMs === null
      ? null
      : { wallMs: fetchedAtMs, monotonicMs: clock.monotonic() - Math.max(0, clock.now() - fetchedAtMs) };
  if (revision === null || body === null)
    return { found: { held: null, fetchedAt, accountsAtMs, trouble }, intervalMs, source };
  const readBody: Body | null = readAs(body, bodySchema);
  if (readBody === null) return null;
  const { snapshot, usual, ahead } = readBody;
  const content: Content = contentOf(snapshot, before);
  const full: Outlook | null = outlook && {
    atMs: outlook.atMs,
    forecasts: { accounts: new Map(outlook.accounts), overall: outlook.overall },
    score: outlook.score,
    usual,
    ahead,
  };
  return { found: { held: holdFound(content, full, revision), fetchedAt, accountsAtMs, trouble }, intervalMs, source };
}
