import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    focused?: Set<Element>;
  }
}

const PRESSABLE = "a[href], button:not(:disabled), input, select, summary, [tabindex='0']";

/** What the element with the focus is, and whether its reader can see that it has it. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    window.focused?.add(element);
    // A hidden radio button shows its focus on its label.
    const shown = element.matches("input[type=radio]") ? (element.closest("label") ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const header = document.querySelector("header")?.getBoundingClientRect();
    const isInHeader = element.closest("header, aside") !== null || element.matches("a[href='#main']");
    return {
      name: element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? element.tagName,
      hasRing: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      isInSight: isInHeader || (box.top >= (header?.bottom ?? 0) - 1 && box.bottom <= window.innerHeight + 1),
    };
  });

/**
 * Presses Tab from the top of a page to its end. Fails where the focus is out of sight or has no ring, and where something that can
 * be pressed was never reached.
 *
 * @returns names of what was reached, in order
 */
export async function tabThrough(page: Page): Promise<string[]> {
  await page.evaluate(() => (window.focused = new Set()));
  const names: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    const focus = await focusNow(page);
    if (focus === null) break;
    // What stands above may still be arriving; the browser scrolls after it.
    await expect.poll(() => focusNow(page), focus.name).toMatchObject({ hasRing: true, isInSight: true });
    names.push(focus.name);
  }
  const missed = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)].filter((element) => {
      const isOtherRadio = element.matches("input[type=radio]:not(:checked)");
      return element.checkVisibility() && !isOtherRadio;
    });
    return all.filter((element) => !window.focused?.has(element)).map((element) => element.outerHTML.slice(0, 120));
  }, PRESSABLE);
  expect(missed).toEqual([]);
  return names;
}
