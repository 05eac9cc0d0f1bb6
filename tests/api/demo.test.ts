import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

let simulator: Simulator;
let server: TestServer;

beforeAll(async () => {
  simulator = await startSimulator();
  server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    SLOTWATCH_DEMO: "1",
    SLOTWATCH_DEMO_CONTROL: simulator.url,
    BENCH_SPEED: "10",
  });
});
afterAll(async () => {
  await server?.stop();
  await simulator?.stop();
});

const play = (body: string, headers: Record<string, string> = {}) =>
  server.ask("/api/demo", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

describe("/api/demo", () => {
  it("switches the scene, and the page's data follows, also out of a long back-off", async () => {
    expect(await server.json("/api/demo")).toEqual({ scene: "calm" });
    await eventually(async () =>
      expect(await server.json("/api/scheduler")).toMatchObject({ state: "live", demo: true }),
    );
    expect((await play('{"scene":"refused"}')).status).toBe(200);
    await eventually(async () => {
      expect((await server.json<Envelope>("/api/scheduler")).problem).toMatchObject({ code: "unauthorised" });
    });
    expect(await server.json("/api/demo")).toEqual({ scene: "refused" });
    await play('{"scene":"full"}');
    await eventually(async () => {
      const { problem, snapshot } = await server.json<Envelope>("/api/scheduler");
      expect(problem).toBeNull();
      expect(snapshot?.totals.free).toBe(0);
    });
  });

  it("refuses what is no scene, no JSON, too large or from elsewhere", async () => {
    for (const body of ['{"scene":"party"}', "{}", "null", "[]", '"calm"', "calm", ""]) {
      const answer = await play(body);
      expect([body, answer.status]).toEqual([body, 400]);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "bad-request" } });
    }
    expect((await play(`{"scene":"${"x".repeat(20_000)}"}`)).status).toBe(413);
    expect((await play('{"scene":"calm"}', { origin: "https://evil.example" })).status).toBe(403);
    expect((await server.ask("/api/demo", { method: "PUT" })).status).toBe(405);
  });
});
