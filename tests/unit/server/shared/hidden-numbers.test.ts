import { describe, expect, it } from "vitest";
import { createHiddenNumbers } from "@/lib/server/shared/hidden-numbers";
import type { Store } from "@/lib/server/store/create-store";
import { StoreAwayError } from "@/lib/server/store/store-away";

const away: Pick<Store, "run"> = {
  run: () => Promise.reject(new StoreAwayError("gone", "The database is away.")),
};

describe("numbers of hidden accounts while the database is away", () => {
  it("stay what they were, however many ask at once", async () => {
    const numbers = createHiddenNumbers(away);
    const [both, one] = await Promise.all([numbers.of("share", ["A", "B"]), numbers.of("share", ["B"])]);
    expect([...both]).toEqual([
      ["A", 1],
      ["B", 2],
    ]);
    expect(one.get("B")).toBe(2);
    expect([...(await numbers.of("share", ["B", "C", "A"]))]).toEqual([
      ["A", 1],
      ["B", 2],
      ["C", 3],
    ]);
  });
});
