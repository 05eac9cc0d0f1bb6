import { describe, expect, it } from "vitest";
import { watchMovement, type Movement } from "@/lib/server/upstream/frozen";

type Elapsed = Record<string, number | null>;

/** Feeds answers `stepMs` apart, the first at 0, and answers what is known after the last. */
function watch(answers: readonly Elapsed[], stepMs: number, speed = 1): Movement {
  let movement: Movement | null = null;
  answers.forEach((answer, index) => {
    movement = watchMovement(movement, new Map(Object.entries(answer)), index * stepMs, speed);
  });
  if (movement === null) throw new Error("no answers");
  return movement;
}

const still = (count: number, answer: Elapsed = { a: 1_000 }) => Array.from({ length: count }, () => answer);

describe("watchMovement", () => {
  it("is frozen when elapsed stands still for 3 polls and 30 s, and dates the data back to the last that moved", () => {
    expect(watch(still(6), 5_000)).toMatchObject({ isFrozen: false, stillPolls: 5, movedAtMs: 0 });
    expect(watch(still(7), 5_000)).toMatchObject({ isFrozen: true, stillPolls: 6, movedAtMs: 0 });
  });

  it("needs 3 polls, however long they take", () => {
    expect(watch(still(3), 60_000).isFrozen).toBe(false);
    expect(watch(still(4), 60_000).isFrozen).toBe(true);
  });

  it("needs 30 s, however many polls that are", () => {
    expect(watch(still(30), 1_000).isFrozen).toBe(false);
    expect(watch(still(31), 1_000).isFrozen).toBe(true);
  });

  it("divides the 30 s where time is compressed", () => {
    expect(watch(still(4), 100, 100).isFrozen).toBe(true);
    expect(watch(still(4), 99, 100).isFrozen).toBe(false);
  });

  it("moves again with the first answer that differs", () => {
    expect(watch([...still(9), { a: 2_000 }], 5_000)).toMatchObject({
      isFrozen: false,
      stillPolls: 0,
      movedAtMs: 45_000,
    });
  });

  it.each<[string, Elapsed]>([
    ["one of several jobs moved", { a: 1_000, b: 3_000 }],
    ["a job went", { a: 1_000 }],
    ["a job came", { a: 1_000, b: 2_000, c: 0 }],
    ["one job took another's place", { a: 1_000, c: 2_000 }],
    ["a job's elapsed appeared", { a: 1_000, b: null }],
  ])("counts as moved when %s", (_, last) => {
    const before = { a: 1_000, b: 2_000 };
    expect(watch([...still(8, before), last], 5_000)).toMatchObject({ isFrozen: false, movedAtMs: 40_000 });
  });

  it("a job without elapsed proves nothing, alone", () => {
    expect(watch(still(20, { a: null }), 5_000)).toMatchObject({ isFrozen: false, movedAtMs: 95_000 });
    expect(watch(still(20, {}), 5_000)).toMatchObject({ isFrozen: false, movedAtMs: 95_000 });
  });

  it("a job without elapsed does not hide that the others stand still", () => {
    expect(watch(still(7, { a: null, b: 1_000 }), 5_000).isFrozen).toBe(true);
  });
});
