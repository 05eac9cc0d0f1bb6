import { PASSWORD, type AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from "../support/e2e/accessible";
import { signInAs, startGuardedApp } from "../support/e2e/guarded-app";
import { expect, test } from "../support/e2e/test";

let access: AccessServer;
test.beforeAll(async () => {
  access = await startGuardedApp();
});
test.afterAll(() => access?.stop());

test("a stranger is asked for the password, told when it is wrong, and led on to where they wanted to go", async ({
  page,
  watch,
}) => {
  watch.allow(/401 \(Unauthorized\)/);
  await page.goto(`${access.server.url}/?kind=video&sort=elapsed`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Slotwatch");
  await expect(page.getByLabel("Password")).toBeFocused();
  expect(await page.content()).not.toContain("studio-");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "That is not the password." })).toBeVisible();
  await expect(page.getByLabel("Password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${access.server.url}/?kind=video&sort=elapsed`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("slots free");
});

test("a password typed and sent before the page's scripts run is neither lost nor sent astray", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await page.goto(`${access.server.url}/sign-in`, { waitUntil: "commit" });
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  expect(posts).toEqual([]);
  release();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("slots free");
});

test("whoever is signed in after all, by another tab or once the database is back, goes on without a press", async ({
  page,
  watch,
  context,
}) => {
  watch.allow(/401 \(Unauthorized\)/);
  await page.clock.install();
  await page.goto(`${access.server.url}/wall?theme=light`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Slotwatch");
  const asked = page.waitForResponse((response) => response.url().endsWith("/api/recent"));
  await page.clock.fastForward(16_000);
  expect((await asked).status()).toBe(401);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Slotwatch");
  const other = await context.newPage();
  await signInAs(other, access, await access.signIn());
  await page.clock.fastForward(16_000);
  await expect(page).toHaveURL(`${access.server.url}/wall?theme=light`);
});

test("signing out ends it on the server, and an open page goes where one signs in", async ({
  page,
  watch,
  context,
}) => {
  watch.allow(/401 \(Unauthorized\)/);
  const cookie = await access.signIn();
  await signInAs(page, access, cookie);
  const other = await context.newPage();
  await other.goto(`${access.server.url}/?q=promo`);
  await page.goto(access.server.url);
  await page.getByLabel("More").press("Enter");
  await page.getByRole("button", { name: "Sign out" }).press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
  expect((await access.server.ask("/api/scheduler", { headers: { cookie } })).status).toBe(401);
  await expect(other).toHaveURL(/\/sign-in\?to=%2F%3Fq%3Dpromo$/);
});

test("sign-in is accessible and fits, light and dark", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${access.server.url}/sign-in`);
      await expectAccessible(page, `${colorScheme} ${width}`);
      await expectNoSidewaysScroll(page, `${width}`);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says how to come in all the same", async ({ page }) => {
    await page.goto(`${access.server.url}/sign-in`);
    await expect(page.locator("noscript p")).toBeVisible();
    expect(await page.locator("main").innerHTML()).toContain("npm run sign-in");
    await expect(page.getByLabel("Password")).toBeHidden();
  });
});
