import type { Page } from "@playwright/test";
import type { NewShare, ShareSummary } from "@/lib/domain/share";
import type { AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { everyday } from "../support/e2e/everyday";
import { startGuardedApp } from "../support/e2e/guarded-app";
import { withinIntervalMs } from "../support/e2e/pace";
import { expect, test } from "../support/e2e/test";
import { eventually } from "../support/server";

let access: AccessServer;
let cookie: string;
test.beforeAll(async () => {
  access = await startGuardedApp();
  cookie = await access.signIn();
});
test.afterAll(() => access?.stop());

async function follow(page: Page, settings: Partial<NewShare>): Promise<NewShare> {
  const share = await access.share(cookie, settings);
  await page.goto(share.url);
  await expect(page).toHaveURL(new RegExp(`/shared/${share.id}$`));
  await page.waitForResponse((response) => response.url().includes(`/api/shared/${share.id}/scheduler`));
  return share;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const shareRequest = (id: string, method: string, body?: object) =>
  access.server.ask(`/api/shares/${id}`, { method, headers: { cookie }, body: body && JSON.stringify(body) });

test("a viewer sees the live view, read only, and is told what it is", async ({ page }) => {
  await follow(page, { label: "hall", endsAt: inDays(2), hideAccounts: true, hideReferences: true });
  await expect(page.getByText("shared: hall, ends in 2 d, accounts and references hidden")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^3\s*slots free of 15$/);
  await expect(page.getByRole("heading", { level: 3 })).toHaveText([
    "Account 1",
    "Account 2",
    "Account 3",
    "Account 4",
  ]);
  for (const name of [/Pause/, /Share/, /Rename/, /Try now/, /copy id/]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("banner").getByRole("link")).toHaveCount(0);
  const running = page.getByRole("region", { name: "Running jobs" });
  await expect(running.getByRole("columnheader")).toHaveText(["Kind", "Account", "Job", "Started", "Elapsed"]);
  await expect(running.locator("tbody tr").first().getByRole("cell")).toHaveCount(5);
  await expect(running.getByRole("searchbox", { name: "Search jobs by id" })).toBeVisible();
  await expect(page).toHaveTitle("3 free · Slotwatch");
  const all = await page.content();
  for (const secret of ["studio-", "shorts-", "promo-", "hooks.example"]) expect(all).not.toContain(secret);
});

test("a link to one client's jobs answers with jobs, and says nothing of slots", async ({ page, watch }) => {
  await follow(page, { label: "ACME", query: "?refPrefix=promo-", hideReferences: false });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^4\s*videos run now$/);
  await expect(page.getByRole("region", { name: "Slots by account" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Executing vs max jobs" })).toHaveCount(0);
  // Its one fact stands below the answer, with room for a line between them and no more.
  const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
  const fact = await page.locator("dl dt", { hasText: "Longest" }).boundingBox();
  expect(fact?.x).toBe(heading?.x);
  expect((fact?.y ?? Infinity) - (heading?.y ?? 0) - (heading?.height ?? 0)).toBeLessThan(70);
  await expect(page.getByRole("region", { name: "Running jobs" }).locator("tbody tr")).toHaveCount(4);
  expect(await page.locator("main").innerText()).not.toMatch(/slot|free/i);

  // With none running the answer says all there is.
  watch.allowLayoutShift();
  access.simulator.setState(everyday({ without: ({ ref = "" }) => ref.startsWith("promo-") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Nothing\s*runs now$/);
  await expect(page.getByText("Jobs appear here as they start.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Elapsed" })).toHaveCount(0);
  await expect(page.locator("dl dt", { hasText: "Longest" })).toHaveCount(0);
  access.simulator.setState(everyday());
  await expect(page.getByRole("region", { name: "Elapsed" })).toBeVisible();
});

const ENDINGS: { how: string; endsAt: () => string | null; end: (id: string) => Promise<unknown> }[] = [
  { how: "revoked", endsAt: () => null, end: (id) => shareRequest(id, "DELETE") },
  { how: "paused", endsAt: () => null, end: (id) => shareRequest(id, "PATCH", { paused: true }) },
  {
    how: "at its end",
    endsAt: () => new Date(Date.now() + 2 * withinIntervalMs()).toISOString(),
    end: async (id) => {
      await eventually(async () => {
        const { text } = await access.server.ask("/api/shares", { headers: { cookie } });
        const { shares } = JSON.parse(text) as { shares: ShareSummary[] };
        expect(shares.find((share) => share.id === id)?.state).toBe("ended");
      });
    },
  },
];

for (const { how, endsAt, end } of ENDINGS) {
  test(`a link ${how} clears the viewer's screen within one interval`, async ({ page, watch }) => {
    watch.allow(/404 \(Not Found\)/);
    watch.allowLayoutShift();
    const share = await follow(page, { label: "ACME", hideAccounts: false, hideReferences: false, endsAt: endsAt() });
    await expect(page.getByText("shot-014-b").first()).toBeVisible();
    await end(share.id);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has ended", {
      timeout: withinIntervalMs(),
    });
    const all = await page.content();
    for (const gone of ["shot-014-b", "studio-", "promo-", "hooks.example"]) expect(all).not.toContain(gone);
    expect(await page.locator("body").innerText()).not.toMatch(/\d/);
    await expect(page).toHaveTitle("Slotwatch");
    expect((await page.reload())?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has ended");
  });
}

test("an ended screen comes back by our own answer alone, and only to a page that is there", async ({
  page,
  watch,
}) => {
  watch.allow(/404 \(Not Found\)|ERR_FAILED/);
  watch.allowLayoutShift();
  await page.clock.install();
  const share = await follow(page, { label: "hall" });
  await shareRequest(share.id, "PATCH", { paused: true });
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("This link has ended", { timeout: withinIntervalMs() });
  let loads = 0;
  page.on("request", (request) => (loads += Number(request.isNavigationRequest())));
  /** Lets the page ask until an address was asked so often: what its answer but the last led to has then begun. */
  const untilAsked = (asked: () => number, times: number) =>
    expect(async () => {
      await page.clock.fastForward(31_000);
      await expect.poll(asked, { timeout: 1_000 }).toBeGreaterThanOrEqual(times);
    }).toPass();

  let polls = 0;
  await page.route(`**/api/shared/${share.id}/scheduler*`, (route) => {
    polls += 1;
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><html>Back soon</html>" });
  });
  await untilAsked(() => polls, 3);
  expect(loads, "loads by a proxy's page for maintenance").toBe(0);

  await page.unroute(`**/api/shared/${share.id}/scheduler*`);
  let tries = 0;
  await page.route(`**/shared/${share.id}`, (route) => {
    tries += 1;
    return route.abort();
  });
  await shareRequest(share.id, "PATCH", { paused: false });
  await untilAsked(() => tries, 3);
  expect(loads, "loads of a page that is not there").toBe(0);
  await expect(heading).toHaveText("This link has ended");
  await page.unroute(`**/shared/${share.id}`);
  await expect(async () => {
    await page.clock.fastForward(31_000);
    await expect(heading).toHaveText(/slots free of 15$/, { timeout: 2_000 });
  }).toPass();
});

for (const target of ["now", "history", "wall"] as const) {
  test(`a changed link is shown as it is now on an open ${target} page, within an interval or two`, async ({
    page,
    watch,
  }) => {
    watch.allowLayoutShift();
    const share = await follow(page, { label: "hall", target, hideAccounts: false });
    await expect(page.locator("body")).toContainText("shared: hall, references hidden");
    expect((await shareRequest(share.id, "PATCH", { hideAccounts: true, label: "lobby" })).status).toBe(200);
    await expect(page.locator("body")).toContainText(/lobby.*accounts and references hidden/, { timeout: 20_000 });
    await expect(page.locator("body")).not.toContainText("studio-");
  });
}

for (const target of ["now", "history", "wall"] as const) {
  test(`a proxy's own 401 ends no link on a ${target} page`, async ({ page, watch }) => {
    watch.allow(/401 \(Unauthorized\)/);
    watch.allowLayoutShift();
    const share = await follow(page, { label: "hall", target });
    let refusals = 0;
    await page.route(`**/api/shared/${share.id}/scheduler*`, (route) => {
      refusals += 1;
      return route.fulfill({ status: 401, body: "Authorization Required" });
    });
    await expect.poll(() => refusals).toBeGreaterThanOrEqual(2);
    await page.unroute(`**/api/shared/${share.id}/scheduler*`);
    await expect(page.locator("body")).toContainText(/Live/, { timeout: 30_000 });
    await expect(page.locator("body")).not.toContainText("This link has ended");
  });
}

test("in trouble a viewer reads what concerns them, and nothing of the owner's", async ({ page }) => {
  await follow(page, { label: "hall", hideAccounts: false, hideReferences: false });
  const trouble = page.getByRole("region", { name: "Trouble" });
  for (const fault of ["401", "402", "596", "502"] as const) {
    access.simulator.setFault({ fault });
    await expect(trouble).toContainText(/The owner's connection has been down since \d\d:\d\d/);
    await expect(trouble).toContainText(/The numbers are from \d\d:\d\d:\d\d/);
    await expect(trouble.getByRole("button")).toHaveCount(0);
    const all = await page.content();
    for (const theirs of ["USEAPI_", "npm run", `${fault})`, "token", "subscription"])
      expect(all).not.toContain(theirs);
    access.simulator.setFault(null);
    await access.server.ask("/api/refresh", { method: "POST", headers: { cookie } });
    await expect(trouble).toBeHidden();
  }
});

test("a shared screen is accessible and fits, light and dark", async ({ page, watch }) => {
  // The window is resized on purpose.
  watch.allowLayoutShift();
  const share = await access.share(cookie, { label: "hall", query: "", hideReferences: false });
  for (const look of LOOKS) {
    const how = await takeLook(page, look);
    await page.goto(share.url);
    await page.waitForResponse((response) => response.url().includes("/scheduler"));
    await expectAccessible(page, how);
    await expectNoSidewaysScroll(page, how);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a shared screen is readable, its preview is the product's name, and an ended one says so", async ({
    page,
    watch,
  }) => {
    watch.allow(/404 \(Not Found\)/);
    const share = await access.share(cookie, { label: "hall", hideReferences: false });
    await page.goto(share.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^3\s*slots free of 15$/);
    await expect(page.locator("tbody tr").filter({ hasText: "shot-014-b" }).first()).toBeVisible();
    await expect(page).toHaveTitle("Slotwatch");
    await expect(page.locator("meta[name=description], meta[property^='og:'], meta[name^='twitter:']")).toHaveCount(0);
    await shareRequest(share.id, "DELETE");
    expect((await page.reload())?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has ended");
  });
});

test("a link to the wall opens it under the share's own address, read only, until it is revoked", async ({
  page,
  watch,
}) => {
  watch.allow(/404 \(Not Found\)/);
  watch.allowLayoutShift();
  const asked = page.waitForRequest((request) => request.url().includes("/history?"));
  const share = await follow(page, { label: "lobby", target: "wall", hideAccounts: true, hideReferences: true });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^3\s*slots free of 15$/);
  await expect(page.getByText("shared: lobby, accounts and references hidden")).toBeVisible();
  await expect(page.getByText("Account 1")).toBeVisible();
  // History as this link may see it: under the share's own address, without a name.
  await expect(page.locator(".wall-day")).toContainText(/recording since \d\d:\d\d/);
  await expect(page.locator(".wall-facts")).toContainText(/finished, (last hour|\d+ (s|min) observed)/);
  expect(new URL((await asked).url()).pathname).toBe(`/api/shared/${share.id}/history`);
  await expect(page.getByRole("link", { name: "Set up" })).toHaveCount(0);
  expect(await page.content()).not.toMatch(/studio-|shorts-|promo-/);
  await shareRequest(share.id, "DELETE");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has ended", {
    timeout: withinIntervalMs(),
  });
  expect(await page.content()).not.toContain("Account 1");
  expect((await page.reload())?.status()).toBe(404);
});

test("an old television, whose browser runs none of the application, is cleared as well when its link ends, and comes back", async ({
  page,
  watch,
}) => {
  watch.allow(/404 \(Not Found\)|Failed to load resource|ERR_FAILED/);
  watch.allowLayoutShift();
  await page.clock.install();
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  const share = await access.share(cookie, { label: "lobby", target: "wall", hideAccounts: false });
  await page.goto(share.url);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/slots free of 15$/);
  await expect(page.locator(".wall")).toContainText("studio-west");
  await shareRequest(share.id, "PATCH", { paused: true });
  await page.clock.fastForward(31_000);
  await expect(heading).toHaveText("This link has ended");
  expect(await page.locator("body").innerText()).not.toMatch(/studio-|shorts-|slots/);
  await shareRequest(share.id, "PATCH", { paused: false });
  await page.clock.fastForward(31_000);
  await expect(heading).toHaveText(/slots free of 15$/);
});

test("a wall of one client's jobs has a row a job, and says nothing of slots", async ({ page, watch }) => {
  watch.allowLayoutShift();
  await follow(page, { label: "ACME", target: "wall", query: "?refPrefix=promo-", hideReferences: false });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("4 videos run now");
  await expect(page.locator(".wall-row h2")).toHaveText(["promo-19", "promo-17", "promo-18", "promo-20"]);
  await expect(page.locator(".wall-row").first()).toContainText(
    /promo-19video Account \d \d\d:\d\d since (\d+ \w+ )?\d\d:\d\d$/,
  );
  const time = page.locator(".wall-row .wall-state").first();
  await expect(time).not.toHaveText(await time.innerText());
  await expect(page.locator(".wall-cells, .wall-day")).toHaveCount(0);
  expect(await page.locator(".wall-picture").innerText()).not.toMatch(
    /slot|free|full|unknown|studio-|shorts-|counted/i,
  );

  access.simulator.setState(everyday({ without: ({ ref = "" }) => ref.startsWith("promo-") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing runs now");
  await expect(page.locator(".wall-line")).toHaveText("Jobs appear here as they start.");
  await expect(page.locator(".wall-body")).toHaveText("");
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
    [1080, 1920],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { below, right } = await page.locator(".wall-big").evaluate((big) => {
      const bottom = big.getBoundingClientRect().bottom;
      const tops = [".wall-body", ".wall-facts"].map(
        (other) => document.querySelector(other)?.getBoundingClientRect().top ?? 0,
      );
      const rest = document.createRange();
      rest.selectNodeContents(document.querySelector(".wall-rest") ?? big);
      return {
        below: (Math.min(...tops.filter((top) => top > bottom)) - bottom) / parseFloat(getComputedStyle(big).fontSize),
        right: rest.getBoundingClientRect().right,
      };
    });
    expect(below, `room for the g of "Nothing", of the font's size, at ${width}x${height}`).toBeGreaterThan(0.12);
    expect(right, `all of it in sight at ${width}x${height}`).toBeLessThanOrEqual(width);
  }
  // Old data promises nothing.
  access.simulator.setFault({ fault: "502" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Nothing ran at /);
  await expect(page.locator(".wall-body")).toHaveText("");
  await expect(page.locator(".wall-retry")).toHaveText("Being tried again");
  access.simulator.setFault(null);
  access.simulator.setState(everyday());
});
