import { expect, it } from "vitest";
import { createFreshFor } from "@/lib/server/fresh-for";

it("what failed is made anew, also where it fails after newer has taken its place", async () => {
  let nowMs = 0;
  const fresh = createFreshFor<string>({ most: 2, now: () => nowMs });
  const make = (text: string) => fresh("key", 10, async () => text);
  let fail = (_: Error) => {};
  const failing = fresh("key", 10, () => new Promise((_resolve, reject) => (fail = reject)));
  nowMs = 10;
  expect(await make("newer")).toBe("newer");
  fail(new Error("late"));
  await expect(failing).rejects.toThrow("late");
  expect(await make("not made")).toBe("newer");
  await expect(fresh("other", 10, () => Promise.reject(new Error("once")))).rejects.toThrow("once");
  expect(await fresh("other", 10, async () => "again")).toBe("again");
});

it("a clock set back makes nothing fresh, and the oldest goes where too many are kept", async () => {
  let nowMs = 1_000;
  const fresh = createFreshFor<string>({ most: 2, now: () => nowMs });
  const made: string[] = [];
  const get = (key: string) =>
    fresh(key, 10, async () => {
      made.push(key);
      return key;
    });
  for (const key of ["a", "b", "a", "c", "a"]) await get(key);
  expect(made).toEqual(["a", "b", "c", "a"]);
  nowMs = 900;
  await get("a");
  expect(made).toHaveLength(5);
});
