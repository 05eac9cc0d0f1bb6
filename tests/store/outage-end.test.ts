import { expect, it } from "vitest";
import type { KyselyPlugin } from "kysely";
import type { Observation } from "@/lib/server/history/observation";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import { readHistory } from "@/lib/server/history/reading/read-history";
import type { Database } from "@/lib/server/store/database";
import { SECOND_MS } from "@/lib/domain/time-units";
import { buildAccount, buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

const T0 = Date.UTC(2026, 10, 20, 16);
const PACE = { intervalMs: 5 * SECOND_MS, answerMs: 8 * SECOND_MS };

/** Calls this once, when a query of this table has been answered and its connection is still taken. */
function whenRead(table: string, then: () => Promise<unknown>): KyselyPlugin {
  const ours = new WeakSet<object>();
  let isDone = false;
  return {
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes(`"${table}"`)) ours.add(queryId);
      return node;
    },
    async transformResult({ result, queryId }) {
      if (ours.has(queryId) && !isDone) {
        isDone = true;
        await then();
      }
      return result;
    },
  };
}

onEachDatabase("the poll that ends an outage", (store) => {
  it("commits while history is read: the outage is told once, whether as open or as over", async () => {
    let nowMs = T0;
    const recorder = createRecorder({ store: store(), now: () => nowMs });
    const good = (): Observation => ({
      kind: "snapshot",
      atMs: nowMs,
      snapshot: buildSnapshot([], [buildAccount()]),
      ...PACE,
    });
    const observe = (observation: Observation) => (recorder.observe(observation), recorder.written());
    await observe(good());
    nowMs += 5 * SECOND_MS;
    await observe({ kind: "failure", atMs: nowMs, code: "timeout", ...PACE });
    nowMs += 60 * SECOND_MS;

    let ended: Promise<boolean> = Promise.resolve(false);
    const endOutage = (database: Database) => {
      ended = observe(good());
      // SQLite's one connection is ours until this question is answered: the poll stands in line for it.
      return database.dialect === "sqlite" ? Promise.resolve() : ended;
    };
    const { gaps } = await store().run((database) => {
      const watched = {
        ...database,
        kysely: database.kysely.withPlugin(whenRead("history_gap", () => endOutage(database))),
      };
      const limits = { historyDays: 90, longestIntervalMs: 30 * SECOND_MS, answerMs: PACE.answerMs };
      return readHistory(watched, { range: "1h", accounts: [], kinds: [], names: new Map(), nowMs, ...limits });
    });
    expect(await ended).toBe(true);
    expect(gaps).toEqual([{ from: new Date(T0).toISOString(), to: new Date(nowMs).toISOString(), code: "timeout" }]);
  });
});
