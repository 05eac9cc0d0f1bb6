import type { Page } from "@playwright/test";
import type { Envelope } from "@/lib/domain/envelope";
import type { Account } from "@/lib/domain/snapshot";
import { HOUR_MS } from "@/lib/domain/time-units";
import { startApp, type App } from "../support/e2e/app";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { findCrushed, findFaults, findIllegible } from "../support/pages/wall-faults";
import { WallPage } from "../support/pages/wall-page";
import { seededDatabase } from "../support/seeded-database";

const SIZES = [
  ...[
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ],
  ...[
    { width: 1080, height: 1920 },
    { width: 1024, height: 768 },
    { width: 800, height: 480 },
  ],
  { width: 2560, height: 1080 },
];

/** Runs in the page: the strip as it is after weeks, on its last accounts, in a zone without a short name. */
function lengthenStrip(): void {
  const write = (selector: string, text: string) => {
    for (const element of document.querySelectorAll(selector)) element.textContent = text;
  };
  write(".wall-pages > :first-child", "accounts 181 to 200 of 200");
  write(".wall-self > :last-child", "build 0123abc \u00b7 up 23 d 23 h");
  write(".wall-clock > :last-child", "GMT+5:30");
}

async function expectFit(page: Page, url: string): Promise<void> {
  const wall = new WallPage(page, url);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await wall.open();
    // The first HTML by its sheet alone, then what the scripts made of it.
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await expect(wall.clock).toHaveText(/^\d/);
    expect.soft(await page.evaluate(findFaults), `${size.width}x${size.height}`).toEqual([]);
    // Written by the scripts alone: before they have taken over nothing may change what they find.
    await expect(wall.strip).toContainText(/ up \d/);
    // Of a large fleet the first HTML holds the jobs of its own page; the rest come with the first answer.
    await expect
      .configure({ soft: true })
      .poll(() => page.evaluate(findIllegible), `${size.width}x${size.height}, legible`)
      .toEqual([]);
    await page.evaluate(lengthenStrip);
    expect.soft(await page.evaluate(findFaults), `${size.width}x${size.height}, longest texts`).toEqual([]);
  }
}

test.beforeEach(({ watch }) => {
  test.setTimeout(300_000);
  watch.allowLayoutShift();
  // Each test's app ends before its page does.
  watch.allow(/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING/);
});

/** An app whose usual times are known, so that cells are filled, some of them slow or stuck; its own accounts are all it has. */
async function startWithPast(accounts: number, jobs = accounts * 3): Promise<App> {
  const past = {
    accounts: [{ id: "1", maxJobs: 5 }],
    seenMs: 25 * HOUR_MS,
    gap: { fromMs: 6 * HOUR_MS, toMs: 5 * HOUR_MS },
    full: { fromMs: 3 * HOUR_MS, toMs: HOUR_MS },
  };
  return startApp({
    simulator: { accounts, jobs, load: true, scene: "stuck" },
    variables: { DATABASE_URL: await seededDatabase(past) },
  });
}

for (const accounts of [1, 4, 12, 30, 200]) {
  test(`${accounts} accounts fit every screen, live and when the data is old`, async ({ page }) => {
    const app = await startWithPast(accounts);
    try {
      await app.until(({ state, usual }) => state === "live" && (usual?.length ?? 0) > 0);
      await expectFit(page, app.url);
      app.simulator.setFault({ fault: "502" });
      await app.until(({ state }) => state === "stale", { refresh: false });
      await expectFit(page, app.url);
      await expectDated(page);
    } finally {
      await app.stop();
    }
  });
}

/** Nothing on a wall of old data may look or read as if it were of now. */
async function expectDated(page: Page): Promise<void> {
  const facts = page.locator(".wall-fact");
  await expect(facts.first()).toHaveText(/^as of\d\d:\d\d$/);
  const colours = await facts.locator("dt, dd").evaluateAll((all) => all.map((each) => getComputedStyle(each).color));
  expect(new Set(colours).size).toBe(1);
  await expect(page.locator(".wall-day-now")).toHaveText(/^\d\d:\d\d$/);
}

/** Of five accounts one is on hold, two have lost their session, and one soon will. */
async function breakAccounts({ simulator }: App): Promise<void> {
  const answer = await fetch(`${simulator.baseUrl}/minimax/accounts`, {
    headers: { authorization: `Bearer ${simulator.token}` },
  });
  const accounts = (await answer.json()) as Record<string, { error?: string; jwt: { exp_Expire: string } }>;
  for (const [at, account] of Object.values(accounts).entries()) {
    if (at % 5 === 4) account.error = "on hold";
    else if (at % 5 < 3)
      account.jwt.exp_Expire = new Date(Date.now() + (at % 5 === 2 ? 30 : -1) * HOUR_MS).toISOString();
  }
  simulator.setState({ accounts });
}

const isBroken = ({ problem }: Account) => problem !== null;

for (const [accounts, jobs] of [
  [12, 36],
  [200, 600],
  [200, 1_700],
] as const) {
  test(`${accounts} accounts with ${jobs} jobs tell what is wrong with many of them, and their times`, async ({
    page,
  }) => {
    const app = await startWithPast(accounts, jobs);
    try {
      await app.until(({ state, usual }) => state === "live" && (usual?.length ?? 0) > 0);
      await breakAccounts(app);
      await app.until(({ snapshot }) => (snapshot?.accounts.filter(isBroken).length ?? 0) > accounts / 10);
      await expectFit(page, app.url);
      app.simulator.setFault({ fault: "502" });
      await app.until(({ state }) => state === "stale", { refresh: false });
      await expectFit(page, app.url);
    } finally {
      await app.stop();
    }
  });
}

const UPRIGHT = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1080, height: 1920 },
];

/** The wait, and trouble that has just begun: the data is still good. */
function tellWait(envelope: Envelope): void {
  const { snapshot, now } = envelope;
  if (!snapshot) return;
  envelope.figuredAt = now;
  const nextFree = { medianMs: 34_000, lowMs: 10_000, highMs: 79_000 };
  snapshot.totals.nextFree = nextFree;
  for (const account of snapshot.accounts) if (account.executing === account.maxJobs) account.nextFree = nextFree;
}

function refuse(envelope: Envelope): void {
  const { now, snapshot } = envelope;
  envelope.problem = {
    code: "unauthorised",
    message: "",
    since: now,
    attempts: 1,
    upstreamStatus: 401,
    retryInMs: 7_000,
  };
  snapshot?.accounts.forEach((account, at) => (account.name = `${at} NochEinNameGanzOhneLeerzeichenUndVielZuLang`));
}

test("words in place of the figure, and trouble that has just begun, leave upright screens their cells", async ({
  page,
}) => {
  const { west, east, shorts1, shorts2 } = ACCOUNT_IDS;
  const accounts = [
    { id: west, maxJobs: 5 },
    { id: east, maxJobs: 5 },
    { id: shorts1, maxJobs: 3 },
    { id: shorts2, maxJobs: 2 },
  ];
  const app = await startApp({ variables: { DATABASE_URL: await seededDatabase({ accounts }) } });
  try {
    const body = {
      label: "nobody",
      target: "wall",
      query: "?refPrefix=none-",
      endsAt: null,
      hideAccounts: true,
      hideReferences: false,
    };
    const headers = { origin: app.url, "content-type": "application/json" };
    const answer = await fetch(`${app.url}/api/shares`, { method: "POST", headers, body: JSON.stringify(body) });
    const link = new URL(((await answer.json()) as { url: string }).url).pathname;
    const long = (ageS: number) => ({ account: west, ageS });
    const shorts = { account: shorts1, ageS: 20 };
    // Unlisted accounts have none free; one that runs fewer than its slots doesn't offer the rest.
    const listed = [toWireAccount(shorts1, 3, 3), toWireAccount(shorts2, 2, 2)];
    const scenes = [
      { big: "Full", rest: /\d\ss \(\d+\sto\s\d+\ss\)$/, jobs: [long(25), long(20), shorts], path: "/wall?tz=UTC" },
      { big: "None", rest: /\d\ss \(\d+\sto\s\d+\ss\)$/, jobs: [long(25), shorts], path: "/wall?tz=UTC" },
      { big: "Nothing", rest: "runs now", jobs: [shorts], path: link },
    ];
    let changes: ((envelope: Envelope) => void)[] = [];
    await page.route("**/scheduler*", async (route) => {
      const envelope = (await (await route.fetch()).json()) as Envelope;
      for (const change of changes) change(envelope);
      envelope.revision += " changed";
      await route.fulfill({ json: envelope });
    });
    for (const { big, rest, jobs, path } of scenes) {
      app.simulator.setState(everyday({ jobs, available: listed }));
      await app.until(({ snapshot }) => snapshot?.jobs.length === 15 + jobs.length);
      for (const by of [[tellWait], [tellWait, refuse]]) {
        changes = by;
        for (const size of UPRIGHT) {
          await page.setViewportSize(size);
          await page.goto(`${app.url}${path}`);
          await page.evaluate(() => document.fonts.ready.then(() => true));
          await expect(page.locator(".wall-big")).toHaveText(big);
          await expect(page.locator(".wall-rest")).toContainText(rest);
          await expect(page.locator(".wall-advice")).toHaveCount(by.length - 1);
          const faults = [...(await page.evaluate(findFaults)), ...(await page.evaluate(findCrushed))];
          expect.soft(faults, `${big}, ${by.length} at ${size.width}x${size.height}`).toEqual([]);
        }
      }
    }
    await page.unrouteAll({ behavior: "wait" });
  } finally {
    await app.stop();
  }
});

test("accounts that do not fit one page take turns, and say which page it is", async ({ page }) => {
  const app = await startApp({ simulator: { accounts: 30, jobs: 60, load: true } });
  try {
    await app.until(({ state }) => state === "live");
    const wall = new WallPage(page, app.url);
    await wall.open("?tz=UTC&page=5");
    await expect(wall.mark).toContainText(/^accounts \d+ to \d+ of 30$/);
    const shown = new Set<string>();
    await expect
      .poll(async () => shown.add(await wall.mark.innerText()).size, { timeout: 30_000, intervals: [500] })
      .toBe(3);
  } finally {
    await app.stop();
  }
});

test("an account that breaks moves no row while a round of pages lasts", async ({ page }) => {
  const app = await startApp({ simulator: { accounts: 30, jobs: 60, load: false } });
  try {
    await app.until(({ state }) => state === "live");
    let isBroken = false;
    await page.route("**/scheduler*", async (route) => {
      const envelope = (await (await route.fetch()).json()) as Envelope;
      const last = envelope.snapshot?.accounts.at(-1);
      if (last && isBroken) last.problem = { code: "account-error", message: "" };
      envelope.revision += isBroken ? " broken" : "";
      await route.fulfill({ json: envelope });
    });
    await page.setViewportSize({ width: 1920, height: 1080 });
    const wall = new WallPage(page, app.url);
    await wall.open("?tz=UTC&page=600");
    await expect(wall.strip).toContainText(/ up \d/);
    const names = await page.locator(".wall-label").allInnerTexts();
    expect(names).toHaveLength(10);
    isBroken = true;
    await expect(page.locator(".wall-trouble")).toContainText("on hold or broken");
    expect(await page.locator(".wall-label").allInnerTexts()).toEqual(names);
    await page.unrouteAll({ behavior: "wait" });
  } finally {
    await app.stop();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the first HTML of any number of accounts shows at most twelve, and says which", async ({ page }) => {
    const app = await startApp({ simulator: { accounts: 30, jobs: 60, load: true } });
    try {
      await app.until(({ state }) => state === "live");
      const wall = new WallPage(page, app.url);
      await wall.open();
      await expect(wall.rows).toHaveCount(10);
      await expect(wall.mark).toContainText("of 30");
    } finally {
      await app.stop();
    }
  });
});
