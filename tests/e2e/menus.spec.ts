import { expect, test } from "../support/e2e/test";

/*
 * Menus by the pointer, on what people press: words, and the room about them. A press there gives the focus to what stands around the
 * menu, which once folded it away under the press; Chromium then crashed.
 */
test("a word chooses what it names, and the room about the words does nothing", async ({ live, page }) => {
  await live.openLive();
  await live.accountFilter.click();
  const accounts = page.getByRole("group", { name: "Accounts shown" });
  await accounts.locator("label", { hasText: "studio-east" }).click();
  await expect(page).toHaveURL(/\?account=\d+$/);
  await expect(accounts.getByRole("checkbox", { name: "studio-east" })).toBeChecked();

  const box = await accounts.last().boundingBox();
  if (box === null) throw new Error("The menu has gone.");
  await page.mouse.click(box.x + 3, box.y + 3);
  await accounts.locator("label", { hasText: "studio-west" }).click();
  await expect(page).toHaveURL(/\?account=\d+,\d+$/);
  await page.getByRole("heading", { level: 1 }).click();
  await expect(accounts.getByRole("checkbox", { name: "studio-east" })).toBeHidden();

  await live.kindFilter.click();
  const kinds = page.getByRole("group", { name: "Kinds shown" });
  await kinds.locator("label", { hasText: "images" }).click();
  await expect(page).toHaveURL(/kind=image/);
  await expect(kinds.getByRole("checkbox", { name: "images" })).toBeChecked();
});
