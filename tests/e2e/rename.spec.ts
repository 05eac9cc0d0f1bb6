import type { Page } from "@playwright/test";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/account-name";
import { ACCOUNT_IDS } from "../support/e2e/everyday";
import { expect, test } from "../support/e2e/test";

const field = (page: Page) => page.getByRole("textbox", { name: /^Name of/ });

/** Opens the field of an account and types into it. */
async function type(page: Page, from: string, name: string): Promise<void> {
  await page.getByRole("button", { name: `Rename ${from}` }).press("Enter");
  await field(page).fill(name);
}

for (const width of [390, 1440]) {
  test(`at ${width} px a name shows that it is being saved, and why it was refused in room of its own`, async ({
    live,
    page,
    watch,
  }) => {
    watch.allow(/503 \(Service Unavailable\)/);
    // The row grows for what went wrong, however late that comes.
    watch.allowLayoutShift();
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const message = "The disk of the database file is full. Free some space; Slotwatch goes on by itself.";
    await page.route("**/api/accounts/*", async (route) => {
      await answered;
      await route.fulfill({ status: 503, json: { error: { code: "store-away", message } } });
    });
    await page.setViewportSize({ width, height: 900 });
    await live.openLive();
    const rows = live.board.locator("ul > li").filter({ has: page.getByRole("heading", { level: 3 }) });
    const row = rows.filter({ has: page.getByRole("button", { name: "Rename studio-east" }) });
    const name = await row.getByRole("heading").innerText();
    expect(name).toBe("studio-east");
    await type(page, "studio-east", "Eastside");
    await page.keyboard.press("Enter");
    await expect(live.board.getByText("Saving…")).toBeVisible();
    answer();
    const why = live.board.getByRole("alert").filter({ hasText: message });
    await expect(why).toBeVisible();
    await expect(live.board.getByText("Saving…")).toHaveCount(0);
    await expect(field(page), "what was typed stays").toHaveValue("Eastside");
    const below = await why.evaluate((alert) => {
      const own = alert.closest("section ul > li");
      const next = own?.nextElementSibling?.getBoundingClientRect().top ?? 0;
      const fieldEnd = own?.querySelector("input")?.getBoundingClientRect().bottom ?? 0;
      const { top, bottom } = alert.getBoundingClientRect();
      return { toField: top - fieldEnd, toNext: next - bottom };
    });
    expect(below.toField, "below the field").toBeGreaterThanOrEqual(0);
    expect(below.toNext, "above the next account").toBeGreaterThanOrEqual(0);
  });
}

test("a name that is too long is not cut: it says by how much, and is not sent", async ({ live, page }) => {
  let sent = 0;
  await page.route("**/api/accounts/*", (route) => {
    sent += 1;
    return route.continue();
  });
  await live.openLive();
  const long = "Nachtschicht ".repeat(7).slice(0, ACCOUNT_NAME_MAX + 3);
  await type(page, "studio-east", long);
  await expect(live.board.getByRole("alert").filter({ hasText: /./ })).toHaveText(
    `3 characters too many: a name has up to ${ACCOUNT_NAME_MAX}.`,
  );
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue(long);
  await page.keyboard.press("End");
  for (let at = 0; at < 3; at += 1) await page.keyboard.press("Backspace");
  await expect(live.board.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  expect(sent).toBe(0);
  await page.keyboard.press("Escape");
});

test("a name that was typed is kept by a press on a link out of the page", async ({ live, page, app }) => {
  await live.openLive();
  await type(page, "studio-east", "Eastside");
  // The line is slow: the page is gone before the name is out.
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  await page.route("**/api/accounts/*", async (route) => {
    await left;
    await route.continue();
  });
  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page).toHaveURL(/\/history$/);
  leave();
  const named = (name: string) =>
    app.until(
      ({ snapshot }) => snapshot?.accounts.some((one) => one.id === ACCOUNT_IDS.east && one.name === name) ?? false,
    );
  await named("Eastside");
  await live.openLive();
  await type(page, "Eastside", "");
  await page.keyboard.press("Enter");
  await named("studio-east");
});
