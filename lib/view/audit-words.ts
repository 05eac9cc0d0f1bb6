import type { AuditEvent, AuditKind } from "@/lib/domain/audit";
import { formatDayTime } from "./format";
import type { Moment } from "./moment";
import { parseTime } from "./parse-time";

const WORDS: Record<AuditKind, string> = {
  "signed-in": "Signed in",
  "signed-in-by-link": "Signed in by a one-time link",
  "signed-out": "Signed out",
  "wrong-password": "Wrong password",
  "tries-refused": "Tries refused: too many wrong passwords",
  "share-made": "Link made",
  "share-changed": "Link changed",
  "share-paused": "Link paused",
  "share-resumed": "Link resumed",
  "share-revoked": "Link revoked",
  "account-named": "Account named",
};

/** What deserves a second look. */
const WARNINGS: ReadonlySet<string> = new Set<AuditKind>(["wrong-password", "tries-refused"]);

/** One line of the record, as it is read. */
export interface AuditRow {
  key: string;
  at: string;
  what: string;
  label: string;
  from: string;
  isWarning: boolean;
}

const isKnown = (what: string): what is AuditKind => Object.hasOwn(WORDS, what);

function fromText(client: string | null): string {
  if (client === null) return "";
  return client === "command" ? "a command on the server" : client;
}

/** The record as it is read, in the order given. What a later version wrote is shown by its own word. */
export function toAuditRows(record: readonly AuditEvent[], { nowMs, zone }: Moment): AuditRow[] {
  return record.map(({ at, what, label, client }, index) => ({
    key: `${at} ${index}`,
    at: formatDayTime(parseTime(at) ?? NaN, nowMs, zone, { seconds: true }),
    what: isKnown(what) ? WORDS[what] : what,
    label: label ?? "",
    from: fromText(client),
    isWarning: WARNINGS.has(what),
  }));
}
