import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import { PROBLEM_CODES, type ProblemCode } from "@/lib/domain/problem";
import { eventually, type RawAnswer } from "../../support/server";
import { CANARIES } from "../../support/simulator/canaries";
import type { FaultSetting } from "../../support/simulator/fault";
import { EAST, startTwoClients, USER, WEST, type TwoClients } from "../../support/two-clients";

let { access, operator, ask, open, seen } = {} as TwoClients;

beforeAll(async () => {
  ({ access, operator, ask, open, seen } = await startTwoClients({ UPSTREAM_TIMEOUT_SECONDS: "3" }));
});
afterAll(() => access?.stop());

const bytes = ({ rawHeaders, text }: RawAnswer) => `${rawHeaders}\n${text}`;

describe("canaries", () => {
  /** What causes each code, with the status that the operator is told: so it is known to be in force when the viewer's bytes are read. */
  const CAUSES: Record<ProblemCode, [FaultSetting, number | null][]> = {
    unauthorised: [[{ fault: "401" }, 401]],
    subscription: [
      [{ fault: "402" }, 402],
      [{ fault: "error-body", code: 402 }, 402],
    ],
    forbidden: [[{ fault: "403" }, 403]],
    "rate-limited": [[{ fault: "429", retryAfterSeconds: 1 }, 429]],
    "upstream-error": [
      [{ fault: "500" }, 500],
      [{ fault: "502" }, 502],
    ],
    "account-error": [[{ fault: "596" }, 596]],
    timeout: [[{ fault: "timeout" }, null]],
    unreachable: [[{ fault: "reset" }, null]],
    "bad-response": [
      [{ fault: "cutoff" }, 200],
      [{ fault: "redirect" }, 302],
      [{ fault: "html" }, 200],
    ],
    // The rows of two clients have no `elapsed` that could stand still.
    frozen: [],
  };
  const FAULTS: [FaultSetting | null, ProblemCode?, (number | null)?][] = [
    [null],
    ...PROBLEM_CODES.flatMap((code) =>
      CAUSES[code].map(([fault, status]): [FaultSetting, ProblemCode, number | null] => [fault, code, status]),
    ),
  ];

  it("are in no byte a viewer with everything hidden receives, over every fault", async () => {
    const viewer = await open({ label: "hall", hideAccounts: true, hideReferences: true });
    const token = access.variables.USEAPI_TOKEN ?? "";
    const secrets = [
      USER,
      WEST,
      EAST,
      "studio-",
      "acme",
      "bravo",
      "hooks.",
      "canary",
      token,
      token.split("-")[1] ?? token,
      "90000000000000000",
      "USEAPI_",
      "useapi_token",
    ];
    const scripts = new Set<string>();
    for (const [fault, code, status] of FAULTS) {
      access.simulator.setFault(fault);
      await eventually(async () => {
        await access.server.ask("/api/refresh", { method: "POST", headers: { cookie: operator } });
        const envelope = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
        expect([envelope.problem?.code, envelope.problem?.upstreamStatus]).toEqual([code, status]);
      });
      for (const path of [
        "/shared/<id>",
        "/api/shared/<id>/scheduler",
        "/api/shared/<id>/recent",
        "/api/shared/<id>/nope",
        "/api/health",
        new URL(viewer.share.url).pathname,
      ]) {
        const answer = await viewer.see(path);
        for (const [, script] of answer.text.matchAll(/"(\/_next\/static\/[^"\\]+\.js)/g)) scripts.add(script ?? "");
        // The link's own address and cookie are the viewer's.
        for (const secret of secrets) expect(bytes(answer), `${path} under ${fault?.fault}`).not.toContain(secret);
      }
      const envelope = await seen(viewer);
      expect(envelopeSchema.safeParse(envelope)).toMatchObject({ success: true });
      expect(envelope.problem?.upstreamStatus ?? null).toBeNull();
      if (fault !== null) expect(envelope.problem).toMatchObject({ code: "upstream-error", retryInMs: null });
    }
    access.simulator.setFault(null);
    expect(scripts.size).toBeGreaterThan(0);
    for (const script of scripts) {
      const text = bytes(await viewer.see(script));
      for (const secret of [USER, WEST, EAST, ...CANARIES]) expect(text).not.toContain(secret);
    }
  }, 120_000);

  it("no link is in the log", () => {
    expect(access.server.output()).not.toMatch(/\/s\/|slotwatch-share/);
  });
});
