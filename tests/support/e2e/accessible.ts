import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The narrow and the usual width that every state is looked at. */
export const WIDTHS = [1440, 390] as const;

/**
 * How every state is looked at: both widths, both themes. The other two pairs would tell nothing new, for a theme is nothing but
 * colours and a width nothing but places, and take a minute of the suite.
 */
export const LOOKS = [
  { width: 1440, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const;

/** Takes one of `LOOKS` on. Returns it in words. */
export async function takeLook(page: Page, { width, colorScheme }: (typeof LOOKS)[number]): Promise<string> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  return `${colorScheme} at ${width}`;
}

/** Fails with what axe finds, each with the elements it is about; `within` looks at a part of the page alone. */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  expect(await findingsOf(page, within), what).toEqual([]);
}

/** What is fine needs no report, and what is not is found by its HTML: half of axe's time. */
const FINDINGS_ALONE = { resultTypes: ["violations" as const], selectors: false };

async function findingsOf(page: Page, within?: string) {
  // Our pages have one frame; the other mode opens a second page for each look.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options(FINDINGS_ALONE);
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
