import type { ProblemCode } from "@/lib/domain/problem";
import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import type { Handover } from "@/lib/server/monitor/handover";
import { limitsOf } from "@/lib/server/monitor/limits";
import { createMonitor, type MonitorDeps } from "@/lib/server/monitor/monitor";
import type { Historian, Reader } from "@/lib/server/monitor/types";
import type { UpstreamResult } from "@/lib/server/upstream/client";
import { buildAccount } from "../../../support/builders/build-account";
import { buildJob } from "../../../support/builders/build-job";
import { buildSnapshot } from "../../../support/builders/build-snapshot";
import { createFakeClock } from "./fake-clock";

/** 2 of 5 slots running. */
export const anAccount = (part: Partial<Account> = {}) =>
  buildAccount({ id: "acc-1", executing: 2, available: 3, ...part });

export const aJob = (part: Partial<Job> = {}) => buildJob({ id: "job-1", accountId: "acc-1", ...part });

/** One account and no job, so that the monitor may idle. */
export const aSnapshot = (part: Partial<Snapshot> = {}) =>
  buildSnapshot({ accounts: [anAccount()], jobs: [], ...part });

/** What the fake upstream says: a snapshot and, where it matters, each job's `elapsed`. */
export interface FakeAnswer {
  snapshot: Snapshot;
  elapsed?: Record<string, number | null>;
}

export function good(answer: FakeAnswer = { snapshot: aSnapshot() }, latencyMs = 0): UpstreamResult {
  return { ok: true, body: answer, status: 200, latencyMs };
}

export function bad(code: ProblemCode, status: number | null = null, retryAfterMs: number | null = null) {
  return { ok: false as const, code, status, retryAfterMs, detail: "", latencyMs: 0 };
}

const fakeReader: Reader = {
  readScheduler(body) {
    const { snapshot, elapsed = {} } = body as FakeAnswer;
    return { ok: true, snapshot, elapsedByJob: new Map(Object.entries(elapsed)) };
  },
  readAccounts: () => null,
  readAgain: () => null,
  rename: (old) => old,
  mergeAccountsOf: () => undefined,
  accountsAtMs: () => null,
};

interface HarnessOptions {
  pollIntervalMs?: number;
  idlePollIntervalMs?: number;
  accountsIntervalMs?: number;
  upstreamTimeoutMs?: number;
  benchSpeed?: number;
  random?: () => number;
  reader?: Reader;
  history?: Historian;
  handover?: (deps: Pick<MonitorDeps, "clock" | "limits" | "log">) => Handover;
}

/** A monitor on a fake clock, and an upstream whose answers the test decides. */
export function createHarness(options: HarnessOptions = {}) {
  const clock = createFakeClock();
  const calls: number[] = [];
  const accountCalls: number[] = [];
  const lines: { level: string; fields: object; message: string }[] = [];
  let inFlight = 0;
  let maxInFlight = 0;
  const beginMs = clock.monotonic();
  const upstream = {
    latencyMs: 0,
    answer: (): UpstreamResult => good(),
    accounts: (): UpstreamResult => good(),
  };

  const deps: MonitorDeps = {
    client: {
      async fetchScheduler(signal) {
        calls.push(clock.monotonic() - beginMs);
        inFlight += 1;
        maxInFlight = Math.max(maxInFlight, inFlight);
        const { latencyMs } = upstream;
        if (latencyMs > 0) {
          await new Promise<void>((resolve) => {
            clock.setTimer(resolve, latencyMs);
            signal?.addEventListener("abort", () => resolve());
          });
        }
        inFlight -= 1;
        return { ...upstream.answer(), latencyMs };
      },
      async fetchAccounts() {
        accountCalls.push(clock.monotonic() - beginMs);
        return upstream.accounts();
      },
    },
    reader: options.reader ?? fakeReader,
    limits: limitsOf({
      pollIntervalMs: options.pollIntervalMs ?? 5_000,
      idlePollIntervalMs: options.idlePollIntervalMs ?? 30_000,
      accountsIntervalMs: options.accountsIntervalMs ?? 0,
      upstreamTimeoutMs: options.upstreamTimeoutMs ?? 8_000,
      benchSpeed: options.benchSpeed ?? 1,
    }),
    clock,
    // 0.5 is the middle: no jitter, and half of the first phase.
    random: options.random ?? (() => 0.5),
    log: {
      info: (fields, message) => lines.push({ level: "info", fields, message }),
      warn: (fields, message) => lines.push({ level: "warn", fields, message }),
    },
    build: "build-1",
    demo: false,
    history: options.history,
  };
  return {
    monitor: createMonitor({ ...deps, handover: options.handover?.(deps) }),
    clock,
    upstream,
    /** When each scheduler request was sent, ms since the start. */
    calls,
    accountCalls,
    lines,
    maxInFlight: () => maxInFlight,
    /** The gaps between scheduler requests. */
    gaps: () => calls.slice(1).map((atMs, index) => atMs - (calls[index] ?? 0)),
  };
}
