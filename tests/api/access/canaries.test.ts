import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import type { ProblemCode } from "@/lib/domain/problem";
import type { NewShare } from "@/lib/domain/share";
import { startAccessServer, type AccessServer } from "../../support/access-server";
import { eventually, type RawAnswer } from "../../support/server";
import { CANARIES } from "../../support/simulator/canaries";
import type { FaultSetting } from "../../support/simulator/fault";
import { ANSWER, EAST, USER, WEST } from "../../support/two-clients";

let access: AccessServer;
let operator: string;

beforeAll(async () => {
  access = await startAccessServer({
    ACCOUNT_NAMES: `${WEST}=studio-west,${EAST}=studio-east`,
    POLL_INTERVAL_SECONDS: "1",
  });
  access.simulator.setState({ scheduler: ANSWER });
  operator = await access.signIn();
  await eventually(async () => {
    const envelope = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
    expect(envelope.snapshot?.jobs).toHaveLength(5);
  });
});
afterAll(() => access?.stop());

const ask = (path: string, cookie: string) => access.server.ask(path, { headers: { cookie } });
const bytes = ({ rawHeaders, text }: RawAnswer) => `${rawHeaders}\n${text}`;

async function open(settings: Partial<NewShare>) {
  const share = await access.share(operator, settings);
  const cookie = await access.follow(share.url);
  return { share, cookie, see: (path: string) => ask(path.replace("<id>", share.id), cookie) };
}

const seen = async (viewer: Awaited<ReturnType<typeof open>>) =>
  JSON.parse((await viewer.see("/api/shared/<id>/scheduler")).text) as Envelope;

describe("canaries", () => {
  /** Each with what the operator is told, so that it is known to be in force when the viewer's bytes are read. */
  const FAULTS: [FaultSetting | null, ProblemCode?, (number | null)?][] = [
    [null],
    [{ fault: "401" }, "unauthorised", 401],
    [{ fault: "402" }, "subscription", 402],
    [{ fault: "403" }, "forbidden", 403],
    [{ fault: "429", retryAfterSeconds: 1 }, "rate-limited", 429],
    [{ fault: "500" }, "upstream-error", 500],
    [{ fault: "502" }, "upstream-error", 502],
    [{ fault: "596" }, "account-error", 596],
    [{ fault: "reset" }, "unreachable", null],
    [{ fault: "cutoff" }, "bad-response", 200],
    [{ fault: "redirect" }, "bad-response", 302],
    [{ fault: "html" }, "bad-response", 200],
    [{ fault: "error-body", code: 402 }, "subscription", 402],
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
