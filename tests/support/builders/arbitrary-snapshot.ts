import fc from "fast-check";
import { JOB_KINDS } from "@/lib/domain/kind";
import type { Account, Job, Snapshot } from "@/lib/domain/snapshot";
import { buildSnapshot } from "./build-snapshot";
import { NOW_MS } from "./times";

/** Counts as an upstream may send them: small, absent, negative, absurd. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(-3, 1e9, Number.MAX_SAFE_INTEGER, 2.5) },
);

const time = fc.option(
  fc.integer({ min: NOW_MS - 90 * 86_400_000, max: NOW_MS + 86_400_000 }).map((ms) => new Date(ms).toISOString()),
);

const accountIds = fc.constantFrom("1", "2", "10", "1834567890123456789", "1834567890123457777", "acc-dash");
const uncounted = fc.record(
  { image: fc.nat(4), speech: fc.nat(2), music: fc.nat(1), unknown: fc.nat(1) },
  { requiredKeys: [] },
);

const account: fc.Arbitrary<Account> = fc.record({
  id: accountIds,
  name: fc.option(fc.constantFrom("west", "east-2", "east-10", "…6789")),
  maxJobs: count,
  executing: count,
  available: count,
  listed: fc.boolean(),
  inferred: fc.boolean(),
  consistent: fc.boolean(),
  uncounted,
  problem: fc.option(
    fc.record({ code: fc.constantFrom("account-error", "session-ended"), message: fc.constant("Linked again soon.") }),
  ),
  sessionEndsAt: time,
  nextFree: fc.constant(null),
});

const job: fc.Arbitrary<Job> = fc.record({
  id: fc.uuid().map((id) => `user:1-minimax:2-video:${id}`),
  kind: fc.constantFrom(...JOB_KINDS),
  accountId: fc.option(fc.oneof(accountIds, fc.constant("nobody-knows-me"))),
  startedAt: time,
  ref: fc.option(fc.oneof(fc.string({ maxLength: 60 }), fc.constant("r".repeat(1_024)), fc.constant(""))),
  callbackHost: fc.option(fc.constantFrom("hooks.example.com", "a.example")),
});

/** Any snapshot the normaliser could make, and many it could not: lists in no order, numbers that agree with nothing. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({
    accounts: fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 6 }),
    jobs: fc.uniqueArray(job, { selector: ({ id }) => id, maxLength: 40 }),
    dropped: fc.record({ jobs: fc.nat(2), accounts: fc.nat(2) }),
  })
  .map((part) => buildSnapshot(part));
