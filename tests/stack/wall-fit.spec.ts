import type { Page } from "@playwright/test";
import type { Envelope } from "@/lib/domain/envelope";
import { HOUR_MS } from "@/lib/domain/time-units";
import { startApp, type App } from "../support/e2e/app";
import { ACCOUNT_IDS, everyday, toWireAccount } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";
import { WallPage } from "../support/pages/wall-page";
import { seededDatabase } from "../support/seeded-database";

const SIZES = [
  ...[
    { width: 1280, height: 720 },
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

/** Runs in the page: whatever is cut, out of sight, laid over something else, or too small to read. */
function findFaults(): string[] {
  const { innerWidth: width, innerHeight: height } = window;
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > width || root.scrollHeight > height) faults.push("the page scrolls");
  const minimum = (element: Element) =>
    element.matches(".wall-label") ? 0.04 : element.matches(".wall-state, .wall-state *, .wall-live") ? 0.03 : 0.02;
  // A phone is narrower than anything on a wall, and is read from near.
  const share = Math.min(height, 1.8 * width);
  for (const element of document.querySelectorAll<HTMLElement>(".wall-picture *")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const name = `${element.className} "${(element.textContent ?? "").slice(0, 30)}"`;
    if (box.width === 0 || style.display === "contents") continue;
    if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1)
      faults.push(`outside: ${name}`);
    // Notes let whole parts go where there is no room, names their middle.
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
    if (style.overflow !== "visible" && isCut && !element.closest(".wall-note, .wall-label-split"))
      faults.push(`cut: ${name}`);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (hasText && parseFloat(style.fontSize) < minimum(element) * share - 0.5)
      faults.push(`small: ${name} ${style.fontSize}`);
  }
  const big = document.querySelector(".wall-big");
  // Digits and capitals are 0.71 of the font's size. A word is limited by an upright screen's width.
  const isWord = width < 1.2 * height && /\D\D/.test(big?.textContent ?? "");
  if (big && parseFloat(getComputedStyle(big).fontSize) * 0.71 < (isWord ? 0.07 : 0.12) * height)
    faults.push("the main number is small");
  const clock = document.querySelector(".wall-clock")?.getBoundingClientRect();
  const lowest = document.querySelector(".wall-self")?.getBoundingClientRect().bottom ?? height;
  if (clock && width > 1.2 * height && clock.top > lowest) faults.push("the clock is on a line of its own");
  const inStrip = [...document.querySelectorAll(".wall-strip *")].filter(
    (element) => element.matches("svg") || (element.children.length === 0 && !element.closest("svg, .wall-dial")),
  );
  for (const parts of [document.querySelectorAll(".wall-head > *, .wall-row, .wall-day, .wall-foot"), inStrip]) {
    const boxes = [...parts].map((part) => ({ part, box: part.getBoundingClientRect() }));
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 2 && down > 2)
          faults.push(`over each other: ${a.part.outerHTML}, ${b.part.outerHTML}`.slice(0, 200));
      }
    }
  }
  return faults;
}

/** Runs in the page: words and figures of the head that are broken, cells too low for their times, a clock that has slipped. */
function findCrushed(): string[] {
  const { innerHeight: height } = window;
  const faults: string[] = [];
  for (const part of document.querySelectorAll(".wall-big, .wall-rest, .wall-fact *, .wall-line, .wall-advice")) {
    for (const node of part.childNodes) {
      if (node.nodeType !== 3 || part.getBoundingClientRect().width === 0) continue;
      // A space that holds a figure and its unit together ends no piece.
      for (const { 0: piece, index } of (node.nodeValue ?? "").matchAll(/[^ \n]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + piece.length);
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
        if (new Set(tops).size > 1) faults.push(`broken: ${piece}`);
      }
    }
  }
  const topOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  for (const cell of document.querySelectorAll(".wall-cell")) {
    const tall = cell.getBoundingClientRect().height;
    if (tall < 0.03 * height) faults.push(`low: a cell of ${Math.round(tall)}`);
    const [digits, tick] = [".wall-mono", ".wall-tick"].map((at) => cell.querySelector(at)?.getBoundingClientRect());
    // Digits are 0.71 of their line, in its middle.
    if (digits && tick && tick.height > 0 && tick.top < digits.bottom - 0.145 * digits.height)
      faults.push("a tick runs through digits");
  }
  const [clock, demo, now] = [topOf(".wall-clock"), topOf(".wall-self"), topOf(".wall-now")];
  if (!clock || clock.bottom > height || clock.top > (demo?.top ?? 0)) faults.push("the clock is out of place");
  if (now && clock && clock.top >= now.bottom) faults.push("the clock is on a line of its own");
  if ((topOf(".wall-head")?.height ?? 0) > 0.4 * height) faults.push("the head takes more than two fifths");
  return faults;
}

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
    await page.evaluate(lengthenStrip);
    expect.soft(await page.evaluate(findFaults), `${size.width}x${size.height}, longest texts`).toEqual([]);
  }
}

test.beforeEach(({ watch }) => {
  test.setTimeout(150_000);
  watch.allowLayoutShift();
  // Each test's app ends before its page does.
  watch.allow(/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING/);
});

/** An app whose usual times are known, so that cells are filled, some of them slow or stuck; its own accounts are all it has. */
async function startWithPast(accounts: number): Promise<App> {
  const past = {
    accounts: [{ id: "1", maxJobs: 5 }],
    seenMs: 25 * HOUR_MS,
    gap: { fromMs: 6 * HOUR_MS, toMs: 5 * HOUR_MS },
    full: { fromMs: 3 * HOUR_MS, toMs: HOUR_MS },
  };
  return startApp({
    simulator: { accounts, jobs: accounts * 3, load: true, scene: "stuck" },
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
