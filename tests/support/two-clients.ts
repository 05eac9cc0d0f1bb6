import { buildWireAccount, buildWireJob } from "./wire/answer";

export const USER = "7719935501";
export const WEST = "381904455712900101";
export const EAST = "381904455712900202";
const jobId = (account: string, id: string, kind = "video") => `user:${USER}-minimax:${account}-${kind}:${id}`;

/** What the upstream says: two clients on one account, and one of them on a second. */
export const ANSWER = {
  executing: [
    buildWireJob({
      videoId: jobId(WEST, "900000000000000001"),
      replyRef: "acme/spring/1",
      replyUrl: "https://hooks.acme.example/x",
    }),
    buildWireJob({
      videoId: jobId(WEST, "900000000000000002"),
      replyRef: "bravo/9",
      replyUrl: "https://cb.bravo.example/canary-reply",
    }),
    buildWireJob({ videoId: jobId(WEST, "900000000000000003"), replyRef: "bravo/10" }),
    buildWireJob({ videoId: jobId(EAST, "900000000000000004"), replyRef: "bravo/11" }),
    buildWireJob({ videoId: jobId(EAST, "900000000000000005", "image"), replyRef: "bravo/12" }),
  ],
  available: [
    buildWireAccount({ account: WEST, maxJobs: 7, executing: 3, available: 4 }),
    buildWireAccount({ account: EAST, maxJobs: 9, executing: 1, available: 8 }),
  ],
};
