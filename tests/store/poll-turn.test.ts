import { expect, it } from "vitest";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import {
  endTurn,
  hastenTurn,
  leaveTurn,
  LostTurnError,
  publishPoll,
  readPublished,
  takeTurn,
  viewTurn,
} from "@/lib/server/store/history/poll-turn";
import { eventually } from "../support/server";
import { buildSnapshot } from "../unit/server/history/build";
import { onEachDatabase } from "./on-each-database";

onEachDatabase("the turn to poll,", (store) => {
  it("gives the turn to exactly one, and to another when it is overdue", async () => {
    const lease = { leaseMs: 400, graceMs: 200 };
    const take = (me: string) => store().run((db) => takeTurn(db, me, lease));
    const first = await Promise.all(["x", "y", "z"].map(take));
    expect(first.filter(({ isMine }) => isMine)).toHaveLength(1);
    const holder = ["x", "y", "z"][first.findIndex(({ isMine }) => isMine)] ?? "";
    const other = holder === "x" ? "y" : "x";
    expect(await take(holder)).toMatchObject({ isMine: true, seq: 0 });
    await store().run((db) => publishPoll(db, holder, { seq: 0, head: "{}", body: "[1]" }));
    await store().run((db) => publishPoll(db, holder, { seq: 1, head: "{}", body: null }));
    expect(await store().run(readPublished)).toEqual({ seq: 2, head: "{}", body: "[1]" });
    await expect(store().run((db) => publishPoll(db, holder, { seq: 1, head: "", body: null }))).rejects.toThrow(
      "another",
    );
    await expect(store().run((db) => publishPoll(db, other, { seq: 2, head: "", body: null }))).rejects.toThrow(
      "another",
    );
    await store().run((db) => endTurn(db, holder, { dueInMs: 100, holdOffMs: 0 }));
    expect(await take(other)).toMatchObject({ isMine: false, seq: 2 });
    await eventually(async () => expect(await take(other)).toMatchObject({ isMine: true, seq: 2 }));
    expect(await take(holder)).toMatchObject({ isMine: false });

    // Somebody who watches elsewhere brings the next poll forward, but never before the upstream takes questions again.
    const dueIn = async () => (await store().run(viewTurn)).dueInMs;
    await store().run((db) => endTurn(db, other, { dueInMs: 60_000, holdOffMs: 0 }));
    await store().run(hastenTurn);
    expect(await dueIn()).toBeLessThanOrEqual(0);
    await store().run((db) => endTurn(db, other, { dueInMs: 60_000, holdOffMs: 30_000 }));
    await store().run(hastenTurn);
    expect(await dueIn()).toBeGreaterThan(29_000);
    expect(await dueIn()).toBeLessThanOrEqual(30_000);
    await store().run((db) => leaveTurn(db, other));
    expect(await dueIn()).toBeGreaterThan(29_000);
    // Left to anybody, but not before the upstream may be asked.
    expect(await take(holder)).toMatchObject({ isMine: false });

    // Left in order, the turn is taken at once, whatever the grace of those that die.
    await store().run(({ kysely }) => kysely.updateTable("poll_turn").set({ holder: other, not_before: 0 }).execute());
    await store().run((db) => leaveTurn(db, other));
    expect(await store().run((db) => takeTurn(db, holder, { leaseMs: 1_000, graceMs: 600_000 }))).toMatchObject({
      isMine: true,
    });

    // Overdue, and its holder's own for a grace: on a busy machine it is just about to ask.
    await store().run((db) => endTurn(db, holder, { dueInMs: -10_000, holdOffMs: 0 }));
    const takeWith = (graceMs: number) => store().run((db) => takeTurn(db, other, { leaseMs: 1_000, graceMs }));
    expect(await takeWith(600_000)).toMatchObject({ isMine: false });
    expect(await takeWith(9_000)).toMatchObject({ isMine: true });
  });

  it("says that nothing is recorded when the turn stays lost, though nobody else is known to poll", async () => {
    let nowMs = Date.UTC(2026, 10, 20, 16);
    const seal = () => Promise.reject(new LostTurnError("somebody else's"));
    const recorder = createRecorder({ store: store(), now: () => nowMs, seal });
    const told: unknown[] = [];
    for (let index = 0; index < 3; index += 1) {
      recorder.observe({
        kind: "snapshot",
        atMs: nowMs,
        intervalMs: 5_000,
        answerMs: 8_000,
        snapshot: buildSnapshot([]),
      });
      expect(await recorder.written()).toBe(false);
      told.push(recorder.recording()?.ok ?? null);
      nowMs += 5_000;
    }
    expect(told).toEqual([null, null, false]);
  });
});
