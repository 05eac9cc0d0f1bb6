import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HistoryPlan } from "../history/plan";
import { seedHistory } from "../history/seed-history";
import { startApp, type App, type AppOptions } from "./app";
import { ACCOUNT_IDS, everyday, EVERYDAY } from "./everyday";

/** An app that remembers. */
export interface HistoryApp extends App {
  /** Folder of its database. */
  dataFolder: string;
  /** Finished jobs that it remembers. */
  runs: number;
}

const { west, east, shorts1, shorts2 } = ACCOUNT_IDS;

/** A day and a half of the everyday fleet: full mornings, one outage, one account that idles. */
export const DAY_PLAN: HistoryPlan = {
  accounts: [
    { id: west, slots: 5, load: 0.75, images: 0.2 },
    { id: east, slots: 5, load: 0.6 },
    { id: shorts1, slots: 3, load: 0.55, images: 1, prefixes: ["=teaser/", "cover/"] },
    { id: shorts2, slots: 2, load: 0.05 },
  ],
  hours: 36,
  gaps: [{ fromHoursAgo: 14, toHoursAgo: 12.5, code: "unreachable" }],
};

/** Three busy hours, for what is looked at by the minute. */
export const HOURS_PLAN: HistoryPlan = { ...DAY_PLAN, hours: 3, gaps: [], hasRhythm: false };

/**
 * Starts the everyday app on a database with this history in it: for the server it is a restart. Waits for the first good answer,
 * unless the upstream fails.
 */
export async function startHistoryApp(plan: HistoryPlan | null, options: AppOptions = {}): Promise<HistoryApp> {
  const folder = mkdtempSync(join(tmpdir(), "slotwatch-e2e-"));
  const dataFolder = join(folder, "data");
  const path = join(dataFolder, "slotwatch.db");
  const runs = plan === null ? 0 : await seedHistory(path, plan);
  const app = await startApp({ ...options, variables: { DATABASE_URL: `file:${path}`, ...options.variables } });
  app.simulator.setState(everyday());
  if ((options.simulator?.fault ?? null) === null)
    await app.until(({ state, snapshot }) => state === "live" && snapshot?.totals.slots === EVERYDAY.slots);
  return {
    ...app,
    dataFolder,
    runs,
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
