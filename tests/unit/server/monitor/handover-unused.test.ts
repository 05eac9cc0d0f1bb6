import { beforeEach, describe, expect, it } from "vitest";
import { sourceOf } from "@/lib/server/monitor/handover";
import { START_MS } from "../support/fake-clock";
import { bad } from "../support/monitor-harness";
import { DAY_MS, handingProcesses, iso, SOURCE, type HandingProcesses } from "../support/handing-process";

let processes: HandingProcesses;
beforeEach(async () => {
  processes = await handingProcesses();
});

describe("what was left, and is not used", () => {
  const edit = async (name: "record" | "head", part: object) => {
    const text = (await processes.rows())[name] ?? "";
    await processes.put(
      name === "record" ? "handover" : "handover-head",
      JSON.stringify({ ...(JSON.parse(text) as object), ...part }),
    );
  };
  const trouble = { code: "timeout", sinceMs: START_MS + 6_000, attempts: 2, status: null };

  it.each<[string, string, number, () => Promise<unknown>, Parameters<HandingProcesses["begin"]>[1]?]>([
    ["no JSON", "unreadable", 100_000, () => processes.put("handover", "{")],
    ["nothing", "unreadable", 100_000, () => processes.put("handover", "")],
    ["beyond all dates", "unreadable", 100_000, () => edit("record", { trouble: { ...trouble, sinceMs: -1e20 } })],
    ["of another version", "unreadable", 100_000, () => edit("record", { trouble: { ...trouble, code: "teapot" } })],
    ["without its record", "unreadable", 100_000, () => processes.drop("handover")],
    ["written later than now", "ahead", -100_000, () => Promise.resolve()],
    ["of numbers later than now", "ahead", 100_000, () => edit("head", { fetchedAtMs: START_MS + DAY_MS })],
    [
      "of trouble later than now",
      "ahead",
      100_000,
      () => edit("record", { trouble: { ...trouble, sinceMs: START_MS + DAY_MS } }),
    ],
    ["a day old", "too-old", DAY_MS + 100_000, () => Promise.resolve()],
    [
      "of another user",
      "other-source",
      100_000,
      () => Promise.resolve(),
      { source: sourceOf("https://api.example.com/v1", "user:8-x") },
    ],
  ])("is what is %s: one line says so, and the start is as without", async (_, reason, afterMs, spoil, how) => {
    await processes.failing();
    await spoil();
    const after = processes.begin(afterMs, how);
    await after.load();
    expect(after.monitor.envelope(null)).toMatchObject({
      state: "starting",
      problem: null,
      revision: null,
      fetchedAt: null,
    });
    expect(after.lines).toMatchObject([{ level: "warn", fields: { reason } }]);
    after.monitor.start();
    await after.clock.advance(6_000);
    expect(after.calls).toEqual([1_000, 6_000]);
    expect(after.monitor.envelope(null)).toMatchObject({ state: "live", problem: null });
    expect(after.warned()).toEqual([reason]);
    expect(await processes.rows()).toEqual({ record: null, head: null, body: null });
  });

  it.each<[string, string, () => Promise<unknown>, Parameters<HandingProcesses["begin"]>[1]?]>([
    ["whose head is damaged", "unreadable", () => processes.put("handover-head", "{}")],
    ["from before all dates", "unreadable", () => edit("head", { fetchedAtMs: -1e20 })],
    ["whose body is damaged", "unreadable", () => processes.put("handover-body", "[]")],
    ["whose body is lost", "unreadable", () => processes.drop("handover-body")],
    [
      "that tell of GET accounts, which is never asked now",
      "other-settings",
      () => Promise.resolve(),
      { asksAccounts: false },
    ],
  ])("is numbers %s; the trouble is, and its end of waiting", async (_, reason, spoil, how) => {
    await processes.failing(bad("rate-limited", 429, 120_000));
    await spoil();
    const after = processes.begin(60_000, how);
    await after.load();
    after.upstream.answer = () => bad("timeout");
    after.monitor.start();
    await after.clock.advance(61_000);
    expect(after.monitor.envelope(null)).toMatchObject({
      revision: null,
      fetchedAt: null,
      problem: { since: iso(6_000), attempts: 1 },
    });
    expect(after.calls).toEqual([]);
    await after.clock.advance(20_000);
    expect(after.calls[0]).toBe(66_000);
    expect(after.warned()).toEqual([reason]);
    expect(await processes.rows()).toMatchObject({ head: null, body: null });
  });

  it("is no fault where nothing was left", async () => {
    const after = processes.begin(0);
    await after.load();
    expect(after.lines).toEqual([]);
  });

  it("is told by a digest that a token's secret is no part of", () => {
    expect(sourceOf("https://api.example.com/v1", "user:7-other")).toBe(SOURCE);
    expect(sourceOf("https://api.example.com/v2", "user:7-secret")).not.toBe(SOURCE);
    expect(sourceOf("https://api.example.com/v1", "odd")).toBe(sourceOf("https://api.example.com/v1", "odder"));
  });
});
