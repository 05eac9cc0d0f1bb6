/** Run as a process of its own, for test runners that can't load the store: `seed.ts <SQLite file> <plan as JSON>`. */
import { createStore } from "@/lib/server/store/create-store";
import type { HistoryPlan } from "./plan";
import { writeHistory } from "./write-history";

const [path = "", plan = ""] = process.argv.slice(2);
const store = createStore({ address: { kind: "sqlite", path }, exclusive: false });
const status = await store.opened();
if (status.state !== "ok") throw new Error(`The database can't be used: ${status.message}`);
process.stdout.write(String(await writeHistory(store, JSON.parse(plan) as HistoryPlan, Date.now())));
await store.close();
