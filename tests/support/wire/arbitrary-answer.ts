import fc from "fast-check";
import { buildWireJobId } from "./answer";

/** Anything JSON can carry that has no business where it stands: wrong, huge, deep, or called like a prototype. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(null, true, false, "", " ", "null", "NaN", "__proto__", "constructor") },
  { weight: 3, arbitrary: fc.constantFrom(0, -0, -1, 0.5, 1e21, 1e308, -1e308, 2 ** 53, 381904455712900101) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("x".repeat(5_000), "\u0000", "\ud800", "\u2028", "<script>", "1".repeat(400)),
  },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat({ max: 3_000 }).map(nest) },
);

/** An array in an array in an array ... */
function nest(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** Few values, so that ids meet again: as duplicates, and in both lists. */
const account = fc.constantFrom("1", "2", "381904455712900101", "team-a-video", "__proto__", "constructor");
const jobId = fc
  .record({
    account,
    kind: fc.constantFrom("video", "image", "audio", "music", "file", "toString", ""),
    id: fc.constantFrom("1", "2", "3", "in4", "__proto__"),
  })
  .map(buildWireJobId);
const started = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2026-11-24T11:56:12.000Z", 1_764_000_000, 1_764_000_000_000, "2026-11-24 11:56", "-000001-01-01"),
  fc.double(),
);
const elapsed = fc.oneof(
  fc.constantFrom("03:57", "75:12", "1:15:12", "999999:59", "999999:23:59:59", "00:00", "00:99", "::", "-1:00"),
  fc.tuple(fc.nat(99), fc.nat(99)).map((parts) => parts.join(":")),
);
const url = fc.constantFrom(
  "https://hooks.example.com/x?y=canary",
  "https://u:p@h:1/",
  "http://",
  "https:x",
  "//x",
  "\\",
);
const count = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer(), fc.double(), fc.constantFrom("5", "-1", "1e5"));

/** A field of its own kind mostly, else junk. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: arbitrary as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });

/** An object any of whose fields may be missing, with odd own keys (`__proto__` among them, as JSON.parse makes it). */
function object(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const odd = fc.dictionary(fc.constantFrom("__proto__", "constructor", "toString", "new field", "model"), junk, {
    maxKeys: 2,
    noNullPrototype: true,
  });
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), odd)
    .map(([known, more]) => Object.defineProperties(known, Object.getOwnPropertyDescriptors(more)));
}

const jobRow = object({
  videoId: mostly(jobId),
  imageId: mostly(jobId),
  audioId: mostly(jobId),
  lipsyncId: mostly(jobId),
  started: mostly(started),
  elapsed: mostly(elapsed),
  replyUrl: mostly(url),
  replyRef: mostly(fc.string({ unit: "binary", maxLength: 30 })),
});

const accountRow = object({
  account: mostly(account),
  maxJobs: mostly(count),
  executing: mostly(count),
  available: mostly(count),
  executingAudio: mostly(count),
  executingOther: mostly(count),
  executing__proto__: junk,
});

const listOf = (row: fc.Arbitrary<unknown>) => mostly(fc.array(mostly(row), { maxLength: 12 }));

/** An answer of the scheduler: any field missing, wrong, huge or duplicated, at any level. */
export const arbitraryAnswer: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 12,
    arbitrary: object({ executing: listOf(jobRow), available: listOf(accountRow) }),
  },
  { weight: 1, arbitrary: object({ error: junk, code: mostly(count), executing: junk, available: junk }) },
  { weight: 1, arbitrary: junk },
);

const accountEntry = object({
  account: mostly(account),
  maxJobs: mostly(count),
  error: mostly(fc.constantFrom("canary-error", null, false)),
  jwt: mostly(object({ token: fc.constant("canary-token"), exp_Expire: mostly(started), user: junk })),
});

/** An answer of `GET accounts`, as broken. */
export const arbitraryAccountsAnswer: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(account, mostly(accountEntry)), { maxLength: 6 })
      // Through text, so that `__proto__` is an own key, as it is when it comes over the wire.
      .map((entries) =>
        JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${toJson(value)}`).join()}}`),
      ),
  },
  { weight: 1, arbitrary: junk },
);

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}
