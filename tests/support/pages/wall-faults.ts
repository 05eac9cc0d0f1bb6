/** Runs in the page: whatever is cut, out of sight, laid over something else, or too small to read. */
export function findFaults(): string[] {
  const { innerWidth: width, innerHeight: height } = window;
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > width || root.scrollHeight > height) faults.push("the page scrolls");
  const minimum = (element: Element) =>
    element.matches(".wall-label") ? 0.04 : element.matches(".wall-state, .wall-state *, .wall-live") ? 0.03 : 0.02;
  // A phone is narrower than anything on a wall, and is read from near.
  const share = Math.min(height, 1.8 * width);
  for (const element of document.querySelectorAll<HTMLElement>(".wall-picture *")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const name = `${element.className} "${(element.textContent ?? "").slice(0, 30)}"`;
    if (box.width === 0 || style.display === "contents") continue;
    if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1)
      faults.push(`outside: ${name}`);
    // Notes let whole parts go where there is no room, names their middle.
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
    if (style.overflow !== "visible" && isCut && !element.closest(".wall-note, .wall-label-split"))
      faults.push(`cut: ${name}`);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (hasText && parseFloat(style.fontSize) < minimum(element) * share - 0.5)
      faults.push(`small: ${name} ${style.fontSize}`);
  }
  const big = document.querySelector(".wall-big");
  // Digits and capitals are 0.71 of the font's size. A word is limited by an upright screen's width.
  const isWord = width < 1.2 * height && /\D\D/.test(big?.textContent ?? "");
  if (big && parseFloat(getComputedStyle(big).fontSize) * 0.71 < (isWord ? 0.07 : 0.12) * height)
    faults.push("the main number is small");
  const clock = document.querySelector(".wall-clock")?.getBoundingClientRect();
  const lowest = document.querySelector(".wall-self")?.getBoundingClientRect().bottom ?? height;
  if (clock && width > 1.2 * height && clock.top > lowest) faults.push("the clock is on a line of its own");
  const inStrip = [...document.querySelectorAll(".wall-strip *")].filter(
    (element) => element.matches("svg") || (element.children.length === 0 && !element.closest("svg, .wall-dial")),
  );
  for (const parts of [document.querySelectorAll(".wall-head > *, .wall-row, .wall-day, .wall-foot"), inStrip]) {
    const boxes = [...parts].map((part) => ({ part, box: part.getBoundingClientRect() }));
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 2 && down > 2)
          faults.push(`over each other: ${a.part.outerHTML}, ${b.part.outerHTML}`.slice(0, 200));
      }
    }
  }
  return faults;
}

/** Runs in the page: words and figures of the head that are broken, cells too low for their times, a clock that has slipped. */
export function findCrushed(): string[] {
  const { innerHeight: height } = window;
  const faults: string[] = [];
  for (const part of document.querySelectorAll(".wall-big, .wall-rest, .wall-fact *, .wall-line, .wall-advice")) {
    for (const node of part.childNodes) {
      if (node.nodeType !== 3 || part.getBoundingClientRect().width === 0) continue;
      // A space that holds a figure and its unit together ends no piece.
      for (const { 0: piece, index } of (node.nodeValue ?? "").matchAll(/[^ \n]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + piece.length);
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
        if (new Set(tops).size > 1) faults.push(`broken: ${piece}`);
      }
    }
  }
  const topOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  for (const cell of document.querySelectorAll(".wall-cell")) {
    const tall = cell.getBoundingClientRect().height;
    if (tall < 0.03 * height) faults.push(`low: a cell of ${Math.round(tall)}`);
    const [digits, tick] = [".wall-mono", ".wall-tick"].map((at) => cell.querySelector(at)?.getBoundingClientRect());
    // Digits are 0.71 of their line, in its middle.
    if (digits && tick && tick.height > 0 && tick.top < digits.bottom - 0.145 * digits.height)
      faults.push("a tick runs through digits");
  }
  const [clock, demo, now] = [topOf(".wall-clock"), topOf(".wall-self"), topOf(".wall-now")];
  if (!clock || clock.bottom > height || clock.top > (demo?.top ?? 0)) faults.push("the clock is out of place");
  if (now && clock && clock.top >= now.bottom) faults.push("the clock is on a line of its own");
  if ((topOf(".wall-head")?.height ?? 0) > 0.4 * height) faults.push("the head takes more than two fifths");
  return faults;
}

/** Runs in the page: cells whose times nobody could read, and accounts whose trouble is not told whole. */
export function findIllegible(): string[] {
  const share = Math.min(window.innerHeight, 1.8 * window.innerWidth);
  const faults: string[] = [];
  const boxOf = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
  const isShown = (element: Element | null) => boxOf(element).width > 0;
  for (const row of document.querySelectorAll(".wall-row:not(.wall-row-job)")) {
    const cells = [...row.querySelectorAll(".wall-cell")];
    const name = row.querySelector(".wall-label")?.textContent ?? "";
    for (const cell of cells) {
      const [box, time, tick] = [boxOf(cell), cell.querySelector(".wall-mono"), cell.querySelector(".wall-tick")];
      if (box.height < 0.027 * share) faults.push(`${name}: a cell of ${Math.round(box.height)}`);
      if (!time) continue;
      const digits = boxOf(time);
      if (isShown(time) && (digits.left < box.left || digits.right > box.right)) faults.push(`${name}: a time is cut`);
      // Digits are 0.71 of their line, in its middle; as much as a tenth of it keeps the tick apart.
      const clear = boxOf(tick).top - (digits.bottom - 0.145 * digits.height);
      if (isShown(time) && boxOf(tick).height > 0 && clear < 0.1 * digits.height)
        faults.push(`${name}: a tick at digits`);
    }
    // Upright there is no room for both beside a long name: that some are slow goes before.
    const isUpright = window.innerHeight > window.innerWidth;
    const isElsewhere = row.matches(isUpright ? ".wall-row-warned" : ".wall-row-troubled");
    const isTold = isShown(row.querySelector(".wall-longest"));
    // Old times stand still, and so in no box of their own.
    const isTimed = [...row.querySelectorAll(".wall-cells .wall-mono")].every(isShown);
    // Six cells and more may be too narrow for times: the longest is told instead, unless what is wrong has its place.
    if (!isTimed && !isTold && !(isElsewhere && cells.length >= 6)) faults.push(`${name}: no time is told`);
    if (isTimed && isTold) faults.push(`${name}: the longest is told twice`);
    const [trouble] = row.querySelectorAll(".wall-note-trouble > span");
    // Beside a name of eleven letters the end of its last word may go.
    if (trouble && trouble.clientWidth < 0.75 * trouble.scrollWidth)
      faults.push(`${name}: ${trouble.textContent} is cut`);
    if (trouble && boxOf(trouble).bottom > boxOf(trouble.parentElement).bottom + 2) faults.push(`${name}: no trouble`);
  }
  return faults;
}
