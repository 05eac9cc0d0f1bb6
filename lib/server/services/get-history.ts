import "server-only";
import { getEnv } from "../env";
import { faultName } from "../fault-name";
import { createHistoryReader, type HistoryReader } from "../history/reading/history-reader";
import { createRecorder, type Recorder, type Recording } from "../history/recording/recorder";
import { getLog } from "../log";
import { systemClock } from "../monitor/clock";
import { sourceOf } from "../monitor/handover";
import { limitsOf } from "../monitor/limits";
import { createSharedClock, type SharedClock } from "../monitor/shared-clock";
import { createTurns, type Turns } from "../monitor/turns";
import { oncePerProcess } from "../once-per-process";
import { pruneHistory } from "../store/history/prune-history";
import { getAccess } from "./get-access";
import { getStore } from "./get-store";

/** What a process remembers: one recorder, and one reader of what was recorded. */
export interface HistoryService {
  recorder: Recorder;
  reader: HistoryReader;
  /** Shares the polling with other instances; null on SQLite, which serves one process. */
  turns: Turns | null;
  clock: SharedClock;
  /** Deletes what is past keeping. Throws what the store says. */
  prune(): Promise<void>;
}

/** The process's one history, shared by Next's bundles. */
export const getHistory = oncePerProcess<HistoryService>("history", createFromEnv);

function createFromEnv(): HistoryService {
  const env = getEnv();
  const store = getStore();
  const clock = createSharedClock(systemClock);
  const isShared = env.databaseAddress.kind === "postgres";
  const turns = isShared
    ? createTurns({
        ...{ store, limits: limitsOf(env), clock },
        source: sourceOf(env.useapiBaseUrl, env.useapiToken),
        onOther: logOther,
        onUnreadable: logUnreadable,
        onFault: logTurns,
      })
    : null;
  const recorder = createRecorder({
    store,
    now: clock.now,
    onChange: logRecording,
    onRest: () => getLog().info({ recording: null }, "another instance records history now"),
    onSetBack: logSetBack,
    seal: turns?.publish,
  });
  const names = getAccess().names.all;
  return {
    recorder,
    reader: createHistoryReader({
      ...{ store, names, now: clock.now },
      historyDays: env.historyDays,
      longestIntervalMs: env.idlePollIntervalMs,
      answerMs: env.upstreamTimeoutMs,
    }),
    turns,
    clock,
    prune: () => pruneHistory(store, env.historyDays, clock.now()),
  };
}

function logSetBack(byMs: number): void {
  getLog().warn({ byMs: Math.round(byMs) }, "the clock was set back; history counts from the new time");
}

function logTurns(error: unknown): void {
  getLog().warn({ error: faultName(error) }, "the turn to poll can't be told; this instance asks for itself");
}

function logOther(): void {
  getLog().warn(
    { turn: "other-source" },
    "what another instance found is not used: it has the token of another useapi.net user, or another USEAPI_BASE_URL",
  );
}

function logUnreadable(): void {
  getLog().warn(
    { turn: "unreadable" },
    "what another instance found can't be read: it is of another version, and its numbers are not shown here",
  );
}

function logRecording({ ok }: Recording, error: unknown): void {
  if (ok) getLog().info({ recording: true }, "history is being recorded");
  else
    getLog().warn(
      { recording: false, error: error === null ? null : faultName(error) },
      "history is not being recorded",
    );
}
