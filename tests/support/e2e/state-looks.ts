import { LivePage } from "../pages/live-page";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "./accessible";
import type { App, AppOptions } from "./app";
import { ACCOUNT_IDS, everyday, toWireAccount } from "./everyday";
import { expect, test } from "./test";
import { layoutShiftOf, MOST_LAYOUT_SHIFT } from "./watch-page";

interface State {
  /** Brings the app there; what is asked for by `own` is this state's own app. */
  arrange?: (app: App) => Promise<unknown> | unknown;
  own?: AppOptions;
  /** Brings an opened page there, and resolves when it is there. */
  reach: (live: LivePage) => Promise<unknown>;
  query?: string;
  /** Where the page must change to get there, its load alone says nothing about layout shift. */
  changesPage?: boolean;
  errors?: RegExp;
}

const isLive = (live: LivePage) => expect(live.corner).toContainText("Live");

const STATES = {
  live: { reach: isLive },
  "all full": {
    arrange: async (app) => {
      const { west, shorts1 } = ACCOUNT_IDS;
      const more = [west, west, shorts1].map((account, at) => ({ account, ageS: 9 + at, ref: `full-${at}` }));
      app.simulator.setState(everyday({ jobs: more, available: [] }));
      await app.until(({ snapshot }) => snapshot?.totals.free === 0);
    },
    reach: (live) => expect(live.answer).toContainText("Full"),
  },
  "not offered, inconsistent and a long reference": {
    arrange: async (app) => {
      const { west } = ACCOUNT_IDS;
      const available = [toWireAccount(west, 5, 3, { available: 4, executing: 3 })];
      app.simulator.setState(
        everyday({
          available,
          jobs: [{ account: west, ageS: 4_000, ref: "long-".repeat(100), callback: `${"sub.".repeat(20)}example.com` }],
          without: ({ ref }) => ref === "teaser-d",
        }),
      );
      await app.until(({ snapshot }) => snapshot?.totals.withheld === 2 || snapshot?.totals.withheld === 1);
    },
    reach: (live) => expect(live.cells("not offered").first()).toBeVisible(),
  },
  empty: {
    own: { simulator: { accounts: 1 } },
    arrange: async (app) => {
      app.simulator.setState({ scheduler: { executing: [], available: [] }, accounts: {} });
      await app.until(({ snapshot }) => snapshot?.accounts.length === 0);
    },
    reach: (live) => expect(live.answer).toHaveText("useapi.net lists no accounts"),
  },
  silent: {
    arrange: async (app) => {
      app.simulator.setState({ scheduler: {} });
      await app.until(({ snapshot }) => snapshot?.jobsMissing === true);
    },
    reach: async (live) => {
      await expect(live.answer).toHaveText(/^\?slots free/);
      await expect(live.jobs).toContainText("useapi.net does not say which jobs are running.");
    },
  },
  "30 accounts": {
    own: { simulator: { accounts: 30, jobs: 90 } },
    arrange: (app) => app.until(({ snapshot }) => snapshot?.accounts.length === 30),
    reach: isLive,
  },
  "nothing matches": { query: "?q=nobody", reach: (live) => expect(live.jobs).toContainText("None of 15 jobs") },
  "one account of a link": {
    query: `?account=${ACCOUNT_IDS.west}&kind=video&q=promo`,
    reach: (live) => expect(live.answer).toContainText("on studio-west"),
  },
  starting: {
    own: {
      simulator: { fault: { fault: "timeout" } },
      variables: { BENCH_SPEED: "1", UPSTREAM_TIMEOUT_SECONDS: "60" },
    },
    reach: (live) => expect(live.corner).toContainText("Starting"),
  },
  down: {
    own: { simulator: { fault: { fault: "401" } } },
    arrange: (app) => app.until(({ state }) => state === "down"),
    reach: (live) => expect(live.corner).toContainText("Down"),
  },
  late: {
    // Late after 3 s, stale only after a minute.
    own: { variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: "1" } },
    arrange: async (app) => {
      await app.until(({ state }) => state === "live");
      app.simulator.setFault({ fault: "500" });
      await app.until(({ state }) => state === "late");
    },
    reach: (live) => expect(live.corner).toContainText("Late"),
  },
  "stale, with an alarm": {
    arrange: async (app) => {
      app.simulator.setFault({ fault: "401" });
      await app.until(({ state }) => state === "stale", { refresh: false });
    },
    reach: (live) => expect(live.trouble).toBeVisible(),
  },
  "one failed try": {
    own: { variables: { BENCH_SPEED: "1", POLL_INTERVAL_SECONDS: "300" } },
    arrange: async (app) => {
      app.simulator.setFault({ fault: "500" });
      await app.until(({ problem }) => problem?.attempts === 1, { refresh: false });
    },
    reach: (live) => expect(live.answer).toContainText(/No answer from useapi\.net/),
  },
  paused: {
    changesPage: true,
    reach: async (live) => {
      await live.untilAsked();
      await live.pause.click();
      await expect(live.corner).toContainText("Paused since");
    },
  },
  "our own server away": {
    changesPage: true,
    errors: /net::ERR_FAILED/,
    reach: async (live) => {
      await live.page.route("**/api/**", (route) => route.abort());
      await expect(live.corner).toContainText("No connection");
    },
  },
  "account menu open": {
    changesPage: true,
    reach: async (live) => {
      await live.untilAsked();
      await live.accountFilter.click();
      await expect(live.page.getByRole("checkbox", { name: /studio-east/ })).toBeVisible();
    },
  },
  "kind menu open": {
    changesPage: true,
    reach: async (live) => {
      await live.untilAsked();
      await live.kindFilter.click();
      await expect(live.page.getByRole("checkbox", { name: "videos" })).toBeVisible();
    },
  },
  "a new version": {
    changesPage: true,
    reach: async (live) => {
      await live.page.route("**/api/scheduler*", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: Object.assign((await response.json()) as object, { build: "other" }) });
      });
      await expect(live.newVersion).toBeVisible();
    },
  },
  "demo bar": {
    own: { demo: true },
    arrange: (app) => app.until(({ state }) => state === "live"),
    reach: (live) => expect(live.page.getByText("Demo data")).toBeVisible(),
  },
} satisfies Record<string, State>;

/** A state of the live page that has a designed look. */
export type LookedAt = keyof typeof STATES;

/** Those looked at with every run of the end-to-end tests; the others are with the long ones. */
export const OFTEN = ["live", "nothing matches", "one account of a link", "down", "stale, with an alarm"] as const;

/** All others. */
export const SELDOM = (Object.keys(STATES) as LookedAt[]).filter((name) => !OFTEN.some((often) => often === name));

/** Where there is anything to draw, it is drawn: what is looked at is the finished page. */
async function untilDrawn(live: LivePage): Promise<void> {
  for (const panel of [live.load, live.elapsed]) {
    if ((await panel.getByRole("table").count()) === 0) continue;
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.locator(".recharts-surface").first()).toBeVisible();
  }
}

/**
 * A test for each of these states: in every look it is accessible, as wide as the screen, and moves nothing while it loads.
 */
export function testStates(names: readonly LookedAt[]): void {
  // Looking at everything at two widths takes seconds, and a busy machine several times that.
  test.describe.configure({ timeout: 180_000 });
  for (const name of names) testLooks(name, STATES[name]);
}

function testLooks(name: LookedAt, { arrange, own, reach, query = "", changesPage = false, errors }: State): void {
  test(`${name}: accessible in both themes, still while it loads, and as wide as the screen`, async ({
    app,
    startOwn,
    page,
    watch,
  }) => {
    if (errors) watch.allow(errors);
    watch.allowLayoutShift();
    const target = own === undefined ? app : await startOwn(own);
    await arrange?.(target);
    const live = new LivePage(page, target.url);
    for (const look of LOOKS) {
      const how = await takeLook(page, look);
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await live.open(query);
      await reach(live);
      await untilDrawn(live);
      if (!changesPage) {
        const { shift, largest } = await layoutShiftOf(page);
        expect(shift, `layout shift, ${how}: ${JSON.stringify(largest)}`).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
      }
      await expectNoSidewaysScroll(page, `${name} ${how}`);
      await expectAccessible(page, `${name} ${how}`);
    }
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
}
