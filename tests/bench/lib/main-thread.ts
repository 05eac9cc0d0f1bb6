import type { CDPSession, Page } from "@playwright/test";

/** What a page's main thread has done since it began, and what it holds. */
export interface Reading {
  /** The browser's monotonic clock, ms. */
  atMs: number;
  /** All tasks so far by the clock on the wall, ms: what the bars mean. On a loaded machine it counts waiting for a core, too. */
  busyMs: number;
  /** The same by the core's time, ms: what the page itself costs, whoever else wants the core. */
  cpuMs: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
}

export interface MainThread {
  read(): Promise<Reading>;
  /** Collects garbage in the page. */
  collect(): Promise<void>;
}

async function openMetrics(page: Page, timeDomain: "timeTicks" | "threadTicks") {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain });
  return { session, read: () => readMetrics(session) };
}

async function readMetrics(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`Chromium does not measure ${name}.`);
    return value;
  };
}

/** Watches a page's main thread through the DevTools protocol. */
export async function watchMainThread(page: Page): Promise<MainThread> {
  const wall = await openMetrics(page, "timeTicks");
  const core = await openMetrics(page, "threadTicks");
  return {
    async read() {
      const [onWall, onCore] = await Promise.all([wall.read(), core.read()]);
      return {
        atMs: onWall("Timestamp") * 1_000,
        busyMs: onWall("TaskDuration") * 1_000,
        cpuMs: onCore("TaskDuration") * 1_000,
        heapBytes: onWall("JSHeapUsedSize"),
        nodes: onWall("Nodes"),
        listeners: onWall("JSEventListeners"),
      };
    },
    async collect() {
      // What one round lets go of (finalisers, detached nodes), the next collects.
      for (let round = 0; round < 3; round += 1) await wall.session.send("HeapProfiler.collectGarbage");
    },
  };
}

/** How busy the main thread is over a time, in percent of it. */
export async function measureBusy(thread: MainThread, forMs: number): Promise<{ busy: number; cpu: number }> {
  const before = await thread.read();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  const after = await thread.read();
  const share = (key: "busyMs" | "cpuMs") => (100 * (after[key] - before[key])) / (after.atMs - before.atMs);
  return { busy: share("busyMs"), cpu: share("cpuMs") };
}
