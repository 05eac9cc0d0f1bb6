import type { Locator } from "@playwright/test";

/**
 * The colourful among the colours that are really used below an element: text, grounds, borders, fills and strokes that
 * can be seen. Grey has the same share of red, green and blue.
 */
export async function colourfulBelow(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("No canvas.");
    const isColourful = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 8;
    };
    const found = new Set<string>();
    for (const each of element.querySelectorAll("*")) {
      if (!each.checkVisibility()) continue;
      const style = getComputedStyle(each);
      const isSvg = each instanceof SVGElement;
      const hasText = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      const used = isSvg ? { fill: style.fill, stroke: style.stroke } : { ground: style.backgroundColor };
      if (!isSvg && hasText) Object.assign(used, { text: style.color });
      if (!isSvg && parseFloat(style.borderTopWidth) > 0) Object.assign(used, { border: style.borderTopColor });
      for (const [use, colour] of Object.entries(used)) {
        if (colour !== "none" && !colour.startsWith("url") && isColourful(colour)) {
          found.add(`${use} ${colour} of <${each.tagName.toLowerCase()} class="${each.getAttribute("class") ?? ""}">`);
        }
      }
    }
    return [...found];
  });
}
