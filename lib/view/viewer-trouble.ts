import { isAlarmed } from "./alarm";
import { formatDayTime } from "./format";
import { parseTime } from "./parse-time";
import { toSegments } from "./segments";
import { dataMsOf, type TroubleInput, type TroubleRow } from "./trouble-row";

/** All that a viewer can do: the link is all they know of where it comes from. */
const ASK = "ask whoever sent you this link.";

type Level = TroubleRow["level"];

function row(level: Level, title: string, body = ""): TroubleRow {
  return {
    level,
    title,
    body: toSegments(body),
    retryAtMs: null,
    // Trying is the owner's business: a viewer only looks.
    canTryNow: false,
    announcement: level === "alarm" ? `${title}.` : "",
  };
}

/**
 * Trouble as the viewer of a link reads it: what concerns them and what they can do. No variable, command or status
 * is theirs to mend, and which one it is would tell of the owner's token and accounts.
 */
export function toViewerTrouble(input: TroubleInput): TroubleRow | null {
  const { envelope, freshness, nowMs, zone } = input;
  const at = (ms: number | null, seconds = false) => (ms === null ? null : formatDayTime(ms, nowMs, zone, { seconds }));
  const since = (ms: number | null) => (ms === null ? "" : ` since ${at(ms)}`);
  const dataAt = at(dataMsOf(input), true);
  const dated = dataAt === null ? "" : `The numbers are from ${dataAt}. `;
  const isOld = freshness.state === "late" || freshness.state === "stale";
  const { problem } = envelope;

  if (freshness.state === "away") {
    const advice = "This page keeps trying and recovers by itself. If it lasts, check your connection, or";
    return row("alarm", `Slotwatch has not answered${since(freshness.sinceMs)}`, `${dated}${advice} ${ASK}`);
  }
  if (problem) {
    if (!isAlarmed(envelope, freshness)) return row("quiet", "The owner's connection failed once");
    const title = `The owner's connection has been down${since(parseTime(problem.since))}`;
    return row("alarm", title, `${dated}This page goes on by itself as soon as it is back. If it lasts, ${ASK}`);
  }
  if (!isOld) return null;
  const title = `Nothing new has come since ${at(dataMsOf(input)) ?? "the start"}`;
  if (envelope.state !== "stale") return row("quiet", title);
  return row("alarm", title, `This page goes on by itself as soon as something does. If it lasts, ${ASK}`);
}

/** What stands beside a viewer's trouble in place of the time of the next try, which is the owner's. */
export function viewerRetryText(): string {
  return "being tried again";
}
