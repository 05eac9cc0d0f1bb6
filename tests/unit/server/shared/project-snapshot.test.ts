import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { envelopeSchema } from "@/lib/domain/envelope-schema";
import { JOB_KINDS } from "@/lib/domain/kind";
import type { Filters } from "@/lib/domain/narrow";
import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { suggestAccount } from "@/lib/domain/suggestion";
import { totalsOf } from "@/lib/domain/totals";
import { projectEnvelope } from "@/lib/server/shared/project-envelope";
import { projectRecent } from "@/lib/server/shared/project-recent";
import { accountsShown, projectSnapshot, type Projection } from "@/lib/server/shared/project-snapshot";
import { projectAhead } from "@/lib/server/shared/project-usual";
import { buildAccount } from "../../../support/builders/build-account";
import { buildEnvelope, buildProblem } from "../../../support/builders/build-envelope";

const NO_FILTERS: Filters = { account: [], kind: [], q: "", refPrefix: "" };
const IDS = ["1834567890123456789", "1834567890123456790", "1834567890123456791"];

function projection(part: Partial<Projection> = {}): Projection {
  const numbers = new Map(IDS.map((id, index) => [id, index + 1]));
  return { filters: NO_FILTERS, hideAccounts: false, hideReferences: false, hashKey: "key", numbers, ...part };
}

let made = 0;
function job(part: Partial<Job>): Job {
  made += 1;
  const accountId = part.accountId ?? IDS[0] ?? "";
  return {
    id: `user:1042-minimax:${accountId}-video:${made}`,
    kind: "video",
    accountId,
    startedAt: "2026-11-23T16:00:00.000Z",
    ref: "acme/1",
    callbackHost: "hooks.acme.example",
    ...part,
  };
}

function snapshot(accounts: Account[], jobs: Job[]): Snapshot {
  return {
    totals: totalsOf(accounts),
    suggestion: suggestAccount(accounts, jobs),
    accounts,
    jobs,
    dropped: { jobs: 2, accounts: 1 },
  };
}

const fleet = () => [
  buildAccount({ id: IDS[0], name: "studio-west", executing: 3, available: 2, uncounted: { image: 2, music: 1 } }),
  buildAccount({ id: IDS[1], name: "shorts-1", executing: 0, available: 5, sessionEndsAt: "2026-12-01T00:00:00.000Z" }),
  buildAccount({
    id: IDS[2],
    name: null,
    executing: 1,
    available: 4,
    problem: { code: "account-error", message: "fix it" },
  }),
];

describe("a share's projection", () => {
  it("without filters and hiding nothing is the snapshot, but for what is the owner's alone", () => {
    const whole = snapshot(fleet(), [job({})]);
    const seen = projectSnapshot(whole, projection());
    expect(seen.totals).toEqual(whole.totals);
    expect(seen.jobs).toEqual(whole.jobs);
    expect(seen.suggestion).toEqual(whole.suggestion);
    expect(seen.accounts.map(({ sessionEndsAt }) => sessionEndsAt)).toEqual([null, null, null]);
    expect(seen.accounts[2]?.problem?.message).not.toContain("fix");
  });

  it("with everything hidden holds no id, name, reference or host", () => {
    const whole = snapshot(fleet(), [job({ ref: "acme/secret-reference" }), job({ kind: "image", accountId: IDS[1] })]);
    const seen = projectSnapshot(whole, projection({ hideAccounts: true, hideReferences: true }));
    const text = JSON.stringify(seen);
    for (const secret of ["1042", "18345678", "studio", "shorts", "acme", "secret", "hooks", "fix it"]) {
      expect(text).not.toContain(secret);
    }
    expect(seen.accounts.map(({ id, name }) => [id, name])).toEqual([
      ["account-1", "Account 1"],
      ["account-2", "Account 2"],
      ["account-3", "Account 3"],
    ]);
    const image = seen.jobs.find(({ kind }) => kind === "image");
    expect(image).toMatchObject({ accountId: "account-2", ref: null, callbackHost: null });
    expect(seen.totals).toEqual(whole.totals);
  });

  it("with accounts hidden alone tells no customer's host, of an account's trouble no more than that its slots can't be used, and the references it was to show", () => {
    const seen = projectSnapshot(snapshot(fleet(), [job({})]), projection({ hideAccounts: true }));
    expect(seen.jobs).toMatchObject([{ ref: "acme/1", callbackHost: null }]);
    const told = { code: "account-error", message: "This account has trouble. Its owner can see more." };
    expect(seen.accounts.flatMap(({ problem }) => problem ?? [])).toEqual([told]);
  });

  it("with references hidden alone leaves out hosts as well", () => {
    const seen = projectSnapshot(snapshot(fleet(), [job({})]), projection({ hideReferences: true }));
    expect(seen.jobs).toMatchObject([{ accountId: IDS[0], ref: null, callbackHost: null }]);
  });

  it("orders hidden accounts by number, not by name", () => {
    const numbers = new Map([
      [IDS[0] ?? "", 2],
      [IDS[1] ?? "", 1],
    ]);
    const seen = projectSnapshot(snapshot(fleet(), []), projection({ hideAccounts: true, numbers }));
    expect(seen.accounts.map(({ id }) => id)).toEqual(["account-1", "account-2"]);
  });

  it("orders jobs that began at one time by the ids it shows, which tell nothing of the hidden ones", () => {
    const jobs = IDS.flatMap((accountId) => [job({ accountId }), job({ accountId })]);
    const seen = projectSnapshot(snapshot(fleet(), jobs), projection({ hideAccounts: true }));
    const ids = seen.jobs.map(({ id }) => id);
    expect(ids).toHaveLength(jobs.length);
    expect(ids).toEqual([...ids].sort());
  });

  it("ids of jobs repeat within a share, and differ from one share to the next", () => {
    const whole = snapshot(fleet(), [job({})]);
    const idWith = (hashKey: string) => projectSnapshot(whole, projection({ hideAccounts: true, hashKey })).jobs[0]?.id;
    expect(idWith("a")).toBe(idWith("a"));
    expect(idWith("a")).not.toBe(idWith("b"));
  });

  it("cut by account: the others' figures are in no total", () => {
    const seen = projectSnapshot(
      snapshot(fleet(), [job({}), job({ accountId: IDS[1] }), job({ accountId: null })]),
      projection({ filters: { ...NO_FILTERS, account: [IDS[1] ?? ""] } }),
    );
    expect(seen.accounts.map(({ id }) => id)).toEqual([IDS[1]]);
    expect(seen.jobs).toHaveLength(1);
    expect(seen.totals).toEqual({ slots: 5, executing: 0, free: 5, withheld: 0, uncounted: {}, nextFree: null });
    expect(seen.suggestion).toEqual({ accountId: IDS[1] });
    expect(seen.dropped).toEqual({ jobs: 0, accounts: 0 });
  });

  it("cut by reference: an account tells of this client's jobs only", () => {
    const mine = [job({ ref: "acme/1" }), job({ ref: "acme/2", kind: "image" })];
    const others = [job({ ref: "bravo/1" }), job({ ref: null }), job({ ref: "bravo/2", accountId: IDS[1] })];
    const filters = { ...NO_FILTERS, refPrefix: "acme/" };
    const seen = projectSnapshot(snapshot(fleet(), [...mine, ...others]), projection({ filters }));
    expect(seen.jobs.map(({ ref }) => ref)).toEqual(["acme/1", "acme/2"]);
    expect(seen.accounts).toEqual([
      expect.objectContaining({ id: IDS[0], maxJobs: null, executing: 1, available: null, uncounted: { image: 1 } }),
    ]);
    expect(seen.totals).toEqual({
      slots: null,
      executing: 1,
      free: null,
      withheld: 0,
      uncounted: { image: 1 },
      nextFree: null,
    });
    expect(seen.suggestion).toBeNull();
  });

  it("cut by reference: what ails an account, or agrees in it, is no news of this client's jobs", () => {
    const [, , troubled] = fleet();
    const told = { listed: false, inferred: true, consistent: false, nextFree: { medianMs: 9, lowMs: 8, highMs: 10 } };
    const accounts = troubled ? [{ ...troubled, ...told }] : [];
    const filters = { ...NO_FILTERS, refPrefix: "acme/" };
    const seen = projectSnapshot(snapshot(accounts, [job({ accountId: IDS[2] })]), projection({ filters }));
    expect(seen.accounts).toMatchObject([
      { id: IDS[2], problem: null, listed: true, inferred: false, consistent: true, nextFree: null },
    ]);
  });

  it("cut by kind: figures of what is not shown are unknown", () => {
    const filters: Filters = { ...NO_FILTERS, kind: ["image"] };
    const seen = projectSnapshot(snapshot(fleet(), [job({}), job({ kind: "image" })]), projection({ filters }));
    expect(seen.totals).toEqual({
      slots: null,
      executing: null,
      free: null,
      withheld: 0,
      uncounted: { image: 2 },
      nextFree: null,
    });
    expect(seen.accounts[0]).toMatchObject({
      executing: null,
      maxJobs: null,
      available: null,
      uncounted: { image: 2 },
    });
  });

  it("of one client never changes with what another client does", () => {
    const kind = fc.constantFrom(...JOB_KINDS);
    const account = fc.constantFrom(...IDS);
    const jobsOf = (refs: readonly (string | null)[]) =>
      fc.array(fc.record({ kind, accountId: account, ref: fc.constantFrom(...refs), own: fc.nat(), at: fc.nat(1e9) }), {
        maxLength: 12,
      });
    const toJobs = (drawn: { kind: Job["kind"]; accountId: string; ref: string | null; own: number; at: number }[]) =>
      drawn.map(({ own, at, ...rest }) =>
        job({ ...rest, id: `user:1042-minimax:x-${rest.kind}:${own}`, startedAt: new Date(1.7e12 + at).toISOString() }),
      );
    const figures = fc.array(
      fc.record({ executing: fc.nat(9), available: fc.nat(9), image: fc.nat(9), listed: fc.boolean() }),
      {
        minLength: 3,
        maxLength: 3,
      },
    );
    const others = ["bravo/1", "charlie", "ACME/x", "", null];
    fc.assert(
      fc.property(
        jobsOf(["acme/1", "acme/2"]),
        jobsOf(others),
        jobsOf(others),
        figures,
        figures,
        fc.record({ hideAccounts: fc.boolean(), hideReferences: fc.boolean() }),
        (mine, before, after, figuresBefore, figuresAfter, hiding) => {
          const filters = { ...NO_FILTERS, refPrefix: "acme/" };
          const own = toJobs(mine);
          const see = (more: Job[], drawn: typeof figuresBefore) => {
            const accounts = fleet().map((one, index) => {
              const { image = 0, ...rest } = drawn[index] ?? {};
              return { ...one, ...rest, uncounted: { image } };
            });
            const whole = snapshot(accounts, [...own, ...more]);
            const numbers = new Map(accountsShown(whole, filters).map(({ id }, index) => [id, index + 1]));
            return projectSnapshot(whole, projection({ filters, numbers, ...hiding }));
          };
          expect(see(toJobs(after), figuresAfter)).toEqual(see(toJobs(before), figuresBefore));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a share's envelope", () => {
  it("is a valid answer, with one problem for all and no cause in it", () => {
    const { snapshot: whole, ...envelope } = buildEnvelope({
      problem: buildProblem({ upstreamStatus: 401 }),
      state: "stale",
    });
    if (!whole) throw new Error("builder without snapshot");
    const seen = projectEnvelope(
      envelope,
      { snapshot: projectSnapshot(whole, projection()), revision: "own", usual: [], ahead: {}, isWhole: true },
      null,
    );
    expect(envelopeSchema.safeParse(seen)).toMatchObject({ success: true });
    expect(seen.problem).toMatchObject({ code: "upstream-error", upstreamStatus: null, attempts: 2 });
    expect(JSON.stringify(seen)).not.toMatch(/401|unauthorised|token|USEAPI_|41000/);
    expect(seen.revision).toBe("own");
    expect(
      projectEnvelope(envelope, { snapshot: whole, revision: "own", usual: [], ahead: {}, isWhole: true }, "own")
        .snapshot,
    ).toBeUndefined();
  });
});

describe("what a share's envelope says of all accounts", () => {
  const told = (isWhole: boolean, part: Parameters<typeof buildEnvelope>[0]) => {
    const { snapshot: whole, ...envelope } = buildEnvelope(part);
    if (!whole) throw new Error("builder without snapshot");
    return projectEnvelope(envelope, { snapshot: whole, revision: "own", usual: [], ahead: {}, isWhole }, null);
  };

  it("how forecasts did, only where all are shown", () => {
    const forecastScore = { right: 8, judged: 10, silent: false };
    expect(told(true, { forecastScore }).forecastScore).toEqual(forecastScore);
    expect(told(false, { forecastScore }).forecastScore).toBeNull();
  });

  it("when to ask again, but no back-off: those differ by problem", () => {
    const times = { pollIntervalMs: 5_000, nextPollMs: 5_150 };
    expect(told(true, times).nextPollMs).toBe(5_150);
    expect(told(true, { ...times, nextPollMs: 58_000, problem: buildProblem({}) }).nextPollMs).toBe(5_000);
  });
});

describe("a share's places in line", () => {
  it("are of its own jobs, under the ids it shows; where some are cut there are none, for a place counts the others", () => {
    const mine = job({});
    const ahead = { [mine.id]: 2, "somebody else's": 1 };
    const none = { ...NO_FILTERS, refPrefix: "acme/" };
    expect(projectAhead(ahead, [mine], projection())).toEqual({ [mine.id]: 2 });
    expect(Object.values(projectAhead(ahead, [mine], projection({ hideAccounts: true })))).toEqual([2]);
    expect(projectAhead(ahead, [mine], projection({ hideAccounts: true }))).not.toHaveProperty([mine.id]);
    expect(projectAhead(ahead, [mine], projection({ filters: none }))).toEqual({});
  });
});

describe("a share's last hour", () => {
  const recent = {
    from: "2026-11-23T15:00:00.000Z",
    stepMs: 60_000,
    accounts: IDS.map((id) => ({ id, executing: [1], maxJobs: [5] })),
  };

  it("shows the accounts of the share under its own names", () => {
    const filters = { ...NO_FILTERS, account: [IDS[2] ?? ""] };
    expect(projectRecent(recent, projection({ filters, hideAccounts: true })).accounts).toEqual([
      { id: "account-3", executing: [1], maxJobs: [5] },
    ]);
  });
  it("tells nothing where only some jobs are shown", () => {
    expect(projectRecent(recent, projection({ filters: { ...NO_FILTERS, refPrefix: "acme/" } })).accounts).toEqual([]);
    expect(projectRecent(recent, projection({ filters: { ...NO_FILTERS, kind: ["image"] } })).accounts).toEqual([]);
  });
});
