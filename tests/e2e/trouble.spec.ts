import type { Locator } from "@playwright/test";
import { PROBLEMS, type ProblemCode } from "@/lib/domain/problem";
import type { FaultSetting } from "../support/simulator/fault";
import { colourfulBelow } from "../support/e2e/colours";
import { EVERYDAY } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { HistoryPage } from "../support/pages/history-page";
import { LivePage } from "../support/pages/live-page";

/** How the upstream can fail, by the code the page must know it by. */
const WAYS: Record<ProblemCode, FaultSetting> = {
  unauthorised: { fault: "401" },
  subscription: { fault: "402" },
  forbidden: { fault: "403" },
  "rate-limited": { fault: "429", retryAfterSeconds: 1 },
  "account-error": { fault: "596" },
  "upstream-error": { fault: "502" },
  timeout: { fault: "timeout" },
  unreachable: { fault: "reset" },
  "bad-response": { fault: "html" },
  frozen: { fault: "frozen" },
};

/** A running time in each place where it ticks while data is current. */
const runningTimes = async (live: LivePage) => [
  await live.fact("Longest").textContent(),
  await live.board.getByRole("list", { name: "Slots of studio-west" }).getByRole("listitem").first().textContent(),
  await live.elapsed.locator("tbody tr").first().textContent(),
  ...(await live.column("Elapsed")),
];

/** The age that the corner tells, s. */
const ageOf = async (live: LivePage) =>
  Number(/(\d+) s old/.exec((await live.corner.textContent()) ?? "")?.[1] ?? Number.NaN);

for (const [code, fault] of Object.entries(WAYS) as [ProblemCode, FaultSetting][]) {
  test(`${code}: what, since when, what to do, when the next try is; the last good figures stay, dated`, async ({
    page,
    app: everydayApp,
    startOwn,
    watch,
  }) => {
    // The banner takes its room: layout.spec.ts says how much.
    watch.allowLayoutShift();
    // The simulated fleet for the last: its answers write `elapsed`, which is what stands still, and it never runs out of jobs.
    const app = code === "frozen" ? await startOwn({ simulator: { load: true } }) : everydayApp;
    const live = new LivePage(page, app.url);
    await live.openLive();
    app.simulator.setFault(fault);

    const { title, action } = PROBLEMS[code];
    const heading = live.trouble.getByRole("heading");
    await expect(heading).toContainText(title);
    await expect(heading).toHaveText(/, since \d\d:\d\d$/);
    await expect(live.trouble).toContainText(action.replaceAll("`", ""));
    await expect(live.trouble).toContainText(/next try in 0:\d\d|trying now/);
    await expect(live.tryNow).toHaveCount(code === "rate-limited" ? 0 : 1);

    await expect(live.corner).toContainText(/Late|Stale/);
    await expect(live.corner).toContainText(/data from \d\d:\d\d:\d\d, \d+ s old/);
    // Each panel there is says so, whichever there are.
    const panels = live.page.locator("[data-old]").getByRole("region");
    const stamp = live.page.getByText(/^as of \d\d:\d\d:\d\d$/);
    const stamps = panels.filter({ has: stamp }).getByText(/^as of /);
    await expect(stamps).not.toHaveCount(0);
    await expect(panels.filter({ hasNot: stamp })).toHaveCount(0);
    expect(new Set(await stamps.allTextContents()).size).toBe(1);
    await expect(live.answer).toHaveText(/were? free at \d\d:\d\d|at \d\d:\d\d/);
    const { snapshot } = await app.envelope();
    await expect(live.rows).toHaveCount(snapshot?.jobs.length ?? 0);
    await expect(live.answerLine.getByRole("button")).toHaveCount(0);
    await expect(live.page).toHaveTitle(/^No news since \d\d:\d\d · Slotwatch$/);
    await expect(live.page.locator('link[rel="icon"]')).toHaveAttribute("href", "/icons/trouble.svg");
  });
}

test("old figures are colourless and do not tick, while their age does; new ones come back by themselves", async ({
  live,
  app,
  watch,
}) => {
  watch.allowLayoutShift();
  await live.openLive();
  expect(await colourfulBelow(live.page.locator("main"))).not.toEqual([]);
  app.simulator.setFault({ fault: "500" });
  for (const state of ["Late", "Stale"]) {
    await expect(live.corner).toContainText(state);
    await expect(live.answer).toHaveText(new RegExp(`^${EVERYDAY.free}slots were free at \\d\\d:\\d\\d`));
    expect(await colourfulBelow(live.page.locator("[data-old]"))).toEqual([]);
  }
  const still = await runningTimes(live);
  const age = await ageOf(live);
  await expect.poll(() => ageOf(live)).toBeGreaterThan(age + 1);
  expect(await runningTimes(live)).toEqual(still);

  app.simulator.setFault(null);
  await expect(live.corner).toContainText("Live");
  await expect(live.trouble).toHaveCount(0);
  await expect(live.page.locator("[data-old]")).toHaveCount(0);
  await expect(live.page.getByText(/^as of /)).toHaveCount(0);
  await expect.poll(() => runningTimes(live)).not.toEqual(still);
});

test("one failed try that passes is a quiet line, and moves nothing", async ({ page, startOwn }) => {
  // Slower than the other apps: a busy machine's pause must not be late data.
  const app = await startOwn({ variables: { BENCH_SPEED: "5", POLL_INTERVAL_SECONDS: "10" } });
  await app.until(({ state }) => state === "live");
  const live = new LivePage(page, app.url);
  await live.openLive();
  app.simulator.setFault({ fault: "500", on: "scheduler", times: 1 });
  await expect(live.page.getByText("The last try failed: useapi.net answers with an error (500)")).toBeVisible();
  await expect(live.trouble).toHaveCount(0);
  await expect(live.page.getByText("The last try failed")).toHaveCount(0);
  expect(await live.page.evaluate(() => window.said)).toEqual([]);
});

test("the countdown counts down", async ({ live, app, watch }) => {
  watch.allowLayoutShift();
  await live.openLive();
  app.simulator.setFault({ fault: "401" });
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      seen.add(/next try in 0:0\d|trying now/.exec((await live.trouble.textContent()) ?? "")?.[0] ?? "");
      return ["next try in 0:03", "next try in 0:02", "next try in 0:01"].every((text) => seen.has(text));
    })
    .toBe(true);
});

test("'Try now' asks the upstream at once, and the page shows what came of it", async ({ live, app, watch }) => {
  watch.allowLayoutShift();
  await live.openLive();
  app.simulator.setFault({ fault: "401" });
  await expect(live.trouble).toContainText("next try in 0:03");
  app.simulator.setFault(null);
  const askedBefore = app.askedAt().length;
  const pressedAtMs = Date.now();
  await live.tryNow.click();
  await expect(live.corner).toContainText("Live");
  const [next = 0] = app.askedAt().slice(askedBefore);
  // Its own turn would have come 2 to 3 s later.
  expect(next - pressedAtMs).toBeLessThan(1_500);
});

test("on a tablet 'Try now' stands at the banner's end, and the board's time beside its title: the key stays where it was", async ({
  live,
  app,
  page,
  watch,
}) => {
  watch.allowLayoutShift();
  await page.setViewportSize({ width: 768, height: 1024 });
  await live.openLive();
  const title = live.board.getByRole("heading", { level: 2 });
  const key = live.board.locator("header ul");
  const boxOf = async (of: Locator) => (await of.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  const keyBelowTitle = async () => (await boxOf(key)).y - (await boxOf(title)).y;
  const before = await keyBelowTitle();
  app.simulator.setFault({ fault: "401" });
  const asOf = live.board.getByText(/^as of /);
  await expect(asOf).toBeVisible();
  const [banner, button, time, heading] = await Promise.all([live.trouble, live.tryNow, asOf, title].map(boxOf));
  if (!banner || !button || !time || !heading) throw new Error("Something is not drawn.");
  const padding = banner.x + banner.width - (button.x + button.width);
  expect(padding, "the button is as far from the banner's end as its words from the beginning").toBeLessThan(30);
  expect(time.y, "the time is in the title's line").toBeLessThan(heading.y + heading.height);
  expect(await keyBelowTitle()).toBe(before);
});

test("each change of state is announced once, politely, and not each try", async ({ live, app, watch }) => {
  watch.allowLayoutShift();
  await live.openLive();
  const said = () => live.page.evaluate(() => window.said);
  expect(await said()).toEqual([]);
  app.simulator.setFault({ fault: "401" });
  await expect(live.corner).toContainText("Stale");
  await expect.poll(() => app.askedAt().length).toBeGreaterThan(5);
  app.simulator.setFault(null);
  await app.until(({ problem }) => problem === null);
  await expect(live.corner).toContainText("Live");
  const words = (await said()) ?? [];
  expect(words[0]).toMatch(/^useapi\.net refuses the token \(401\), since \d\d:\d\d\.$/);
  expect(words.at(-1)).toBe("Live: figures are current.");
  expect(words.length).toBe(new Set(words).size);
});

test("history says what is wrong as well, moves little for it, and says when it is over", async ({
  page,
  app,
  watch,
}) => {
  watch.allow(/404/);
  const history = new HistoryPage(page, `${app.url}/history`);
  await history.open();
  const trouble = page.getByRole("region", { name: "Trouble" });
  await expect(trouble).toHaveCount(0);
  app.simulator.setFault({ fault: "401" });
  await expect(trouble).toContainText("useapi.net refuses the token (401)");
  const asked = page.waitForRequest((request) => request.url().endsWith("/api/refresh"));
  await trouble.getByRole("button", { name: "Try now" }).click();
  await asked;
  app.simulator.setFault(null);
  await expect(trouble).toHaveCount(0);
});
