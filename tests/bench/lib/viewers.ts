import { setMaxListeners } from "node:events";
import { isEnvelope, isRecent } from "@/lib/client/answer-guards";
import { askDelayMs, retryDelayMs } from "@/lib/client/refresh-policy";
import { createSchedulerFeed } from "@/lib/client/scheduler-feed";
import { createServerClock } from "@/lib/client/server-clock";
import { schedulerPath, PATHS } from "@/lib/client/paths";
import type { Envelope } from "@/lib/domain/envelope";

export interface Viewers {
  /** Questions put so far, of all viewers together. */
  asked(): number;
  /** Questions that failed. */
  failed(): number;
  stop(): Promise<void>;
}

/**
 * Opens so many pages without a browser: each asks as the page does, by the page's own refresh policy and with the
 * revision it holds, and for the last hour once a step.
 */
export function startViewers(url: string, count: number): Viewers {
  const abort = new AbortController();
  // Every pause and every request of every viewer hangs on it.
  setMaxListeners(0, abort.signal);
  const totals = { asked: 0, failed: 0 };

  async function request<Answer>(path: string, isAnswer: (body: unknown) => body is Answer): Promise<Answer> {
    const response = await fetch(`${url}${path}`, { signal: abort.signal });
    const body: unknown = await response.json();
    if (!response.ok || !isAnswer(body)) throw new Error(`${path} answered ${response.status}`);
    return body;
  }
  const requestEnvelope = (since: string | null): Promise<Envelope> => {
    totals.asked += 1;
    return request(schedulerPath(since), isEnvelope);
  };

  async function watch(): Promise<void> {
    const clock = createServerClock();
    const feed = createSchedulerFeed(await requestEnvelope(null), false, { clock, request: requestEnvelope });
    clock.sync(Date.parse(feed.state().envelope.now));
    while (!abort.signal.aborted) {
      const { envelope, unchanged, slackMs, failures, spentMs } = feed.state();
      const { pollIntervalMs, nextPollMs } = envelope;
      const sinceAnswerMs = Math.max(0, (clock.now() ?? 0) - Date.parse(envelope.now));
      const delayMs =
        failures > 0
          ? retryDelayMs({ isPaused: false, failures, pollIntervalMs, spentMs })
          : askDelayMs({
              isPartial: false,
              nextPollMs,
              pollIntervalMs,
              sinceAnswerMs,
              unchanged,
              slackMs,
            });
      await rest(delayMs ?? 0, abort.signal);
      await feed.ask().catch(() => {
        if (!abort.signal.aborted) totals.failed += 1;
      });
    }
  }

  async function watchHour(): Promise<void> {
    while (!abort.signal.aborted) {
      const { stepMs } = await request(PATHS.recent, isRecent);
      await rest(Math.max(1_000, stepMs), abort.signal);
    }
  }

  const ended = Array.from({ length: count }, () => [watch(), watchHour()]).flat();
  // A viewer that can't even begin shows as a failure; it must not end the bench from outside its course.
  const settled = Promise.all(
    ended.map((viewer) =>
      viewer.catch(() => {
        if (!abort.signal.aborted) totals.failed += 1;
      }),
    ),
  );
  return {
    asked: () => totals.asked,
    failed: () => totals.failed,
    async stop() {
      abort.abort();
      await settled;
    },
  };
}

/** Waits, or until called off. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
