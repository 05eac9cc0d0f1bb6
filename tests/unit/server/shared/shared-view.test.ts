import { expect, it } from "vitest";
import type { Usual } from "@/lib/domain/usual";
import { createSharedView } from "@/lib/server/shared/shared-view";
import type { Share } from "@/lib/server/store/shares";
import { buildEnvelope } from "../../../support/builders/build-envelope";

const share: Share = {
  id: "s1",
  label: "team",
  target: "now",
  query: "",
  hideAccounts: false,
  hideReferences: false,
  hashKey: "secret of the share",
  endsAt: null,
};
const videos = (n: number): Usual => ({
  kind: "video",
  accountId: null,
  ahead: null,
  n,
  p50Ms: 200_000,
  p90Ms: 250_000,
  p95Ms: 300_000,
  lowMs: 100_000,
  highMs: 400_000,
});

it("tells usual times that were learned while the snapshot stayed the same", async () => {
  let envelope = { ...buildEnvelope(), figuredAt: "2026-11-23T16:42:00.000Z", usual: [videos(40)] };
  const view = createSharedView(
    { envelope: () => envelope, recent: () => ({ from: "", stepMs: 1, accounts: [] }) },
    { of: () => Promise.resolve(new Map()) },
  );
  expect((await view.envelope(share, null)).usual?.map(({ n }) => n)).toEqual([40]);
  envelope = { ...envelope, figuredAt: "2026-11-23T16:42:05.000Z", usual: [videos(41)] };
  expect((await view.envelope(share, null)).usual?.map(({ n }) => n)).toEqual([41]);
});
