import { schedulerStats, startBenchApp, type BenchApp } from "./lib/app";
import { full, IS_QUICK } from "./lib/duration";
import { INSPECTED, inspectorOf, readMemory } from "./lib/inspect-heap";
import { runBench } from "./lib/report";
import { atMost, remark, type Row } from "./lib/row";
import { startViewers } from "./lib/viewers";

const VIEWERS = 50;
const FROM_POLL = full(200, 20);
const TO_POLL = full(2_000, 60);
/** A poll every 125 ms: faster, and two cores serve the viewers less often than a poll comes. */
const SPEED = 40;

/** Waits for a poll, and opens the page now and then, as people do: what rendering leaves behind counts, too. */
async function untilPoll(app: BenchApp, poll: number): Promise<void> {
  for (let rounds = 0; schedulerStats(app).count < poll; rounds += 1) {
    if (rounds % 10 === 0) await app.server.ask("/");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function rows(): Promise<Row[]> {
  const app = await startBenchApp({ speed: SPEED, variables: INSPECTED });
  try {
    const inspector = inspectorOf(app.server.output());
    const viewers = startViewers(app.url, VIEWERS);
    await untilPoll(app, FROM_POLL);
    const before = await readMemory(inspector);
    await untilPoll(app, (FROM_POLL + TO_POLL) / 2);
    const halfway = await readMemory(inspector);
    await untilPoll(app, TO_POLL);
    const after = await readMemory(inspector);
    const askedPerPoll = viewers.asked() / VIEWERS / schedulerStats(app).count;
    await viewers.stop();
    const growth = (key: "heapMb" | "rssMb") => 100 * (after[key] / before[key] - 1);
    const polls = `poll ${FROM_POLL} to ${TO_POLL}`;
    return [
      atMost(10, `server heap after collection, 50 viewers, ${polls}`, growth("heapMb"), "% more"),
      atMost(25, `server RSS, ${polls}`, growth("rssMb"), "% more"),
      remark(`heap at poll ${FROM_POLL}`, before.heapMb, "MB"),
      remark("heap halfway", halfway.heapMb, "MB"),
      remark(`heap at poll ${TO_POLL}`, after.heapMb, "MB"),
      remark(`RSS at poll ${FROM_POLL}`, before.rssMb, "MB"),
      remark(`RSS at poll ${TO_POLL}`, after.rssMb, "MB"),
      remark("questions per viewer and poll", askedPerPoll, ""),
      atMost(0, "of them failed", viewers.failed(), ""),
    ];
  } finally {
    await app.stop();
  }
}

await runBench({ name: "server-memory", limitMs: IS_QUICK ? 60_000 : 540_000, rows });
