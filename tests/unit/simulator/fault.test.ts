import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { FAULTS, parseFault, type FaultSetting } from "@/tests/support/simulator/fault";
import { startSimulator, type Simulator } from "@/tests/support/simulator/start-simulator";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.setFault(null));
afterAll(() => simulator.stop());

function ask(path = "scheduler/available", signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${simulator.token}` };
  return fetch(`${simulator.baseUrl}/minimax/${path}`, { headers, redirect: "manual", signal });
}
const askWith = (setting: FaultSetting) => {
  simulator.setFault(setting);
  return ask();
};

describe("faults", () => {
  it.each(["400", "401", "402", "403", "404", "500", "503", "596"] as const)(
    "%s: status and a JSON error",
    async (fault) => {
      const response = await askWith({ fault });
      expect(response.status).toBe(Number(fault));
      expect(await response.json()).toMatchObject({ code: Number(fault) });
    },
  );

  it("echoes the caller's secret in its errors, so that a leak would show", async () => {
    expect(await (await askWith({ fault: "500" })).text()).toContain(simulator.token);
  });

  it("429: Retry-After as told, 20 s by default, none on demand", async () => {
    expect((await askWith({ fault: "429" })).headers.get("retry-after")).toBe("20");
    expect((await askWith({ fault: "429", retryAfterSeconds: 7 })).headers.get("retry-after")).toBe("7");
    expect((await askWith({ fault: "429", retryAfterSeconds: null })).headers.get("retry-after")).toBeNull();
  });

  it.each(["502", "504"] as const)("%s: a gateway's web page", async (fault) => {
    const response = await askWith({ fault });
    expect(response.status).toBe(Number(fault));
    expect(response.headers.get("content-type")).toContain("text/html");
  });

  it.each([
    ["html", /^<!doctype/],
    ["empty", /^$/],
    ["no-fields", /^\{\}$/],
    ["wrong-types", /"videoId":\d{16,}[,}]/],
    ["keyed", /^\{"executing":\{"user:/],
    ["nulls", /"executing":null/],
    ["null-rows", /"videoId":null/],
    ["array", /^\[\]$/],
    ["scalar", /^42$/],
    ["error-body", /"code":401/],
  ] as const)("%s: 200 with a body of its own", async (fault, pattern) => {
    const response = await askWith({ fault });
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(pattern);
  });

  it("bad-neighbours: good rows among unreadable ones", async () => {
    const good = (await (await ask()).json()) as { executing: unknown[] };
    const mixed = (await (await askWith({ fault: "bad-neighbours" })).json()) as { executing: unknown[] };
    expect(mixed.executing.length).toBe(good.executing.length + 8);
  });

  it("timeout: never answers", async () => {
    simulator.setFault({ fault: "timeout" });
    await expect(ask("scheduler/available", AbortSignal.timeout(200))).rejects.toThrow("timeout");
  });

  it("reset: the connection breaks", async () => {
    await expect(askWith({ fault: "reset" })).rejects.toThrow();
  });

  it("cutoff: half a body, then nothing", async () => {
    const response = await askWith({ fault: "cutoff" });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it("trickle: begins at once and takes its time", async () => {
    simulator.setFault({ fault: "trickle", delayMs: 20 });
    const response = await ask("scheduler/available", AbortSignal.timeout(300));
    await expect(response.text()).rejects.toThrow();
  });

  it("huge: streams without end in sight, and stops when the reader goes", async () => {
    const response = await askWith({ fault: "huge" });
    const reader = response.body?.getReader();
    let bytes = 0;
    while (reader && bytes < 8 * 1024 * 1024) bytes += (await reader.read()).value?.byteLength ?? Number.NaN;
    await reader?.cancel();
    expect(bytes).toBeGreaterThanOrEqual(8 * 1024 * 1024);
  });

  it("redirect: leads to a page that records whoever follows", async () => {
    const response = await askWith({ fault: "redirect" });
    expect(response.status).toBe(302);
    await fetch(`${simulator.url}${response.headers.get("location")}`);
    expect(simulator.stats().followed).toBe(1);
  });

  it.each(["frozen", "cutoff", "trickle", "wrong-types", "keyed", "bad-neighbours", "slow"] as const)(
    "%s: concerns what is asked for, and loses no submission",
    async (fault) => {
      simulator.setFault({ fault, delayMs: 20 });
      const response = await fetch(`${simulator.baseUrl}/minimax/images/create`, {
        method: "POST",
        headers: { authorization: `Bearer ${simulator.token}`, "content-type": "application/json" },
        body: JSON.stringify({ prompt: "a lighthouse" }),
      });
      expect(await response.json()).toMatchObject({ imageIds: [expect.stringContaining("-image:")] });
      expect(await (await ask("scheduler/")).json()).toBeInstanceOf(Array);
    },
  );

  it("frozen: the same answer for ever", async () => {
    const text = async (response: Promise<Response>) => await (await response).text();
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const first = await text(askWith({ fault: "frozen" }));
      vi.advanceTimersByTime(2_000);
      expect(await text(ask())).toBe(first);
      simulator.setFault(null);
      expect(await text(ask())).not.toBe(first);
    } finally {
      vi.useRealTimers();
    }
  });

  it("spoils only what it is told to, and only so often", async () => {
    simulator.setFault({ fault: "500", on: "accounts", times: 1 });
    expect((await ask()).status).toBe(200);
    expect((await ask("accounts")).status).toBe(500);
    expect((await ask("accounts")).status).toBe(200);
  });
});

describe("parseFault", () => {
  it("knows every fault by name and number, and none for null", () => {
    for (const fault of FAULTS) expect(parseFault({ fault })).toMatchObject({ fault });
    expect(parseFault({ fault: 429 })).toMatchObject({ fault: "429" });
    expect(parseFault({ fault: null })).toBeNull();
  });

  it.each([
    [{ fault: "x" }, "No such fault"],
    [{ fault: "500", on: "mars" }, '"on" is'],
    [{ fault: "500", times: "two" }, '"times" is a number'],
    [{ fault: "429", retryAfterSeconds: -1 }, '"retryAfterSeconds" is a number'],
  ])("says what is wrong with %j", (value, words) => {
    expect(() => parseFault(value)).toThrow(words);
  });
});
