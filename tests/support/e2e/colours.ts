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

/** How far an element's border stands out from what is around it, as WCAG counts contrast: 1 to 21. */
export async function edgeContrast(element: Locator): Promise<number> {
  return element.evaluate((inner) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("No canvas.");
    const isSeen = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[3] === 255;
    };
    const luminanceOf = (colour: string) => {
      if (!isSeen(colour)) throw new Error(`Not a plain colour: ${colour}`);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let around = inner.parentElement;
    while (around !== null && !isSeen(getComputedStyle(around).backgroundColor)) around = around.parentElement;
    if (around === null) throw new Error("Nothing is painted around it.");
    const edge = luminanceOf(getComputedStyle(inner).borderTopColor);
    const ground = luminanceOf(getComputedStyle(around).backgroundColor);
    return (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05);
  });
}
