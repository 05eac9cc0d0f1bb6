import { describe, expect, it } from "vitest";
import { isForecastOverdue } from "@/lib/domain/forecast";
import type { Account } from "@/lib/domain/snapshot";
import { firstEnd } from "@/lib/server/history/first-end";
import { createRunBook } from "@/lib/server/history/run-book";
import type { TrackedJob } from "@/lib/server/history/run-tracker";
import { survivalOf } from "@/lib/server/history/survival";
import { buildAccount, buildJob, buildRun, buildSnapshot, T0 } from "./build";

const lengths = Array.from({ length: 99 }, (_, index) => 150_000 + index * 1_000);
const survival = survivalOf(lengths);

describe("survivalOf", () => {
  it("falls from 1 through the middle, and goes on beyond the longest", () => {
    expect(survival.beyond(0)).toBe(1);
    expect(survival.beyond(199_000)).toBeCloseTo(0.5, 2);
    expect(survival.beyond(248_000)).toBeCloseTo(0.01, 5);
    expect(survival.beyond(260_000)).toBeGreaterThan(0);
    expect(survival.beyond(260_000)).toBeLessThan(0.01);
  });
});

describe("firstEnd", () => {
  it("counts from how long it has lasted already", () => {
    expect(firstEnd([{ survival, ageMs: 0 }])?.medianMs).toBeGreaterThan(198_000);
    const late = firstEnd([{ survival, ageMs: 200_000 }]);
    expect(late?.medianMs).toBeGreaterThan(20_000);
    expect(late?.medianMs).toBeLessThan(28_000);
  });
  it("is the sooner the more there are", () => {
    const one = firstEnd([{ survival, ageMs: 0 }]);
    const two = firstEnd([0, 0].map((ageMs) => ({ survival, ageMs })));
    expect(two?.medianMs).toBeLessThan(one?.medianMs ?? 0);
  });
  it("says overdue beyond all experience, and goes by the others where there are any", () => {
    const old = { survival, ageMs: 900_000 };
    expect(firstEnd([old])).toEqual({ medianMs: 0, lowMs: 0, highMs: 0 });
    expect(firstEnd([old, { survival, ageMs: 0 }])).toEqual(firstEnd([{ survival, ageMs: 0 }]));
    expect(firstEnd([])).toBeNull();
  });
});

describe("next free slot", () => {
  /** Forty pairs, one rendered after the other, 200 s each and a little. */
  const history = Array.from({ length: 40 }, (_, pair) => {
    const sentMs = T0 - 86_400_000 + pair * 1_000_000;
    const renderMs = 195_000 + (pair % 11) * 1_000;
    return [
      buildRun(`${pair}-1`, sentMs, sentMs + renderMs),
      buildRun(`${pair}-2`, sentMs + 1_000, sentMs + 2 * renderMs, { ahead: 1 }),
    ];
  }).flat();
  const video = (id: string, startedAtMs: number | null): TrackedJob => ({
    job: buildJob(id, startedAtMs),
    startedAtMs,
    ahead: null,
    missing: null,
  });
  const full = buildAccount({ maxJobs: 2, executing: 2, available: 0 });
  const forecast = (videos: TrackedJob[], account = full) => {
    const book = createRunBook();
    book.learn(history, videos);
    return book.nextFree(buildSnapshot([], [account]), videos, T0);
  };

  it("goes by what renders, not by what waits behind it", () => {
    const { accounts, overall } = forecast([video("first", T0 - 100_000), video("second", T0 - 99_000)]);
    expect(accounts.get("a")?.medianMs).toBeGreaterThan(95_000);
    expect(accounts.get("a")?.medianMs).toBeLessThan(105_000);
    expect(overall).toEqual(accounts.get("a"));
  });

  it("starts the clock of the second in line when the first ended", () => {
    const book = createRunBook();
    const videos = [video("second", T0 - 250_000), video("third", T0 - 50_000)];
    book.learn([...history, buildRun("first", T0 - 260_000, T0 - 60_000)], videos);
    const soon = book.nextFree(buildSnapshot([], [full]), videos, T0).accounts.get("a");
    expect(soon?.medianMs).toBeGreaterThan(130_000);
    expect(soon?.medianMs).toBeLessThan(150_000);
  });

  it("says overdue, never less than nothing", () => {
    const { accounts } = forecast([video("first", T0 - 3_600_000), video("second", T0 - 99_000)]);
    expect([...accounts.values()].map(isForecastOverdue)).toEqual([true]);
  });

  it("tells none for all together while a slot is free, or may be, on any account", () => {
    const videos = [video("first", T0 - 100_000), video("second", T0 - 99_000)];
    const book = createRunBook();
    book.learn(history, videos);
    const beside = (part: Partial<Account>) => {
      const accounts = [full, buildAccount({ id: "b", ...part })];
      const { accounts: told, overall } = book.nextFree(buildSnapshot([], accounts), videos, T0);
      expect([...told.keys()]).toEqual(["a"]);
      return overall;
    };
    expect(beside({ executing: 1, available: 2 })).toBeNull();
    expect(beside({ executing: null, available: null })).toBeNull();
    // Full, and nothing is known of what runs there: its end may come first.
    expect(beside({ executing: 3, available: 0 })).toBeNull();
    expect(beside({ executing: 4, available: -1 })).not.toBeNull();
  });

  it("says nothing where a slot is free, slots are withheld or overdrawn, or a start is unknown", () => {
    const videos = [video("first", T0 - 100_000), video("second", T0 - 99_000)];
    const withheld = { ...full, maxJobs: 4, listed: false, inferred: true };
    for (const account of [{ ...full, available: 1 }, withheld, { ...full, executing: 3, available: -1 }]) {
      expect(forecast(videos, account).accounts.size).toBe(0);
    }
    expect(forecast([video("first", null), video("second", T0)]).accounts.size).toBe(0);
    expect(createRunBook().nextFree(buildSnapshot([], [full]), videos, T0).overall).toBeNull();
  });
});
