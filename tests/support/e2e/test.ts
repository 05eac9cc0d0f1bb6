import { test as base, expect } from "@playwright/test";
import { LivePage } from "../pages/live-page";
import type { HistoryPlan } from "../history/plan";
import { startApp, type App, type AppOptions } from "./app";
import { everyday, EVERYDAY } from "./everyday";
import { startHistoryApp, type HistoryApp } from "./history-app";
import { watchPages, type PageWatch } from "./watch-page";

interface TestFixtures {
  /** The worker's app on the everyday fleet, live, without a fault. */
  app: App;
  /** Starts an app of this test's own, where the everyday one would remember too much. */
  startOwn: (options?: AppOptions) => Promise<App>;
  /** The same, live on the everyday fleet. */
  startEveryday: (options?: AppOptions) => Promise<App>;
  /** The same with a history to remember; none for null. */
  startWithHistory: (plan: HistoryPlan | null, options?: AppOptions) => Promise<HistoryApp>;
  /** Watches every page of this test's context. */
  watch: PageWatch;
  /** The live view of `app`, not opened yet. */
  live: LivePage;
}

interface WorkerFixtures {
  workerApp: App;
}

/** Puts an app back to the everyday fleet, and waits until its server has it. */
async function resetApp(app: App): Promise<void> {
  const state = everyday();
  app.simulator.setFault(null);
  app.simulator.setState(state);
  const [first] = (state.scheduler as { executing: { started: string }[] }).executing;
  await app.until(
    ({ state: freshness, problem, snapshot }) =>
      freshness === "live" &&
      problem === null &&
      snapshot?.totals.slots === EVERYDAY.slots &&
      snapshot.jobs.some(({ startedAt }) => startedAt === first?.started),
  );
}

async function keep<Started extends App>(started: App[], starting: Promise<Started>): Promise<Started> {
  const app = await starting;
  started.push(app);
  return app;
}

async function endAll(started: readonly App[], watch: PageWatch): Promise<void> {
  try {
    // While the app still answers: what pages say of its end is not this test's.
    await watch.check();
  } finally {
    await Promise.all(started.map((app) => app.stop()));
  }
}

/** The test of every e2e spec: real server, real upstream's stand-in, real browser; each page is watched to its end. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  workerApp: [
    async ({}, provide) => {
      const app = await startApp();
      await provide(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  app: async ({ workerApp }, provide) => {
    await resetApp(workerApp);
    await provide(workerApp);
  },

  startOwn: async ({ watch }, provide) => {
    const started: App[] = [];
    await provide((options) => keep(started, startApp(options)));
    await endAll(started, watch);
  },

  startEveryday: async ({ startOwn }, provide) => {
    await provide(async (options) => {
      const app = await startOwn(options);
      await resetApp(app);
      return app;
    });
  },

  startWithHistory: async ({ watch }, provide) => {
    const started: App[] = [];
    await provide((plan, options) => keep(started, startHistoryApp(plan, options)));
    await endAll(started, watch);
  },

  watch: [
    async ({ context }, provide) => {
      const watch = await watchPages(context);
      await provide(watch);
      // A question that a test's route still holds open is nobody's once the page has gone.
      await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: "ignoreErrors" })));
      await watch.check();
    },
    { auto: true },
  ],

  live: async ({ page, app }, provide) => provide(new LivePage(page, app.url)),
});

export { expect };
