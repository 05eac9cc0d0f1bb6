import { renameSync } from "node:fs";
import type { Health } from "@/lib/domain/health";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { DAY_PLAN, HOURS_PLAN, startHistoryApp, type HistoryApp } from "../support/e2e/history-app";
import { tabThrough } from "../support/e2e/tab-through";
import { expect, test } from "../support/e2e/test";
import { layoutShiftOf, MOST_LAYOUT_SHIFT } from "../support/e2e/watch-page";
import { HistoryPage } from "../support/pages/history-page";
import type { HistoryPlan } from "../support/history/plan";
import { eventually } from "../support/server";

const { west, east } = ACCOUNT_IDS;

interface State {
  /** Its own history, or null for none; a day's unless told. */
  plan?: HistoryPlan | null;
  query?: string;
  arrange?: (app: HistoryApp) => Promise<unknown>;
  reach?: (history: HistoryPage) => Promise<unknown>;
  /** Where the page must change to get there, its load alone says nothing about layout shift. */
  changesPage?: boolean;
  errors?: RegExp;
}

const STATES: Record<string, State> = {
  "a day": {},
  "two accounts, of which less is known": {
    query: `?account=${west},${east}`,
    reach: (history) => expect(history.slots).not.toContainText("bars below"),
  },
  "all slots full, all the time": {
    plan: { ...HOURS_PLAN, accounts: HOURS_PLAN.accounts.map((account) => ({ ...account, load: 4 })) },
    query: "?range=1h",
    reach: (history) => expect(history.headlines.first()).toContainText("No slot free"),
  },
  "the first minutes": {
    plan: null,
    reach: (history) => expect(history.page.getByText("History begins now")).toBeVisible(),
  },
  "little data": { plan: { ...HOURS_PLAN, hours: 0.4 } },
  "thirty accounts": {
    plan: {
      ...HOURS_PLAN,
      accounts: Array.from({ length: 30 }, (_, at) => ({ id: `3624807136952${10_000 + at}`, slots: 4, load: 0.5 })),
    },
    reach: (history) => expect(history.accounts.locator("tbody tr").nth(29)).toBeVisible(),
  },
  "nothing matches": {
    query: "?q=nobody&refPrefix=none/&kind=music",
    reach: (history) => expect(history.jobs).toContainText("No finished job matches."),
  },
  "a table unfolded, the export menu open": {
    changesPage: true,
    reach: async (history) => {
      await history.slots.getByText("As a table").click();
      await history.exportMenu.click();
      await expect(history.page.getByRole("link", { name: /^Jobs as CSV/ })).toBeVisible();
    },
  },
  "the database away": {
    plan: HOURS_PLAN,
    errors: /503 \(Service Unavailable\)/,
    arrange: async (app) => {
      renameSync(app.dataFolder, `${app.dataFolder}-away`);
      await eventually(async () => {
        const health = (await (await fetch(`${app.url}/api/health`)).json()) as Health;
        expect(health).toMatchObject({ store: "away", recording: { ok: false } });
      });
    },
    reach: (history) => expect(history.page.getByText("History can't be read")).toBeVisible(),
  },
};

let day: HistoryApp;
test.beforeAll(async () => {
  day = await startHistoryApp(DAY_PLAN);
});
test.afterAll(() => day?.stop());

// Looking at everything at two widths takes seconds, and a busy machine several times that.
test.describe.configure({ timeout: 180_000 });

for (const [name, state] of Object.entries(STATES)) {
  const { plan, query = "", arrange, reach, changesPage = false, errors } = state;
  test(`${name}: accessible in both themes, still while it loads, and as wide as the screen`, async ({
    startWithHistory,
    page,
    watch,
  }) => {
    if (errors) watch.allow(errors);
    watch.allowLayoutShift();
    const app = plan === undefined ? day : await startWithHistory(plan);
    await arrange?.(app);
    const history = new HistoryPage(page, `${app.url}/history`);
    for (const look of LOOKS) {
      const how = await takeLook(page, look);
      await history.openDrawn(query);
      await reach?.(history);
      if (!changesPage) {
        const { shift, largest } = await layoutShiftOf(page);
        expect(shift, `layout shift, ${how}: ${JSON.stringify(largest)}`).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
      }
      await expectNoSidewaysScroll(page, `${name} ${how}`);
      await expectAccessible(page, `${name} ${how}`);
    }
  });
}

test("a change of range, of account and of page moves nothing above what changes", async ({ page }) => {
  const history = new HistoryPage(page, `${day.url}/history`);
  await history.openDrawn();
  await history.range("the last 7 days").click();
  await expect(history.durations).toContainText("per 2 h");
  await history.range("the last hour").click();
  await expect(history.durations).toContainText("per minute");
  await history.jobs.scrollIntoViewIfNeeded();
  await history.older.click();
  await expect(history.newer).toBeEnabled();
});

test("everything is reached by Tab, in sight and with a ring, and used by keyboard", async ({ page }) => {
  const history = new HistoryPage(page, `${day.url}/history`);
  await history.openDrawn();
  const names = await tabThrough(page);
  expect(names[0]).toBe("Skip to the content");
  for (const name of ["7 d, the last 7 days", "Export as CSV or JSON", "As a table", "Kind of jobs shown", "Older"])
    expect(names).toContain(name);

  await history.range("the last hour").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=1h/);
  await expect(history.range("the last hour")).toBeFocused();

  await history.exportMenu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^Charts as CSV/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Charts as CSV/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(history.exportMenu).toBeFocused();

  await history.slots.locator("summary").focus();
  await page.keyboard.press("Space");
  await expect(history.slots.getByRole("table")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(history.slots.getByRole("group", { name: "Slots in use by step" })).toBeFocused();

  await history.older.focus();
  await page.keyboard.press("Enter");
  await expect(history.newer).toBeEnabled();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the first HTML holds sentences, figures, tables and jobs, and ranges are links", async ({ page }) => {
    const history = new HistoryPage(page, `${day.url}/history`);
    await history.open();
    await expect(history.headlines).toHaveCount(3);
    await expect(page.locator("noscript p")).toContainText(/^These are the figures of \d+ \w+ \d{4} [\d:]{8} UTC\. /);
    await expect(history.slots.getByText("none free", { exact: true }), "a key without its chart").toBeHidden();
    await expect(page.locator("main ul[aria-busy] p").first()).toContainText("observed");
    await expect(history.slots).toContainText("No data");
    await history.slots.getByText("As a table").click();
    await expect(history.slots.getByRole("table")).toBeVisible();
    await expect(history.finished).toContainText(/[\d,]+ ended: /);
    await expect(history.durations).toContainText(/Half of [\d,]+ took up to/);
    await expect(history.accounts.locator("tbody tr")).toHaveCount(4);
    await expect(history.rows).toHaveCount(25);
    await expect(history.period).toContainText("to now, UTC");
    await expect(page.getByText("All times in UTC")).toBeVisible();
    await expect(history.search).toBeHidden();
    await expect(page.locator("[style]"), "the security policy would drop inline styles").toHaveCount(0);
    await history.range("the last hour").click();
    await expect(page).toHaveURL(`${day.url}/history?range=1h`);
    await expect(history.finished).toContainText("per 2 min");
  });

  test("it says what it can't tell, too: the database away, and since when nothing is recorded", async ({
    startWithHistory,
    page,
  }) => {
    const app = await startWithHistory(HOURS_PLAN);
    await STATES["the database away"]?.arrange?.(app);
    await new HistoryPage(page, `${app.url}/history`).open();
    await expect(page.getByText("History can't be read now")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "has not been recorded since" })).toBeVisible();
  });
});
