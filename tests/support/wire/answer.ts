/**
 * Builders of what the upstream sends, as its vendor documents it (CONTRIBUTING.md, "What the API sends"). Defaults are full
 * and fixed; every field can be replaced by anything, wrong values included, or left out with `undefined`.
 */
export type Wire = Record<string, unknown>;

/** A made-up account id: 18 digits, as MiniMax's are. */
export const ACCOUNT_ID = "381904455712900101";

/** An upstream job id: `user:<user>-minimax:<account>-<kind>:<id>`. */
export function buildWireJobId({ account = ACCOUNT_ID, kind = "video", id = "512345678901544332" } = {}): string {
  return `user:4711-minimax:${account}-${kind}:${id}`;
}

/** A row of `executing[]`: a video that began 3:48 before 12:00. */
export function buildWireJob(fields: Wire = {}): Wire {
  return withoutUndefined({
    videoId: buildWireJobId(),
    started: "2026-11-24T11:56:12.000Z",
    elapsed: "03:48",
    replyUrl: "https://hooks.example.com/private/path?key=canary-query",
    replyRef: "promo-17",
    ...fields,
  });
}

/** A row of `available[]`: five slots, two of them taken. */
export function buildWireAccount(fields: Wire = {}): Wire {
  return withoutUndefined({ account: ACCOUNT_ID, maxJobs: 5, executing: 2, available: 3, ...fields });
}

/** The body of a 200: one account, and the two videos that run on it. */
export function buildWireAnswer(fields: Wire = {}): Wire {
  return withoutUndefined({
    executing: [buildWireJob(), buildWireJob({ videoId: buildWireJobId({ id: "512345678901544333" }) })],
    available: [buildWireAccount()],
    ...fields,
  });
}

/** An entry of `GET accounts`, with the personal data and credentials that must never pass (marked "canary"). */
export function buildWireAccountEntry(fields: Wire = {}): Wire {
  return withoutUndefined({
    account: ACCOUNT_ID,
    maxJobs: 5,
    supportVideo: true,
    jwt: {
      token: "canary-jwt-token",
      user: { deviceID: "canary-device", id: "canary-user", name: "canary-name", avatar: "https://canary.example" },
      iat: 1_764_000_000,
      exp: 1_766_592_000,
      iat_Issued: "2026-11-20T00:00:00.000Z",
      exp_Expire: "2026-12-20T00:00:00.000Z",
      host: "canary-host",
      searchParams: "canary-params",
    },
    ...fields,
  });
}

function withoutUndefined(fields: Wire): Wire {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
