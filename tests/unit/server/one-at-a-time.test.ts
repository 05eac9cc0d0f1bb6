import { describe, expect, it } from "vitest";
import { BusyError, createOneAtATime } from "@/lib/server/one-at-a-time";

function createWork() {
  const running: string[] = [];
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const start = (name: string) => () => {
    running.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, { resolve, reject }));
  };
  return { running, ends, start };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("one at a time", () => {
  it("keeps the order of one key, and holds nobody else up", async () => {
    const { running, ends, start } = createWork();
    const oneAtATime = createOneAtATime(2);
    const first = oneAtATime("a", start("a1"));
    const second = oneAtATime("a", start("a2"));
    void oneAtATime("b", start("b1"));
    await settle();
    expect(running).toEqual(["a1", "b1"]);
    ends.get("a1")?.resolve("done");
    expect(await first).toBe("done");
    await settle();
    expect(running).toEqual(["a1", "b1", "a2"]);
    ends.get("a2")?.resolve("too");
    expect(await second).toBe("too");
  });

  it("takes no more than so much, and more once some is done", async () => {
    const { ends, start } = createWork();
    const oneAtATime = createOneAtATime(2);
    const first = oneAtATime("a", start("a1"));
    void oneAtATime("a", start("a2"));
    await expect(oneAtATime("a", start("a3"))).rejects.toThrow(BusyError);
    await settle();
    ends.get("a1")?.resolve("done");
    await first;
    void oneAtATime("a", start("a4"));
    await settle();
    ends.get("a2")?.resolve("done");
    await settle();
    expect(ends.has("a4")).toBe(true);
    expect(ends.has("a3")).toBe(false);
  });

  it("goes on after one that failed, which alone is told", async () => {
    const { ends, start } = createWork();
    const oneAtATime = createOneAtATime(2);
    const first = oneAtATime("a", start("a1"));
    const second = oneAtATime("a", start("a2"));
    await settle();
    ends.get("a1")?.reject(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await settle();
    ends.get("a2")?.resolve("fine");
    expect(await second).toBe("fine");
  });
});
