import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CANARIES, JWT_CANARY } from "@/tests/support/simulator/canaries";
import { DEMO_ACCOUNT_NAMES } from "@/tests/support/simulator/fleet";
import { startSimulator, type Simulator } from "@/tests/support/simulator/start-simulator";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ load: false });
});
afterEach(() => simulator.stop());

function call(path: string, init: RequestInit = {}, token = simulator.token): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(`${simulator.baseUrl}/minimax/${path}`, { headers, redirect: "manual", ...init });
}
const post = (path: string, body: unknown) => call(path, { method: "POST", body: JSON.stringify(body) });
const put = (path: string, body: unknown) =>
  fetch(`${simulator.url}${path}`, { method: "PUT", body: JSON.stringify(body) });

describe("startSimulator", () => {
  it("refuses every path without the token", async () => {
    for (const path of ["scheduler/available", "scheduler/", "accounts", "videos/x", "nonsense"]) {
      const response = await call(path, {}, "user:1-wrong");
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: "Unauthorized", code: 401 });
    }
    expect(simulator.stats().unauthorised).toBe(5);
  });

  it("answers the bare rows, and accounts with canaries where credentials would be", async () => {
    const { executing } = (await (await call("scheduler/available")).json()) as { executing: unknown[] };
    expect(await (await call("scheduler/")).json()).toEqual(executing);
    const accounts = await (await call("accounts")).text();
    expect(Object.keys(JSON.parse(accounts) as object)).toHaveLength(4);
    expect(accounts).toContain(`${JWT_CANARY}-token-`);
  });

  it("hands over what the app's environment needs", () => {
    expect(simulator.accountNames).toBe(DEMO_ACCOUNT_NAMES);
    expect(simulator.accountNames).toContain("=studio-west,");
    expect(simulator.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  });

  it("holds a canary of every sort in what it answers or takes", async () => {
    const said = `${simulator.token} ${await (await call("scheduler/")).text()} ${await (await call("accounts")).text()}`;
    for (const canary of CANARIES) expect(said).toContain(canary);
  });

  it("takes a video through its life: accepted, asked about, forgotten", async () => {
    const created = await post("videos/create", { prompt: "a cat", replyRef: "mine", replyUrl: "https://x.example/s" });
    expect(created.status).toBe(200);
    const { videoId } = (await created.json()) as { videoId: string };
    const rows = (await (await call("scheduler/")).json()) as { videoId: string; replyRef?: string }[];
    expect(rows.find((row) => row.videoId === videoId)?.replyRef).toBe("mine");
    const video = (await (await call(`videos/${encodeURIComponent(videoId)}`)).json()) as { status: number };
    expect([11, 12]).toContain(video.status);
    expect((await call(`scheduler/${videoId}`, { method: "DELETE" })).status).toBe(200);
    expect(await (await call("scheduler/")).text()).not.toContain(videoId);
    expect((await call(`videos/${videoId}`)).status).toBe(200);
  });

  it("answers 429 when the account is full, unless the submission raises its limit", async () => {
    const account = "1910076634208210887";
    let last = await post("videos/create", { prompt: "p", account });
    for (let at = 0; at < 2 && last.status === 200; at += 1)
      last = await post("videos/create", { prompt: "p", account });
    expect(last.status).toBe(429);
    expect((await post("videos/create", { prompt: "p", account, maxJobs: 9 })).status).toBe(200);
  });

  it("accepts images by fours and speech, and says what is missing", async () => {
    const images = (await (await post("images/create", { prompt: "p", quantity: 4 })).json()) as { imageIds: string[] };
    expect(images.imageIds).toHaveLength(4);
    const speech = await post("speech/create", { text: "hello" });
    expect(speech.status).toBe(201);
    expect(((await speech.json()) as { audioId: string }).audioId).toContain("-audio:");
    expect((await post("videos/create", {})).status).toBe(400);
    expect((await post("videos/create", { prompt: "p", account: "nobody" })).status).toBe(404);
  });

  it("counts what it is asked, by path and at one moment", async () => {
    simulator.setFault({ fault: "slow", delayMs: 80 });
    await Promise.all([call("scheduler/available"), call("scheduler/available"), call("accounts")]);
    const stats = (await (await fetch(`${simulator.url}/__stats`)).json()) as ReturnType<Simulator["stats"]>;
    expect(stats.paths["GET /v1/minimax/scheduler/available"]).toMatchObject({ count: 2, maxInFlight: 2 });
    expect(stats.paths["GET /v1/minimax/scheduler/available"]?.times).toHaveLength(2);
    expect(stats.maxInFlight).toBe(3);
    await fetch(`${simulator.url}/__stats`, { method: "DELETE" });
    expect(simulator.stats().paths["GET /v1/minimax/scheduler/available"]?.count).toBe(0);
  });

  it("answers word for word what a test sets", async () => {
    await put("/__state", { scheduler: { executing: null, extra: 1 }, accounts: [] });
    expect(await (await call("scheduler/available")).json()).toEqual({ executing: null, extra: 1 });
    expect(await (await call("accounts")).json()).toEqual([]);
    simulator.setState({ schedulerText: "not json" });
    expect(await (await call("scheduler/available")).text()).toBe("not json");
    await put("/__state", {});
    expect(await (await call("scheduler/available")).json()).toHaveProperty("executing");
  });

  it("says what is wrong with a control call", async () => {
    for (const [path, body, words] of [
      ["/__fault", { fault: "nonsense" }, "No such fault"],
      ["/__scene", { scene: "party" }, "No such scene"],
      ["/__state", { executing: [] }, "No such state"],
    ] as const) {
      const response = await put(path, body);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(words);
    }
  });
});
