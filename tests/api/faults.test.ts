import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import { PROBLEM_CODES, type ProblemCode } from "@/lib/domain/problem";
import { eventually, startTestServer, type TestServer } from "../support/server";
import { CANARIES } from "../support/simulator/canaries";
import type { FaultSetting } from "../support/simulator/fault";
import { startSimulator, type Simulator } from "../support/simulator/start-simulator";

/** Every byte the server has let out, in answers and in its log. */
const seen: string[] = [];
let simulator: Simulator;
let server: TestServer;

beforeAll(async () => {
  simulator = await startSimulator({ accounts: 6, jobs: 40 });
  server = await startTestServer({
    USEAPI_TOKEN: simulator.token,
    USEAPI_BASE_URL: simulator.baseUrl,
    ACCOUNTS_INTERVAL_SECONDS: "5",
    BENCH_SPEED: "20",
  });
});
afterAll(async () => {
  await server?.stop();
  await simulator?.stop();
});

async function lookEverywhere(): Promise<Envelope> {
  for (const path of ["/", "/api/recent", "/api/health", "/api/health?maxAge=1", "/api/ready", "/api/nope", "/nope"]) {
    const { rawHeaders, text } = await server.ask(path);
    seen.push(rawHeaders, text);
  }
  const refreshed = await server.ask("/api/refresh", { method: "POST" });
  const answer = await server.ask("/api/scheduler");
  expect(answer.status).toBe(200);
  seen.push(refreshed.rawHeaders, refreshed.text, answer.rawHeaders, answer.text);
  const parsed = envelopeSchema.safeParse(JSON.parse(answer.text));
  expect(parsed).toMatchObject({ success: true });
  return JSON.parse(answer.text) as Envelope;
}

async function untilLive(): Promise<Envelope> {
  simulator.setFault(null);
  return eventually(async () => {
    // As a person at the page would: "try now".
    await server.ask("/api/refresh", { method: "POST" });
    const envelope = await server.json<Envelope>("/api/scheduler");
    expect(envelope).toMatchObject({ state: "live", problem: null });
    return envelope;
  });
}

/** What causes each code, with the status that came. A code without any has a test of its own, said beside it. */
const CAUSES: Record<ProblemCode, [FaultSetting, number | null][]> = {
  unauthorised: [[{ fault: "401" }, 401]],
  subscription: [
    [{ fault: "402" }, 402],
    [{ fault: "error-body", code: 402 }, 402],
  ],
  forbidden: [[{ fault: "403" }, 403]],
  "rate-limited": [[{ fault: "429", retryAfterSeconds: 1 }, 429]],
  "account-error": [[{ fault: "596" }, 596]],
  "upstream-error": [
    [{ fault: "400" }, 400],
    [{ fault: "404" }, 404],
    [{ fault: "500" }, 500],
    [{ fault: "502" }, 502],
    [{ fault: "503" }, 503],
  ],
  timeout: [
    [{ fault: "timeout" }, null],
    [{ fault: "trickle" }, 200],
  ],
  unreachable: [[{ fault: "reset" }, null]],
  "bad-response": [
    [{ fault: "cutoff" }, 200],
    [{ fault: "html" }, 200],
    [{ fault: "empty" }, 200],
    [{ fault: "null-rows" }, 200],
    [{ fault: "wrong-types" }, 200],
    [{ fault: "keyed" }, 200],
    [{ fault: "array" }, 200],
    [{ fault: "scalar" }, 200],
    [{ fault: "huge" }, 200],
    [{ fault: "redirect" }, 302],
  ],
  // "tells a frozen answer": its data's age is another.
  frozen: [],
};
const FAULTS = PROBLEM_CODES.flatMap((code) =>
  CAUSES[code].map(([fault, status]): [FaultSetting, ProblemCode, number | null] => [fault, code, status]),
);

describe("trouble upstream", () => {
  it.each(FAULTS)(
    "%o is told as %s, with the last good numbers kept, and ends by itself",
    async (fault, code, status) => {
      const before = await untilLive();
      simulator.setFault(fault);
      await eventually(async () => {
        const { problem } = await server.json<Envelope>("/api/scheduler");
        expect(problem?.code).toBe(code);
      });
      const envelope = await lookEverywhere();
      expect(envelope.problem).toMatchObject({ code, upstreamStatus: status });
      expect(envelope.problem?.attempts).toBeGreaterThanOrEqual(1);
      expect(Date.parse(envelope.problem?.since ?? "")).toBeGreaterThanOrEqual(Date.parse(before.fetchedAt ?? ""));
      expect(envelope.snapshot?.accounts.length).toBe(before.snapshot?.accounts.length);
      await untilLive();
    },
  );

  it("tells a frozen answer after 3 polls, by the age of the last that moved", async () => {
    await untilLive();
    simulator.setFault({ fault: "frozen" });
    const frozen = await eventually(async () => {
      const envelope = await server.json<Envelope>("/api/scheduler");
      expect(envelope.problem?.code).toBe("frozen");
      return envelope;
    });
    await lookEverywhere();
    const later = await server.json<Envelope>("/api/scheduler");
    expect(later.fetchedAt).toBe(frozen.fetchedAt);
    expect(later.problem?.upstreamStatus).toBe(200);
    await untilLive();
  });

  it.each(["no-fields", "nulls", "bad-neighbours"] as const)("does not mind %s: a good answer", async (fault) => {
    await untilLive();
    simulator.setFault({ fault });
    const { count } = simulator.stats().paths["GET /v1/minimax/scheduler/available"] ?? { count: 0 };
    await eventually(async () => {
      await server.ask("/api/scheduler");
      expect(simulator.stats().paths["GET /v1/minimax/scheduler/available"]?.count).toBeGreaterThan(count + 1);
    });
    expect(await lookEverywhere()).toMatchObject({ state: "live", problem: null });
  });

  it("does not mind GET accounts failing in every way", async () => {
    await untilLive();
    for (const fault of ["401", "timeout", "html", "huge", "wrong-types"] as const) {
      const asked = () => simulator.stats().paths["GET /v1/minimax/accounts"]?.count ?? 0;
      const before = asked();
      simulator.setFault({ fault, on: "accounts" });
      // Asked twice: the first such answer, or its absence, has been taken in.
      await eventually(async () => {
        await server.ask("/api/scheduler");
        expect(asked()).toBeGreaterThan(before + 1);
      });
      expect(await lookEverywhere()).toMatchObject({ problem: null });
    }
  });

  it("never had a good answer: down, and health for pagers says so", async () => {
    simulator.setFault({ fault: "401" });
    const fresh = await startTestServer({ USEAPI_TOKEN: "user:1-wrong", USEAPI_BASE_URL: simulator.baseUrl });
    try {
      await eventually(async () => {
        expect(await fresh.json("/api/scheduler")).toMatchObject({
          state: "down",
          revision: null,
          fetchedAt: null,
          problem: { code: "unauthorised" },
        });
      });
      expect((await fresh.ask("/api/health")).status).toBe(200);
      expect((await fresh.ask("/api/health?maxAge=60")).status).toBe(503);
      expect((await fresh.ask("/api/ready")).status).toBe(200);
      expect((await fresh.ask("/")).status).toBe(200);
      seen.push(fresh.output());
    } finally {
      await fresh.stop();
      simulator.setFault(null);
    }
  });
});

describe("secrets", () => {
  it("reached no byte of any answer, header or log in all of this, nor did a redirect get the token", async () => {
    await untilLive();
    await lookEverywhere();
    expect(seen.length).toBeGreaterThan(100);
    const everything = [...seen, server.output()].join("\n");
    for (const canary of CANARIES) expect(everything).not.toContain(canary);
    expect(simulator.stats().followed).toBe(0);
    expect(server.output()).toContain("upstream state changed");
  });

  it("are not in the built files", async () => {
    const { text } = await server.ask("/");
    const scripts = [...text.matchAll(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g)].map(([path]) => path);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of new Set(scripts)) {
      const file = await server.ask(path);
      expect(file.status).toBe(200);
      expect(file.headers["x-content-type-options"]).toBe("nosniff");
      for (const word of [...CANARIES, "USEAPI_TOKEN_FILE", "minimax/scheduler"]) expect(file.text).not.toContain(word);
    }
  });
});
