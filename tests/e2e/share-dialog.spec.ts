import type { Page } from "@playwright/test";
import type { AccessServer } from "../support/access-server";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, takeLook } from "../support/e2e/accessible";
import { signInAs, startGuardedApp } from "../support/e2e/guarded-app";
import { expect, test } from "../support/e2e/test";

let access: AccessServer;
let cookie: string;
test.beforeAll(async () => {
  access = await startGuardedApp();
  cookie = await access.signIn();
});
test.afterAll(() => access?.stop());
test.beforeEach(({ page }) => signInAs(page, access, cookie));

const dialogOf = (page: Page) => page.getByRole("dialog");

test("a client's link is made by keyboard, told once with a QR code, and opens what was promised", async ({
  page,
  browser,
}) => {
  await page.goto(access.server.url);
  const share = page.getByRole("button", { name: "Share…" });
  await share.press("Enter");
  const dialog = dialogOf(page);
  await expect(dialog.getByRole("radio", { name: /Teammate/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: /Client/ })).toBeChecked();
  await expect(dialog.getByLabel("Ends", { exact: true })).toHaveValue("7");
  await expect(dialog.getByLabel(/^Names of accounts/)).toBeChecked();
  await expect(dialog.getByLabel(/^References/)).not.toBeChecked();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert").filter({ hasText: "Say who it is for" })).toBeVisible();
  await page.keyboard.type("ACME");
  await page.keyboard.press("Enter");
  // Without a beginning the client would see everybody's.
  await expect(dialog.getByLabel("Only references that begin with")).toBeFocused();
  await page.keyboard.type("promo-");
  await expect(dialog).toContainText("Whoever has the link sees only references that begin with promo-");
  await page.keyboard.press("Enter");

  const link = dialog.getByLabel("Link", { exact: true });
  await expect(link).toBeFocused();
  const url = await link.inputValue();
  expect(url).toMatch(new RegExp(`^${access.server.url}/s/[\\w-]{27}$`));
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expect(dialog).toContainText("It works on this machine only.");
  await expect(dialog).toContainText("Shown once");
  await dialog.getByRole("button", { name: "Make another" }).press("Enter");
  await expect(dialog.getByRole("radio", { name: /Teammate/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();
  await share.press("Enter");
  await expect(dialogOf(page)).not.toContainText("Shown once");

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(url);
  await expect(guest).toHaveURL(/\/shared\/[\w-]+$/);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(/^4\s*videos run now$/);
  await guest.context().close();
});

test("a link that nobody can open, for want of a guard, says so and what to set", async ({ page }) => {
  await page.route("**/api/shares", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const made = (await (await route.fetch()).json()) as Record<string, unknown>;
    const url = "https://slots.example.com/s/told-once";
    await route.fulfill({ status: 201, json: { ...made, url, opensForNobody: true } });
  });
  await page.goto(access.server.url);
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel("Label").fill("nobody");
  await dialog.getByLabel("Label").press("Enter");
  await expect(dialog).toContainText("Nobody can open it yet.");
  await expect(dialog).toContainText("DASHBOARD_ACCESS=open");
  await expect(dialog).not.toContainText("this machine only");
  for (const look of LOOKS) {
    const what = await takeLook(page, look);
    await expectAccessible(page, what);
  }
});

test("what was typed outlives Escape, until its link is made", async ({ page }) => {
  await page.goto(access.server.url);
  const share = page.getByRole("button", { name: "Share…" });
  const label = dialogOf(page).getByLabel("Label");
  await share.click();
  await label.fill("half typed");
  await dialogOf(page)
    .getByLabel(/^References/)
    .check();
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  await share.click();
  await expect(label).toHaveValue("half typed");
  await expect(dialogOf(page).getByLabel(/^References/)).toBeChecked();
  await label.press("Enter");
  await expect(dialogOf(page).getByLabel("Link", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await share.click();
  await expect(label).toHaveValue("");
});

test("a draft of another view has the references of the one that is looked at", async ({ page }) => {
  await page.goto(`${access.server.url}/?refPrefix=promo-`);
  const share = page.getByRole("button", { name: "Share…" });
  const beginning = dialogOf(page).getByLabel("Only references that begin with");
  await share.click();
  await expect(beginning).toHaveValue("promo-");
  await dialogOf(page).getByLabel("Label").fill("half typed");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Stop showing only references/ }).click();
  await expect(page).not.toHaveURL(/refPrefix/);
  await share.click();
  await expect(dialogOf(page).getByLabel("Label")).toHaveValue("half typed");
  await expect(beginning).toHaveValue("");
});

test("while a link is made the dialog stays, whatever is pressed: its address is told nowhere else", async ({
  page,
}) => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/shares", async (route) => {
    if (route.request().method() === "POST") await answered;
    await route.continue();
  });
  await page.goto(access.server.url);
  const share = page.getByRole("button", { name: "Share…" });
  await share.click();
  const dialog = dialogOf(page);
  await dialog.getByLabel("Label").fill("slow");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Making the link" })).toBeVisible();
  const wait = dialog.getByRole("alert").filter({ hasText: "Wait a moment" });
  // Chromium lets a page refuse Escape only so often.
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press("Escape");
    await expect(wait).toBeVisible();
  }
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(wait).toBeVisible();
  answer();
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(/\/s\/[\w-]{27}$/);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(share).toBeFocused();
});

test("a day that is over is told at its field, which has the focus", async ({ page }) => {
  await page.goto(access.server.url);
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel("Label").fill("ACME");
  await dialog.getByLabel("Ends", { exact: true }).selectOption("date");
  const day = dialog.getByLabel("The day it ends");
  await day.fill("2020-01-01");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(day).toBeFocused();
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expect(day).toHaveAccessibleDescription("That day is over already.");
  const note = dialog.getByRole("alert").filter({ hasText: "That day is over already." });
  await expect(note).toHaveCount(1);
  const [field, words] = [await day.boundingBox(), await note.boundingBox()];
  expect((words?.y ?? Infinity) - (field?.y ?? 0) - (field?.height ?? 0)).toBeLessThan(12);
});

test("the link is copied, also by the old way that plain http leaves", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(access.server.url);
  for (const way of ["new", "old"] as const) {
    if (way === "old") await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
    await page.getByRole("button", { name: "Share…" }).click();
    await dialogOf(page).getByLabel("Label").fill(way);
    await page.keyboard.press("Enter");
    await dialogOf(page).getByRole("button", { name: "Copy the link" }).click();
    await expect(dialogOf(page).getByText("Copied.")).toBeAttached();
    await page.keyboard.press("Escape");
  }
});

test("on a phone the menu that opened the dialog gets the focus back, and its title stays in sight", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(access.server.url);
  const more = page.locator("summary[aria-label='More']");
  await more.press("Enter");
  await page.getByRole("button", { name: "Share…" }).press("Enter");
  const dialog = dialogOf(page);
  await dialog.getByRole("button", { name: "Make the link" }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole("heading").first()).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(more).toBeFocused();
});

test("the dialog is accessible and fits in both of its states, light and dark", async ({ page }) => {
  for (const look of LOOKS) {
    const how = await takeLook(page, look);
    await page.goto(`${access.server.url}/?kind=video`);
    if (look.width < 640) await page.getByLabel("More").click();
    await page.getByRole("button", { name: "Share…" }).click();
    const dialog = dialogOf(page);
    await expectAccessible(page, `form, ${how}`, "dialog");
    await expectNoSidewaysScroll(page, `form, ${how}`);
    await dialog.getByLabel("Label").fill("axe");
    await page.keyboard.press("Enter");
    const link = dialog.getByLabel("Link", { exact: true });
    await expect(link).toBeFocused();
    const hidden = await link.evaluate((field) => [
      field.scrollLeft,
      field.scrollTop,
      field.scrollWidth - field.clientWidth,
      field.scrollHeight - field.clientHeight,
    ]);
    expect(hidden, `all of the link is in sight, ${how}`).toEqual([0, 0, 0, 0]);
    await expectAccessible(page, `link, ${how}`, "dialog");
    await expectNoSidewaysScroll(page, `link, ${how}`);
  }
});

test("an account is renamed in place on the board, by keyboard, and gets its given name back", async ({ page }) => {
  await page.goto(access.server.url);
  const board = page.getByRole("region", { name: "Slots by account" });
  const places = () =>
    board.locator("ul > li > div:first-child").evaluateAll((all) =>
      all
        .flatMap((name) => [name, name.parentElement, name.querySelector(":scope > p")])
        .map((one) => {
          const { y = 0, height = 0 } = one?.getBoundingClientRect() ?? {};
          // In the board: what comes late above it moves all of it.
          return [y - (one?.closest("ul")?.getBoundingClientRect().y ?? 0), height];
        }),
    );
  const rename = async (from: string, to: string) => {
    const before = await places();
    await page.getByRole("button", { name: `Rename ${from}` }).press("Enter");
    await expect(page.getByLabel(`Name of ${from}`)).toBeFocused();
    expect(await places(), "the field moves nothing").toEqual(before);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    if (to !== "") await page.keyboard.type(to);
    await page.keyboard.press("Enter");
  };
  await rename("studio-west", "Westside");
  await expect(page.getByRole("heading", { level: 3, name: "Westside" })).toBeVisible();
  await expect(page.locator("h1 + p")).toContainText("Westside");
  await expect(page.getByRole("button", { name: "Rename Westside" })).toBeFocused();
  await rename("Westside", "");
  await expect(page.getByRole("heading", { level: 3, name: "studio-west" })).toBeVisible();
});

test("a name that was typed is kept by a press elsewhere, and given up by Escape", async ({ page }) => {
  await page.goto(access.server.url);
  const type = async (from: string, name: string) => {
    await page.getByRole("button", { name: `Rename ${from}` }).press("Enter");
    await page.getByLabel(`Name of ${from}`).fill(name);
  };
  await type("studio-west", "Westside");
  await page.getByRole("heading", { level: 2, name: "Slots by account" }).click();
  await expect(page.getByRole("button", { name: "Rename Westside" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Name of/ })).toHaveCount(0);
  await type("Westside", "Wrong");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Rename Westside" })).toBeFocused();
  await type("Westside", "");
  await page.getByRole("heading", { level: 2, name: "Slots by account" }).click();
  await expect(page.getByRole("button", { name: "Rename studio-west" })).toBeVisible();
});
