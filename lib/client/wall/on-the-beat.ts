import type { FeedState, SchedulerFeed } from "../scheduler-feed";
import { serverClock, subscribeToTick } from "../use-now";

/** The longest that something new waits for the tick, ms. */
const MOST_MS = 950;
const TICK_MS = 1_000;

/**
 * Does something together with the page's next tick, where one comes soon, else at once. What a wall is told comes at any
 * moment, and drawing it then is a frame of its own, a third more of them with polls each 5 s; with the tick it costs
 * little over the frame that is drawn anyway. Nothing waits while the page is hidden, for ticks are held back then.
 *
 * @returns how to call it off
 */
export function onTheBeat(todo: () => void, isUrgent = false): () => void {
  const nowMs = serverClock.now();
  const isSoon = nowMs !== null && TICK_MS - (nowMs % TICK_MS) <= MOST_MS;
  if (isUrgent || !isSoon || document.visibilityState !== "visible") {
    todo();
    return () => undefined;
  }
  const stop = subscribeToTick(() => {
    stop();
    todo();
  });
  return stop;
}

/** Whether all is as it mostly is. What begins or ends trouble, a refusal above all, waits for no tick. */
function isCalm({ envelope, isPartial, failures, isSuspect, refusal }: FeedState): boolean {
  const isLive = envelope.state === "live" && envelope.problem === null;
  return isLive && !isPartial && failures === 0 && !isSuspect && refusal === null;
}

/** The feed whose answers, where nobody waits for them, are told with the page's next tick (`onTheBeat`). */
export function followOnTheBeat(feed: SchedulerFeed, isUrgent: () => boolean): SchedulerFeed {
  return {
    ...feed,
    subscribe(listener) {
      let callOff = () => {};
      let before = feed.state();
      const stop = feed.subscribe(() => {
        callOff();
        const after = feed.state();
        callOff = onTheBeat(listener, isUrgent() || !isCalm(before) || !isCalm(after));
        before = after;
      });
      return () => {
        callOff();
        stop();
      };
    },
  };
}
