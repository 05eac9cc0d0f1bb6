import { expect, type BrowserContext, type Page } from "@playwright/test";
import { earlierTries } from "./pace";

declare global {
  interface Window {
    /** Cumulative layout shift since the page began: what moved without any input asking for it. */
    layoutShift?: number;
    /** The largest of them, for whoever has to find it. */
    largestShift?: { value: number; atMs: number; nodes: string[] };
    /** What the polite live region has said, in order. */
    said?: string[];
  }
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources?: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** Runs in the page before anything of ours. For so long after an input, ms, what moves is what was asked for. */
function observe(answeredWithinMs: number): void {
  window.layoutShift = 0;
  let lastInputMs = Number.NEGATIVE_INFINITY;
  for (const input of ["pointerdown", "keydown"]) {
    addEventListener(input, ({ timeStamp }) => (lastInputMs = timeStamp), { capture: true, passive: true });
  }
  // As browsers define it: the worst row of shifts that are less than 1 s apart, at most 5 s long.
  let row = { value: 0, fromMs: 0, lastMs: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      if (entry.hadRecentInput || entry.startTime - lastInputMs < answeredWithinMs) continue;
      // Set back by a test that begins to measure anew: what came before must not go on in its row.
      if (window.layoutShift === 0) row = { value: 0, fromMs: 0, lastMs: 0 };
      const goesOn = entry.startTime - row.lastMs < 1_000 && entry.startTime - row.fromMs < 5_000;
      row = goesOn
        ? { ...row, value: row.value + entry.value, lastMs: entry.startTime }
        : { value: entry.value, fromMs: entry.startTime, lastMs: entry.startTime };
      window.layoutShift = Math.max(window.layoutShift ?? 0, row.value);
      if (entry.value > (window.largestShift?.value ?? 0)) {
        const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}x${height}`;
        const nodes = (entry.sources ?? []).map(({ node, previousRect, currentRect }) => {
          const what =
            node instanceof Element ? node.outerHTML.slice(0, 80) : (node?.textContent ?? "gone").slice(0, 60);
          return `${place(previousRect)} -> ${place(currentRect)}: ${what}`;
        });
        window.largestShift = { value: entry.value, atMs: entry.startTime, nodes };
      }
    }
  }).observe({ type: "layout-shift", buffered: true });

  window.said = [];
  let last = "";
  new MutationObserver(() => {
    const text = document.querySelector("p[aria-live=polite].sr-only")?.textContent ?? "";
    if (text !== last && text !== "") window.said?.push(text);
    last = text;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What a page must never do, whatever happens; tests that break something on purpose say which words they expect. */
export interface PageWatch {
  /** Errors of the console whose text matches are expected in this test. */
  allow(pattern: RegExp): void;
  /** Lets this test's pages move: it measures that itself. */
  allowLayoutShift(): void;
  /** Fails with every unexpected error so far; later ones no longer matter. */
  check(): Promise<void>;
}

/** The bar for cumulative layout shift. */
export const MOST_LAYOUT_SHIFT = 0.02;

/** As browsers define it; a machine that has failed a test before may need longer to answer. */
const ANSWERED_WITHIN_MS = [500, 5_000];

/** Watches every page of a context from its first byte: console, exceptions, the security policy, layout shift. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const errors: string[] = [];
  const allowed: RegExp[] = [];
  let mayShift = false;
  let isOver = false;
  await context.addInitScript(observe, ANSWERED_WITHIN_MS[Math.min(earlierTries(), 1)]);
  context.on("console", (message) => {
    // A refused script or style is an error of the console, too; warnings of React and of the browser are as unwelcome.
    if (["error", "warning"].includes(message.type())) errors.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => errors.push(`exception: ${error.error().message}`));
  return {
    allow: (pattern) => allowed.push(pattern),
    allowLayoutShift: () => (mayShift = true),
    async check() {
      if (isOver) return;
      isOver = true;
      expect(errors.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
      if (mayShift) return;
      for (const page of context.pages()) {
        const { shift, largest } = await layoutShiftOf(page);
        expect(shift, JSON.stringify(largest)).toBeLessThanOrEqual(MOST_LAYOUT_SHIFT);
      }
    },
  };
}

/** The layout shift of a page so far; 0 where scripts are off. */
export async function layoutShiftOf(page: Page) {
  return page.evaluate(() => ({ shift: window.layoutShift ?? 0, largest: window.largestShift ?? null }));
}
