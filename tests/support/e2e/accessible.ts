import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The narrow and the usual width that every state is looked at. */
export const WIDTHS = [1440, 390] as const;

/** Fails with what axe finds, each with the elements it is about; `within` looks at a part of the page alone. */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  expect(await findingsOf(page, within), what).toEqual([]);
}

/**
 * The same in both themes. A theme is nothing but colours, so the second one is asked about those alone: looking at
 * everything twice would take a minute of the suite.
 */
export async function expectAccessibleInBothThemes(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === "dark" ? ["color-contrast"] : undefined;
    expect(await findingsOf(page, within, rules), `${what}, ${colorScheme}`).toEqual([]);
  }
}

async function findingsOf(page: Page, within?: string, rules?: string[]) {
  // Our pages have one frame; the other mode opens a second page for each look.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules !== undefined) builder.withRules(rules);
  if (within !== undefined) builder.include(within);
  const { violations } = await builder.analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
}

/** Fails when the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // After a resize the drawings follow in their own time.
  await expect.poll(beyond, `${what}: how much wider than the screen`).toBeLessThanOrEqual(0);
}
