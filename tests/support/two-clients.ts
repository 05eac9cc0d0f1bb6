import { expect } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { NewShare } from "@/lib/domain/share";
import { startAccessServer, type AccessServer } from "./access-server";
import { eventually, type RawAnswer } from "./server";
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

/** Who came through a link. */
export interface Viewer {
  share: NewShare;
  cookie: string;
  /** Asks a path; `<id>` in it is the share's. */
  see(path: string): Promise<RawAnswer>;
}

export interface TwoClients {
  access: AccessServer;
  /** The operator's Cookie header. */
  operator: string;
  ask(path: string, cookie: string): Promise<RawAnswer>;
  /** Makes a link, and follows it. */
  open(settings: Partial<NewShare>): Promise<Viewer>;
  /** What a viewer is told of what runs now. */
  seen(viewer: Viewer): Promise<Envelope>;
}

/** A server behind a password that has had that answer, asked each second. */
export async function startTwoClients(variables: Record<string, string> = {}): Promise<TwoClients> {
  const access = await startAccessServer({
    ACCOUNT_NAMES: `${WEST}=studio-west,${EAST}=studio-east`,
    POLL_INTERVAL_SECONDS: "1",
    ...variables,
  });
  access.simulator.setState({ scheduler: ANSWER });
  const operator = await access.signIn();
  const ask = (path: string, cookie: string) => access.server.ask(path, { headers: { cookie } });
  await eventually(async () => {
    const envelope = JSON.parse((await ask("/api/scheduler", operator)).text) as Envelope;
    expect(envelope.snapshot?.jobs).toHaveLength(5);
  });
  return {
    access,
    operator,
    ask,
    async open(settings) {
      const share = await access.share(operator, settings);
      const cookie = await access.follow(share.url);
      return { share, cookie, see: (path) => ask(path.replace("<id>", share.id), cookie) };
    },
    seen: async (viewer) => JSON.parse((await viewer.see("/api/shared/<id>/scheduler")).text) as Envelope,
  };
}
