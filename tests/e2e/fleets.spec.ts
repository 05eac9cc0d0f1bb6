import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { earlierTries } from "../support/e2e/pace";
import { expect, test } from "../support/e2e/test";
import { LivePage } from "../support/pages/live-page";

test("before the first answer: it says that it asks, and the figures appear with it", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  // The page has until the first question's time limit to be looked at: 3, 6 and 12 s.
  const timeLimit = 12 * 2 ** earlierTries();
  const app = await startOwn({
    simulator: { fault: { fault: "timeout" } },
    variables: { BENCH_SPEED: "4", POLL_INTERVAL_SECONDS: "2", UPSTREAM_TIMEOUT_SECONDS: String(timeLimit) },
  });
  app.simulator.setState(everyday());
  const live = new LivePage(page, app.url);
  await live.open();
  await expect(live.answer).toHaveText("Asking useapi.net for the first time");
  await expect(live.corner).toContainText("Starting");
  await expect(page).toHaveTitle("Starting · Slotwatch");
  await expect(live.board).toContainText("No answer yet");
  await expect(live.trouble).toHaveCount(0);
  app.simulator.setFault(null);
  await expect(live.answer).toHaveText("3slots free of 15");
  await expect(live.corner).toContainText("Live");
});

test("never an answer: no figure is claimed, the reason stands in the answer's place, and it recovers by itself", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  const app = await startOwn({ simulator: { fault: { fault: "401" } } });
  app.simulator.setState(everyday());
  await app.until(({ state }) => state === "down", { refresh: false });
  const live = new LivePage(page, app.url);
  await live.open();
  await expect(live.answer).toHaveText(/^No answer from useapi\.net since \d\d:\d\d: it refused the token$/);
  await expect(live.corner).toContainText(/Down.*no answer since \d\d:\d\d/);
  await expect(live.trouble).toContainText("refuses the token (401)");
  await expect(page).toHaveTitle("No answer · Slotwatch");
  await expect(live.rows).toHaveCount(0);
  app.simulator.setFault(null);
  await expect(live.answer).toHaveText("3slots free of 15");
});

test("paused before anything was heard: what ended is not known, and not as of any time", async ({
  startOwn,
  page,
  watch,
}) => {
  watch.allow(/ERR_FAILED|Failed to load resource/);
  const app = await startOwn({ simulator: { fault: { fault: "401" } } });
  await app.until(({ state }) => state === "down", { refresh: false });
  const refused = page.waitForRequest("**/api/runs*");
  await page.route("**/api/runs*", (route) => route.abort());
  const live = new LivePage(page, app.url);
  await live.open();
  await refused;
  await live.pause.click();
  await expect(live.corner).toContainText(/Paused since/);
  const lane = page.getByRole("region", { name: "Just ended" });
  await expect(lane).toContainText("not known yet");
  await expect(lane).not.toContainText("as of");
});

test("no accounts and no jobs", async ({ startOwn, page }) => {
  const app = await startOwn({ simulator: { accounts: 1 } });
  app.simulator.setState({ scheduler: { executing: [], available: [] }, accounts: {} });
  await app.until(({ snapshot }) => snapshot?.jobs.length === 0 && snapshot.accounts.length === 0);
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(live.answer).toHaveText("useapi.net lists no accounts");
  await expect(page).toHaveTitle("No accounts · Slotwatch");
  await expect(live.jobs).toContainText("No jobs are running.");
  await expect(live.elapsed).toContainText(/No|Nothing/);
});

test("one account with nothing running, then its first job", async ({ startOwn, page }) => {
  const app = await startOwn({ simulator: { accounts: 1 } });
  const { west } = ACCOUNT_IDS;
  const state = (running: number, jobs: Parameters<typeof everyday>[0] = {}) => ({
    ...everyday({ ...jobs, without: () => true, available: [toWireAccount(west, 5, running)] }),
    accounts: {},
  });
  app.simulator.setState(state(0));
  await app.until(({ snapshot }) => snapshot?.jobs.length === 0);
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(live.answer).toHaveText("5slots free of 5");
  await expect(live.cells("free")).toHaveCount(5);
  await expect(live.jobs).toContainText("No jobs are running.");
  app.simulator.setState(state(1, { jobs: [{ account: west, ageS: 1, ref: "first-ever" }] }));
  await expect(live.answer).toHaveText("4slots free of 5");
  await expect(live.rows).toHaveCount(1);
  await expect(live.elapsed.getByRole("rowheader")).toHaveText(["first-ever"]);
});

test("an account in trouble, and a session that has ended: both are said, and nothing is sent there", async ({
  startOwn,
  page,
}) => {
  const app = await startOwn();
  const { west, shorts1, shorts2, east } = ACCOUNT_IDS;
  const entry = (id: string, maxJobs: number, more: object, days: number) => ({
    account: id,
    maxJobs,
    jwt: { exp_Expire: new Date(Date.now() + days * 86_400_000).toISOString() },
    ...more,
  });
  app.simulator.setState({
    ...everyday(),
    accounts: {
      [west]: entry(west, 5, { error: "canary-jwt account on hold" }, 20),
      [east]: entry(east, 5, {}, 20),
      [shorts1]: entry(shorts1, 3, {}, 9),
      [shorts2]: entry(shorts2, 2, {}, -1),
    },
  });
  await app.until(({ snapshot }) => snapshot?.accounts.filter(({ problem }) => problem !== null).length === 2);
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(live.answerLine).toContainText("Send the next one to shorts-01");
  await expect(live.answerLine).toContainText("2 accounts have problems");
  await expect(live.board).toContainText(/session ended|session has ended/);
  expect(await page.content()).not.toContain("canary");
});

test("rows that can't be read are counted, and their neighbours stand", async ({ live, app, page }) => {
  app.simulator.setFault({ fault: "bad-neighbours", on: "scheduler" });
  await app.until(({ snapshot }) => (snapshot?.dropped.jobs ?? 0) > 0);
  await live.openLive();
  for (const ref of ["shot-014-b", "teaser-d", "cover-2", "voice-1"]) {
    await expect(live.rows.filter({ hasText: ref })).toHaveCount(1);
  }
  await expect(live.jobs).toContainText(/\d jobs sent by useapi\.net could not be read\./);
  await expect(live.board).toContainText(/\d accounts sent by useapi\.net could not be read\./);
  await expect(page).toHaveTitle("3 free · Slotwatch");
});

test("an answer without capacity: jobs are shown, and nothing is said to be free or full", async ({
  startOwn,
  page,
}) => {
  const app = await startOwn();
  app.simulator.setState({ ...everyday({ available: undefined }), accounts: {} });
  const { scheduler } = everyday();
  app.simulator.setState({ scheduler: { executing: (scheduler as { executing: unknown[] }).executing }, accounts: {} });
  await app.until(({ snapshot }) => snapshot?.totals.free === null && snapshot.jobs.length === 15);
  const live = new LivePage(page, app.url);
  await live.openLive();
  await expect(page).toHaveTitle("? free · Slotwatch");
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", "/icons/unknown.svg");
  await expect(live.rows).toHaveCount(15);
  await expect(live.answer).not.toContainText(/Full|\d+ slots free/);
});
