import { expect, it } from "vitest";
import type { Envelope } from "@/lib/domain/envelope";
import type { Usual } from "@/lib/domain/usual";
import { createSharedView } from "@/lib/server/shared/shared-view";
import type { Share } from "@/lib/server/store/shares";
import { buildAccount } from "../../../support/builders/build-account";
import { buildEnvelope } from "../../../support/builders/build-envelope";
import { buildJob } from "../../../support/builders/build-job";
import { buildSnapshot } from "../../../support/builders/build-snapshot";

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

const WEST = "1834567890123456789";
const EAST = "1834567890123457777";
const job = (ref: string, accountId: string) =>
  buildJob({ id: `user:1-minimax:${accountId}-video:${ref}`, accountId, ref });

/** Two accounts with a client's job each, seen through a share; `asked` are the accounts that were given numbers. */
function setUp(part: Partial<Envelope> = {}) {
  const accounts = [buildAccount({ id: WEST, name: "studio-west" }), buildAccount({ id: EAST, name: "studio-east" })];
  const jobs = [job("acme/1", WEST), job("bravo/1", EAST)];
  const envelope = { ...buildEnvelope({ snapshot: buildSnapshot({ accounts, jobs }) }), ...part };
  const asked: (readonly string[])[] = [];
  const recent = { from: "", stepMs: 1, accounts: [WEST, EAST].map((id) => ({ id, executing: [1], maxJobs: [2] })) };
  const view = createSharedView(
    { envelope: () => envelope, recent: () => recent },
    {
      of(_, ids) {
        asked.push(ids);
        return Promise.resolve(new Map(ids.map((id, index) => [id, index + 1])));
      },
    },
  );
  const see = async (settings: Partial<Share> = {}) => await view.envelope({ ...share, ...settings }, null);
  return { view, see, asked };
}

it("shows nothing through a link whose stored filter can't be read, rather than everything", async () => {
  const { see } = setUp();
  expect((await see()).snapshot?.jobs).toHaveLength(2);
  const { snapshot } = await see({ query: "?kind=nothing-we-know" });
  expect(snapshot).toMatchObject({ jobs: [], accounts: [], suggestion: null });
});

it("shows what a link's settings say now, whatever they said at the answer before", async () => {
  const { see } = setUp();
  const before = await see();
  const after = await see({ query: "?refPrefix=acme/", hideReferences: true });
  expect(after.snapshot?.jobs.map(({ accountId, ref }) => [accountId, ref])).toEqual([[WEST, null]]);
  expect(after.revision).not.toBe(before.revision);
  // An open page is of the settings it was made with, and loads itself anew.
  expect(after.build).not.toBe(before.build);
});

it("tells nothing of the moment through a link to history but what the accounts are called", async () => {
  const ahead = { [job("acme/1", WEST).id]: 1 };
  const { see } = setUp({ figuredAt: "2026-11-23T16:42:00.000Z", usual: [videos(40)], ahead });
  expect(await see()).toMatchObject({ usual: [{ n: 40 }], ahead });
  const { snapshot, ...rest } = await see({ target: "history" });
  expect(rest).toMatchObject({ usual: [], ahead: {}, forecastScore: null });
  expect(snapshot?.jobs).toEqual([]);
  expect(snapshot?.totals).toMatchObject({ slots: null, executing: null, free: null });
  const none = { maxJobs: null, executing: null, available: null };
  expect(snapshot?.accounts).toMatchObject([
    { name: "studio-west", ...none },
    { name: "studio-east", ...none },
  ]);
  // Those with such a job now are of the moment, too.
  expect((await see({ target: "history", query: "?refPrefix=acme/" })).snapshot?.accounts).toEqual([]);
});

it("numbers only the accounts it shows: a gap between numbers would count the others", async () => {
  const { view, see, asked } = setUp();
  await see({ hideAccounts: true, query: `?account=${EAST}` });
  await view.recent({ ...share, hideAccounts: true, query: `?account=${EAST}` });
  await view.recent({ ...share, hideAccounts: true, query: "?refPrefix=acme/" });
  expect(asked).toEqual([[EAST], [EAST], []]);
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
