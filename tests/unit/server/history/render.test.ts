import { describe, expect, it } from "vitest";
import { createRenderBook } from "@/lib/server/history/render-book";
import { inferRenderLimit } from "@/lib/server/history/render-limit";
import { renderBegan } from "@/lib/server/history/render-time";
import { buildRun, T0 } from "./build";

const neighbour = (id: string, startedAtMs: number, endMs: number) => ({ id, startedAtMs, endMs, isSure: true });

describe("renderBegan", () => {
  const video = { id: "v", startedAtMs: 100 };
  const queue = [neighbour("a", 10, 200), neighbour("b", 20, 300), neighbour("c", 30, 400)];

  it("begins when fewer than the limit of those before it are left", () => {
    expect(renderBegan(video, queue, 1)).toBe(400);
    expect(renderBegan(video, queue, 2)).toBe(300);
    expect(renderBegan(video, queue, 4)).toBe(100);
  });
  it("does not wait for what ended before, or was sent after it", () => {
    expect(renderBegan(video, [neighbour("a", 10, 90), neighbour("z", 110, 900)], 1)).toBe(100);
  });
  it("waits while too many of those before it still run", () => {
    expect(renderBegan(video, [...queue, neighbour("d", 40, Number.POSITIVE_INFINITY)], 1)).toBeNull();
    expect(renderBegan(video, [...queue, neighbour("d", 40, Number.POSITIVE_INFINITY)], 2)).toBe(400);
  });
});

describe("inferRenderLimit", () => {
  it("tells nothing from few runs", () => {
    expect(inferRenderLimit([{ 1: 200_000, 2: 400_000 }])).toBeNull();
  });
});

describe("render book", () => {
  /** Videos sent together every 10 minutes, two by two; how long each renders varies a little. */
  function learn(rendersAtOnce: 1 | 2) {
    const book = createRenderBook();
    const runs = Array.from({ length: 12 }, (_, pair) => {
      const sentMs = T0 + pair * 600_000;
      const first = 200_000 + (pair % 4) * 10_000;
      const second = 205_000 - (pair % 3) * 10_000;
      return [
        buildRun(`${pair}-1`, sentMs, sentMs + first),
        buildRun(`${pair}-2`, sentMs + 1_000, sentMs + 1_000 + second + (rendersAtOnce === 1 ? first - 1_000 : 0), {
          ahead: 1,
        }),
      ];
    }).flat();
    const times = book.learn("a", runs, []);
    return { book, times };
  }

  it("finds out how many an account renders at once, and lends that to accounts it does not know", () => {
    expect(learn(1).book.limitOf("a")).toBe(1);
    expect(learn(2).book.limitOf("a")).toBe(2);
    expect(learn(2).book.limitOf("unknown")).toBe(2);
    expect(createRenderBook().limitOf("a")).toBeNull();
  });

  it("knows how long each rendered, once its turn had come", () => {
    expect(learn(1).times.get("0-2")?.[1]).toBe(205_000);
    expect(learn(2).times.get("0-2")?.[2]).toBe(205_000);
  });

  it("learns nothing of a render time behind a run whose end an outage hides", () => {
    const book = createRenderBook();
    const runs = [
      buildRun("1", T0, T0 + 200_000, { interrupted: true }),
      buildRun("2", T0 + 1_000, T0 + 400_000, { ahead: 1 }),
    ];
    expect(book.learn("a", runs, []).size).toBe(0);
  });
});
