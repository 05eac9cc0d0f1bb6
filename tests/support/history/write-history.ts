import { EMPTY_RECORDER } from "@/lib/server/history/recorder-step";
import { endOf, type RunRecord } from "@/lib/server/history/run-record";
import type { Gap } from "@/lib/server/history/observation";
import type { Store } from "@/lib/server/store/create-store";
import type { Database } from "@/lib/server/store/database";
import { readRoster, writeRoster, type Roster } from "@/lib/server/store/history/account-numbers";
import { noteBeginning } from "@/lib/server/store/history/beginning";
import { addBuckets } from "@/lib/server/store/history/buckets";
import { addDurations } from "@/lib/server/store/history/durations";
import { writeGaps } from "@/lib/server/store/history/gaps";
import { writeRecorderState } from "@/lib/server/store/history/recorder-memory";
import { writeRuns } from "@/lib/server/store/history/runs";
import type { GapCode } from "@/lib/domain/history";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time-units";
import { hourOf, liveThrough, type PlannedJob } from "./live-through";
import { observe } from "./observe";
import type { HistoryPlan } from "./plan";

/** Rows of a statement: well below what either database takes. */
const CHUNK = 400;

/** What happened from `fromMs` to `toMs`, whoever looked, and what of it is to be remembered. */
export interface LivedHistory {
  accounts: readonly { id: string; slots: number }[];
  jobs: readonly PlannedJob[];
  fromMs: number;
  toMs: number;
  gaps: readonly Gap[];
  /** The upstream has failed ever since, by this code. */
  failing?: GapCode;
}

/** Writes a planned history by the store's own statements, as a recorder would have left it. Resolves to the number of its runs. */
export async function writeHistory(store: Pick<Store, "run">, plan: HistoryPlan, nowMs: number): Promise<number> {
  const toMs = nowMs - (plan.endedMinutesAgo ?? 0) * MINUTE_MS;
  const fromMs = toMs - plan.hours * HOUR_MS;
  const gaps = (plan.gaps ?? []).map(({ fromHoursAgo, toHoursAgo, code }): Gap => ({
    fromMs: Math.round(toMs - fromHoursAgo * HOUR_MS),
    toMs: Math.round(toMs - toHoursAgo * HOUR_MS),
    code,
  }));
  const { accounts, failing } = plan;
  return await writeLived(
    store,
    { accounts, jobs: liveThrough(plan, fromMs, toMs), fromMs, toMs, gaps, failing },
    nowMs,
  );
}

/** The same for what is known already. Resolves to the number of runs. */
export async function writeLived(store: Pick<Store, "run">, lived: LivedHistory, nowMs: number): Promise<number> {
  const { accounts, jobs, fromMs, toMs, gaps, failing } = lived;
  const seen = observe(jobs, accounts, { fromMs, toMs, gaps, minutesFromMs: nowMs - 48 * HOUR_MS });
  await store.run((database) =>
    database.kysely.transaction().execute(async (kysely) => {
      const inside = { ...database, kysely };
      const known = accounts.map(({ id, slots }) => ({ id, maxJobs: slots }));
      const roster = await writeRoster(inside, await readRoster(inside), known, toMs);
      await noteBeginning(inside, fromMs);
      await addBuckets(inside, "history_minute", seen.minutes, roster);
      await addBuckets(inside, "history_hour", seen.hours, roster);
      await addBuckets(inside, "history_day", seen.days, roster);
      await writeAllRuns(inside, seen.runs, roster);
      await writeGaps(inside, gaps);
      const outage = failing === undefined ? null : { sinceMs: toMs, code: failing };
      const state = {
        tracker: { jobs: [], lastGoodMs: toMs, failedSince: outage !== null },
        accumulator: { levels: [], lastGoodMs: toMs, failing: outage },
      };
      await writeRecorderState(inside, EMPTY_RECORDER, { state, jobs: { put: [], gone: [] } });
    }),
  );
  return seen.runs.length;
}

async function writeAllRuns(database: Database, runs: readonly RunRecord[], roster: Roster): Promise<void> {
  const byHour = new Map<number, RunRecord[]>();
  for (const run of [...runs].sort((a, b) => a.endedBeforeMs - b.endedBeforeMs)) {
    const hour = hourOf(endOf(run));
    byHour.set(hour, [...(byHour.get(hour) ?? []), run]);
  }
  for (const ended of byHour.values()) {
    for (let at = 0; at < ended.length; at += CHUNK) {
      const some = ended.slice(at, at + CHUNK);
      await writeRuns(database, some, roster);
      await addDurations(database, "history_duration_hour", { ended: some, gone: [] }, roster);
      await addDurations(database, "history_duration_day", { ended: some, gone: [] }, roster);
    }
  }
}
