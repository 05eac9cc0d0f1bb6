import { describe, expect, it } from "vitest";
import { createHiddenNumbers } from "@/lib/server/shared/hidden-numbers";
import type { Store } from "@/lib/server/store/create-store";
import { StoreAwayError } from "@/lib/server/store/store-away";

const away: Pick<Store, "run"> = {
  run: () => Promise.reject(new StoreAwayError("gone", "The database is away.")),
};

const SHARE = { id: "share", hashKey: "secret of the share" };

describe("numbers of hidden accounts while the database is away", () => {
  it("stay what they were, however many ask at once", async () => {
    const numbers = createHiddenNumbers(away);
    const [both, one] = await Promise.all([numbers.of(SHARE, ["A", "B"]), numbers.of(SHARE, ["B"])]);
    expect([...both.values()].sort()).toEqual([1, 2]);
    expect(one.get("B")).toBe(both.get("B"));
    const later = await numbers.of(SHARE, ["B", "C", "A"]);
    expect([later.get("A"), later.get("B"), later.get("C")]).toEqual([both.get("A"), both.get("B"), 3]);
  });

  it("tell nothing of the order of names: accounts come sorted, and another link's numbers are others", async () => {
    const numbers = createHiddenNumbers(away);
    const firsts = await Promise.all(
      Array.from({ length: 60 }, async (_, at) =>
        (await numbers.of({ id: `share-${at}`, hashKey: `key-${at}` }, ["A", "B"])).get("A"),
      ),
    );
    expect(new Set(firsts)).toEqual(new Set([1, 2]));
  });

  it("are the same on another instance", async () => {
    const ids = ["A", "B", "C", "D", "E"];
    expect(await createHiddenNumbers(away).of(SHARE, ids)).toEqual(await createHiddenNumbers(away).of(SHARE, ids));
  });
});
