import { startBenchApp, schedulerStats } from "./lib/app";
import { full } from "./lib/duration";
import { runBench } from "./lib/report";
import { atMost, type Row } from "./lib/row";
import { startViewers } from "./lib/viewers";

const VIEWERS = 50;
const WATCH_MS = full(60_000, 6_000);
const INTERVAL_MS = 5_000;

/** Nothing is compressed here: a real minute, at the real interval. */
async function rows(): Promise<Row[]> {
  const app = await startBenchApp();
  try {
    const viewers = startViewers(app.url, VIEWERS);
    const fromMs = Date.now();
    const askedBefore = viewers.asked();
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    const untilMs = Date.now();
    const asked = viewers.asked() - askedBefore;
    await viewers.stop();
    const { times, maxInFlight } = schedulerStats(app);
    const calls = times.filter((atMs) => atMs >= fromMs && atMs <= untilMs).length;
    const intervals = (untilMs - fromMs) / INTERVAL_MS;
    return [
      atMost(13, "scheduler calls, 50 viewers, 60 s at 5 s", calls, "calls"),
      atMost(1, "scheduler calls in flight at once", maxInFlight, "calls"),
      atMost(1.2, "questions to our server per viewer and interval", asked / VIEWERS / intervals, ""),
      atMost(0, "of them failed", viewers.failed(), ""),
    ];
  } finally {
    await app.stop();
  }
}

await runBench({ name: "scheduler-calls", limitMs: 120_000, rows });
