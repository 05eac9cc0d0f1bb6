import { expect, it } from "vitest";
import type { ReferenceUse } from "@/lib/domain/reference-use";
import { loadViewState } from "@/lib/domain/view-state";
import { HOUR_MS } from "@/lib/domain/time-units";
import { toReferenceTable } from "@/lib/view/history-references";

const VIEW = loadViewState(new URLSearchParams("range=7d&refPrefix=acme-"));

const group = (beginning: string, jobs: number, videoMs = 0) => ({
  beginning,
  jobs,
  finished: { video: jobs },
  timed: videoMs > 0 ? jobs : 0,
  videoMs,
});
const use = (part: Partial<ReferenceUse> = {}): ReferenceUse => ({
  range: "7d",
  from: "2026-11-16T16:00:00.000Z",
  to: "2026-11-23T16:00:00.000Z",
  groups: [group("acme-", 3, 3 * HOUR_MS), group("zeta/", 1, HOUR_MS)],
  others: null,
  unnamed: null,
  unobserved: 0,
  ...part,
});

it("tells each beginning's jobs and its share of the video time, as an address of its own", () => {
  const table = toReferenceTable(
    use({ unnamed: { jobs: 2, finished: { image: 1, speech: 1 }, timed: 0, videoMs: 0 }, unobserved: 1 }),
    VIEW,
    "/history",
  );
  expect(table?.rows).toMatchObject([
    {
      label: "acme-…",
      href: "/history?range=7d",
      isChosen: true,
      jobs: "3",
      kinds: "3 videos",
      videoTime: "3 h",
      share: "75 %",
    },
    { label: "zeta/…", href: "/history?refPrefix=zeta/&range=7d", isChosen: false, share: "25 %", sharePercent: 25 },
    { label: "no reference", href: null, kinds: "1 image, 1 speech", videoTime: "—", share: "0 %" },
  ]);
  expect(table?.sentence).toBe(
    "6 jobs ended in the last 7 days. 1 more ended while nothing was observed, and is in no figure.",
  );
});

it("tells no time where none is known, and at least what is known of some", () => {
  const some = { ...group("some-", 3, HOUR_MS), timed: 2 };
  const rows = toReferenceTable(use({ groups: [some, group("none-", 2)] }), VIEW, "/history")?.rows;
  expect(rows).toMatchObject([
    { videoTime: "at least 1 h", share: "100 %" },
    { videoTime: "—", share: "—", sharePercent: null },
  ]);
});

it("leads nowhere from a whole reference: with it others begin, too", () => {
  const [whole] = toReferenceTable(use({ groups: [group("acme", 5)] }), VIEW, "/history")?.rows ?? [];
  expect(whole).toMatchObject({ label: "acme", href: null, refPrefix: null, isRest: false, jobs: "5" });
});

it("puts those beyond the first twelve together, with what the answer had left out", () => {
  const groups = Array.from({ length: 15 }, (_, n) => group(`c${n}-`, 20 - n));
  const others = { beginnings: 40, jobs: 60, finished: { image: 60 }, timed: 0, videoMs: 0 };
  const last = toReferenceTable(use({ groups, others }), VIEW, "/history")?.rows.at(-1);
  expect(last).toMatchObject({ label: "43 other beginnings", jobs: "81", kinds: "21 videos, 60 images", share: "—" });
  const unknown = toReferenceTable(use({ groups, others: { ...others, beginnings: null } }), VIEW, "/history");
  expect(unknown?.rows.at(-1)?.label).toBe("other references");
});

it("makes no rows of references that are all different, and none at all without any", () => {
  const groups = Array.from({ length: 15 }, (_, n) => group(`c${n}-`, 1));
  const rows = toReferenceTable(use({ groups }), VIEW, "/history")?.rows;
  expect(rows?.map(({ label }) => label)).toEqual(["15 beginnings, no two alike"]);
  expect(
    toReferenceTable(
      use({ groups: [], unnamed: { jobs: 2, finished: { video: 2 }, timed: 2, videoMs: 5 } }),
      VIEW,
      "/history",
    ),
  ).toBeNull();
});
