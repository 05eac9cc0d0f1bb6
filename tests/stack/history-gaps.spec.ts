import { renameSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { Health } from "@/lib/domain/health";
import type { History } from "@/lib/domain/history";
import { HOURS_PLAN } from "../support/e2e/history-app";
import type { App } from "../support/e2e/app";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";
import { LivePage } from "../support/pages/live-page";
import { eventually } from "../support/server";

const ask = async <T>(app: App, path: string) => (await (await fetch(`${app.url}${path}`)).json()) as T;
const minutesOf = (gap: { from: string; to: string } | undefined) =>
  gap === undefined ? 0 : (Date.parse(gap.to) - Date.parse(gap.from)) / 60_000;

/** Fails where a line of the chart crosses a gap, or is drawn at all within it. */
async function expectNothingAcross(history: HistoryPage, panel: Locator): Promise<void> {
  const gaps = (await history.gaps(panel)).filter(({ left, right }) => right - left > 1);
  expect(gaps.length).toBeGreaterThan(0);
  const pieces = await history.pieces(panel);
  expect(pieces.length).toBeGreaterThan(0);
  for (const gap of gaps) {
    for (const points of pieces) {
      const xs = points.map(({ x }) => x);
      const [left, right] = [Math.min(...xs), Math.max(...xs)];
      expect(left <= gap.left && right >= gap.right, `a line from ${left} to ${right}`).toBe(false);
      expect(xs.some((x) => x > gap.left + 0.5 && x < gap.right - 0.5)).toBe(false);
    }
  }
}

/** Fails where the table of a chart has a figure, a zero above all, in a step that was wholly within the gap. */
async function expectUnknownInTables(app: App, history: HistoryPage, gap: { from: string; to: string }): Promise<void> {
  // The hour slides on, and the page asks once a minute: both must have been asked within one step.
  await expect(() => readTables(app, history, gap)).toPass({ timeout: 90_000, intervals: [1_000] });
}

async function readTables(app: App, history: HistoryPage, { from, to }: { from: string; to: string }): Promise<void> {
  const { buckets, bucketMs } = await ask<History>(app, "/api/history?range=1h");
  const within = buckets.flatMap(({ at }, index) =>
    Date.parse(at) >= Date.parse(from) && Date.parse(at) + bucketMs <= Date.parse(to) ? [index] : [],
  );
  expect(within.length).toBeGreaterThanOrEqual(8);
  const rows = await history.tableOf(history.slots);
  for (const index of within) expect(rows[index]?.slice(1)).toEqual(["not observed", "—", "—", "—", "0 s"]);
  const bars = await history.tableOf(history.finished);
  expect(bars.filter(([, ...cells]) => cells.every((cell) => cell === "not observed")).length).toBeGreaterThanOrEqual(
    4,
  );
}

test("a restart after ten minutes: history is kept, and what passed is a gap: no line across, no zero, no bar", async ({
  page,
  startWithHistory,
}) => {
  const app = await startWithHistory({ ...HOURS_PLAN, endedMinutesAgo: 10 });
  const { gaps } = await eventually(async () => {
    const answer = await ask<History>(app, "/api/history?range=1h");
    // Closed by the first poll.
    expect(Date.parse(answer.gaps[0]?.to ?? "")).toBeLessThan(Date.parse(answer.to));
    return answer;
  });
  expect(gaps).toMatchObject([{ code: "not-running" }]);
  // And as long as the server took to start.
  expect(minutesOf(gaps[0])).toBeGreaterThan(9.9);
  expect(minutesOf(gaps[0])).toBeLessThan(13);

  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openDrawn("?range=1h");
  await expect(history.slots).toContainText(/No data \d\d:\d\d to \d\d:\d\d \(Slotwatch was not running\)\./);
  await expect(history.slots.locator(".recharts-reference-area text")).toContainText("Slotwatch was not running");
  expect((await history.pieces(history.slots)).length).toBeGreaterThanOrEqual(2);
  await expectNothingAcross(history, history.slots);
  await expectUnknownInTables(app, history, gaps[0] ?? { from: "", to: "" });
  await expect(page.locator("main ul[aria-busy] p").first()).toContainText(/(4[7-9]|50) min observed/);
  await expect(history.jobs.locator("tbody tr")).toHaveCount(25);
});

test("an outage of ten minutes that lasts: the gap is open to its end, and closes when useapi.net is back", async ({
  page,
  startWithHistory,
}) => {
  const app = await startWithHistory(
    { ...HOURS_PLAN, endedMinutesAgo: 10, failing: "upstream-error" },
    { simulator: { fault: { fault: "502" } } },
  );
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.open("?range=1h");
  await expect(history.slots).toContainText(/No data \d\d:\d\d to \d\d:\d\d \(useapi\.net answered with errors\)\./);
  await history.untilDrawn();
  await expectNothingAcross(history, history.slots);
  const [open] = (await ask<History>(app, "/api/history?range=1h")).gaps;
  await expectUnknownInTables(app, history, open ?? { from: "", to: "" });

  app.simulator.setFault(null);
  await app.until(({ state, problem }) => state === "live" && problem === null);
  await eventually(async () => {
    const { gaps, buckets, to } = await ask<History>(app, "/api/history?range=1h");
    expect(Date.parse(gaps[0]?.to ?? "")).toBeLessThan(Date.parse(to));
    expect(buckets.at(-1)?.observedMs).toBeGreaterThan(0);
  });
  await history.openDrawn("?range=1h");
  await expectNothingAcross(history, history.slots);
  const [gap] = await history.gaps(history.slots);
  const ends = (await history.pieces(history.slots)).map((points) => Math.max(...points.map(({ x }) => x)));
  expect(
    ends.some((x) => x > (gap?.right ?? Infinity)),
    "new data stands after the gap",
  ).toBe(true);
});

test("a short outage while the page is open", async ({ page, startWithHistory }) => {
  const app = await startWithHistory(HOURS_PLAN);
  const history = new HistoryPage(page, `${app.url}/history`);
  await page.clock.install();
  await history.openDrawn("?range=1h");
  // None, or the time that the server took to start.
  const before = (await history.gaps(history.slots)).length;
  app.simulator.setFault({ fault: "502" });
  await eventually(async () => {
    const { gaps } = await ask<History>(app, "/api/history?range=1h");
    expect(minutesOf(gaps.find(({ code }) => code === "upstream-error")) * 60).toBeGreaterThan(10);
  }, 20_000);
  app.simulator.setFault(null);
  await app.until(({ state, problem }) => state === "live" && problem === null);
  await page.clock.fastForward(21_000);
  await expect(history.slots).toContainText(/No data .* \(useapi\.net answered with errors\)\./);
  await history.slots.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await history.gaps(history.slots)).length).toBe(before + 1);
  // Ten seconds of an hour: thinner than a step, and yet no line goes over it.
  await expectNothingAcross(history, history.slots);
});

test("many gaps are outlined each, and counted in words", async ({ page, startWithHistory }) => {
  const app = await startWithHistory({
    ...HOURS_PLAN,
    hours: 24,
    gaps: [20, 15, 11, 6, 2].map((hours) => ({
      fromHoursAgo: hours,
      toHoursAgo: hours - 0.5,
      code: "timeout" as const,
    })),
  });
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openDrawn();
  // A server that was slow to start has one more, of seconds.
  const gaps = await history.gaps(history.slots);
  expect([5, 6]).toContain(gaps.length);
  await expect(history.slots).toContainText(
    /No data in [56] gaps, 2 h 3[01] min in all: useapi.net did not answer in time \(5 times\)/,
  );
  for (const gap of gaps) {
    for (const points of await history.pieces(history.slots)) {
      expect(points.some(({ x }) => x > gap.left + 0.5 && x < gap.right - 0.5)).toBe(false);
    }
  }
});

test("the database away: the page says that history is not recorded and since when, the live view goes on, and it resumes", async ({
  page,
  watch,
  startWithHistory,
}) => {
  watch.allow(/503 \(Service Unavailable\)/);
  // What is on the page is taken away.
  watch.allowLayoutShift();
  const app = await startWithHistory(HOURS_PLAN);
  await page.clock.install();
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openDrawn("?range=1h&tz=UTC");
  const note = page.getByRole("status").filter({ hasText: "recorded" });
  await expect(note).toHaveCount(0);

  renameSync(app.dataFolder, `${app.dataFolder}-away`);
  const away = await eventually(async () => {
    const health = await ask<Health>(app, "/api/health");
    expect(health).toMatchObject({ status: "ok", store: "away", recording: { ok: false } });
    return health;
  });
  const since = away.recording?.since.slice(11, 16);
  // In two steps: what is asked twice within two seconds is asked once, and a jump fires all timers at one moment.
  await page.clock.fastForward(3_000);
  await page.clock.fastForward(31_000);
  await expect(note).toContainText(`History has not been recorded since ${since}`);
  // The figures that are here stay, with their time; under another range's name they would be none of its.
  await expect(history.headlines).toHaveCount(3);
  await expect(history.slots).toContainText(/as of .*\d\d:\d\d:\d\d/);
  await expect(history.jobs).toContainText(/as of .*\d\d:\d\d:\d\d/);
  await history.ranges.getByText("7 d").click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("History can't be read now");
  await expect(history.headlines).toHaveCount(0);
  await history.ranges.getByText("1 h").click();

  await page.reload();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("History can't be read now");
  // Why, and what to do: on the page's first byte, and on the live page as well.
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "The database file or its folder is not there.",
  );
  await expect(note).toContainText(`History has not been recorded since ${since}`);
  const live = new LivePage(page, app.url);
  await live.openLive("?tz=UTC");
  await expect(live.answer).toContainText("slots free of 15");
  await expect(note).toContainText(`History has not been recorded since ${since}`);
  await expect(note).toContainText("The database file or its folder is not there.");
  const { fetchedAt } = await app.envelope();
  await app.until((envelope) => Date.parse(envelope.fetchedAt ?? "") > Date.parse(fetchedAt ?? ""));

  renameSync(`${app.dataFolder}-away`, app.dataFolder);
  await eventually(async () => expect((await ask<Health>(app, "/api/health")).recording).toMatchObject({ ok: true }));
  await history.openDrawn("?range=1h&tz=UTC");
  await expect(history.headlines).toHaveCount(3);
  await expect(note).toHaveCount(0);
});

test("a page that opened while the database was away shows history by itself once it is back", async ({
  page,
  watch,
  startWithHistory,
}) => {
  watch.allow(/503 \(Service Unavailable\)/);
  watch.allowLayoutShift();
  const app = await startWithHistory(HOURS_PLAN);
  renameSync(app.dataFolder, `${app.dataFolder}-away`);
  await eventually(async () => expect((await ask<Health>(app, "/api/health")).store).toBe("away"));
  await page.clock.install();
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.openLive("?range=1h");
  await expect(page.getByRole("button", { name: "Try now" })).toBeVisible();
  renameSync(`${app.dataFolder}-away`, app.dataFolder);
  await eventually(async () => expect((await ask<Health>(app, "/api/health")).recording).toMatchObject({ ok: true }));
  await page.clock.fastForward(16_000);
  await expect(history.headlines).toHaveCount(3);
  await expect(history.rows).toHaveCount(25);
});
