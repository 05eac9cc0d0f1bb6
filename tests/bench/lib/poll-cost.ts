import type { Page } from "@playwright/test";
import type { MainThread, Reading } from "./main-thread";
import { median } from "./statistics";

/** What polls and ticks cost the main thread, ms each. */
export interface PollCosts {
  polls: number[];
  ticks: number[];
}

/** By the clock on the wall and by the core's own time: see `Reading`. */
export type CostsByClock = Record<Clock, PollCosts>;

type Clock = "busyMs" | "cpuMs";

/** Epoch ms: from the question until its update is surely on screen. */
interface Poll {
  fromMs: number;
  toMs: number;
}

type TakenReading = Reading & { takenMs: number };

const TICK_MS = 1_000;
/** Readings are taken so far apart, and so far beside the full second: the page ticks on it, and its server's clock is ours. */
const STEP_MS = 500;
const BESIDE_MS = 125;
/** After an answer the update, its layout and the charts' redraw are done within this. */
const UPDATE_MS = 700;
/** A page's own work falls between two readings now and then; the median of so many pairs holds none. */
const METER_PAIRS = 25;
/** Events of the browser reach us a little late. */
const LATE_MS = 20;

const now = () => performance.timeOrigin + performance.now();

/**
 * Watches a standing page for a while. A poll's cost is all that the main thread does from the question until its
 * update is on screen, less what ticks cost; a tick's cost is all that it does in a second without a poll. So both are
 * upper bounds: whatever else the page does then is in them. What the readings themselves cost is taken off.
 */
export async function measurePollCosts(page: Page, thread: MainThread, forMs: number): Promise<CostsByClock> {
  const polls: Poll[] = [];
  const asked = new Map<object, number>();
  page.on("request", (request) => {
    if (request.url().includes("/api/scheduler")) asked.set(request, now() - LATE_MS);
  });
  page.on("requestfinished", (request) => {
    const fromMs = asked.get(request);
    if (fromMs !== undefined) polls.push({ fromMs, toMs: now() + UPDATE_MS });
  });
  const meterMs = await measureMeter(thread);
  const readings: TakenReading[] = [];
  const endMs = now() + forMs;
  while (now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS - ((now() + STEP_MS - BESIDE_MS) % STEP_MS)));
    const takenMs = now();
    readings.push({ ...(await thread.read()), takenMs });
  }
  const costs = (key: Clock) => costsOf(key, withoutMeter(key, readings, meterMs[key]), polls);
  return { busyMs: costs("busyMs"), cpuMs: costs("cpuMs") };
}

/** What one reading costs the page it reads, ms: the page answers it on its main thread, 0.2 ms of a tick each. */
async function measureMeter(thread: MainThread): Promise<Record<Clock, number>> {
  const costs: Record<Clock, number[]> = { busyMs: [], cpuMs: [] };
  for (let pair = 0; pair < METER_PAIRS; pair += 1) {
    const [first, second] = [await thread.read(), await thread.read()];
    for (const key of ["busyMs", "cpuMs"] as const) costs[key].push(second[key] - first[key]);
  }
  return { busyMs: median(costs.busyMs), cpuMs: median(costs.cpuMs) };
}

const withoutMeter = (key: Clock, readings: readonly TakenReading[], meterMs: number): TakenReading[] =>
  readings.map((reading, before) => ({ ...reading, [key]: reading[key] - before * meterMs }));

function costsOf(key: Clock, readings: readonly TakenReading[], polls: readonly Poll[]): PollCosts {
  const ticks: number[] = [];
  for (const start of readings.filter(({ takenMs }) => takenMs % TICK_MS > TICK_MS - STEP_MS)) {
    const end = readings.find(({ takenMs }) => takenMs >= start.takenMs + TICK_MS - STEP_MS / 2);
    // A reading that came late (the machine was busy) may hold two ticks or none.
    if (end === undefined || end.takenMs > start.takenMs + TICK_MS + STEP_MS / 2) continue;
    const isQuiet = polls.every(({ fromMs, toMs }) => toMs < start.takenMs || fromMs > end.takenMs);
    if (isQuiet) ticks.push(end[key] - start[key]);
  }
  const tickMs = median(ticks);
  const costs = polls.flatMap(({ fromMs, toMs }) => {
    const start = readings.findLast(({ takenMs }) => takenMs < fromMs);
    const end = readings.find(({ takenMs }) => takenMs > toMs);
    if (start === undefined || end === undefined) return [];
    const ticksWithin = Math.floor(end.takenMs / TICK_MS) - Math.floor(start.takenMs / TICK_MS);
    return [end[key] - start[key] - ticksWithin * tickMs];
  });
  return { polls: costs, ticks };
}
