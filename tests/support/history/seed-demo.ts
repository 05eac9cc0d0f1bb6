/** Run as a process of its own by `npm run demo`: `seed-demo.ts <SQLite file> <when the simulator began, epoch ms>`. */
import { createStore } from "@/lib/server/store/create-store";
import { HOUR_MS } from "@/lib/domain/time-units";
import { demoPast } from "./demo-past";
import { writeLived } from "./write-history";

/** Long enough for a week's rhythm, short enough to be written while the demo starts. */
const HOURS = 4 * 24;
/** One outage, so that the demo shows what a gap looks like. */
const OUTAGE = { fromHoursAgo: 19.4, toHoursAgo: 18.9 };

const [path = "", begun = ""] = process.argv.slice(2);
const toMs = Number(begun);
const store = createStore({ address: { kind: "sqlite", path }, exclusive: false });
const status = await store.opened();
if (status.state !== "ok") throw new Error(`The database can't be used: ${status.message}`);
const { fleet, fromMs, jobs } = demoPast(toMs, HOURS);
const accounts = fleet.map(({ id, maxJobs }) => ({ id, slots: maxJobs }));
const gaps = [
  {
    fromMs: toMs - OUTAGE.fromHoursAgo * HOUR_MS,
    toMs: toMs - OUTAGE.toHoursAgo * HOUR_MS,
    code: "upstream-error" as const,
  },
];
await writeLived(store, { accounts, jobs, fromMs, toMs, gaps }, toMs);
await store.close();
