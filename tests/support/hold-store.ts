/** Run as a process of its own: holds the SQLite file named by its argument until it is killed. */
import { createStore } from "@/lib/server/store/create-store";

const store = createStore({ address: { kind: "sqlite", path: process.argv[2] ?? "" } });
const status = await store.opened();
console.log(JSON.stringify(status));
setInterval(() => undefined, 1000);
