import type { Locator } from "@playwright/test";

/** A column of a table: its header's words, and how far they stand from its cells', px; the nearer side counts. */
export interface Column {
  header: string;
  apart: number;
  /** From the end of what is widest in it to the beginning of what is widest in the next; null for the last. */
  gap: number | null;
}

/** Where headers and cells of a table have their words. Icons before words count as words do: a header stands over them. */
export const columnsOf = (table: Locator): Promise<Column[]> =>
  table.evaluate((element) => {
    if (!(element instanceof HTMLTableElement)) throw new Error("Not a table.");
    /** Left and right of all that is seen of a cell: its words, and a drawing before them. */
    const edgesOf = (cell: Element) => {
      const boxes = [...cell.querySelectorAll("svg:not(.invisible)")].map((icon) => icon.getBoundingClientRect());
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        if (texts.currentNode.parentElement?.closest("span.sr-only")) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        boxes.push(...range.getClientRects());
      }
      const seen = boxes.filter(({ width }) => width > 1);
      return { left: Math.min(...seen.map(({ left }) => left)), right: Math.max(...seen.map(({ right }) => right)) };
    };
    const headers = [...(element.tHead?.rows[0]?.cells ?? [])];
    const columns = headers.map((header, at) => {
      const cells = [...element.querySelectorAll<HTMLTableRowElement>("tbody tr")].flatMap((row) => {
        const cell = row.cells[at];
        return cell?.textContent?.trim() ? [edgesOf(cell)] : [];
      });
      const own = edgesOf(header);
      const left = Math.min(...cells.map((cell) => cell.left));
      const right = Math.max(...cells.map((cell) => cell.right));
      const apart = Math.min(Math.abs(own.left - left), Math.abs(own.right - right));
      return { header: header.textContent?.trim() ?? "", apart, left: Math.min(left, own.left), right };
    });
    return columns.map(({ header, apart, right }, at) => {
      const next = columns[at + 1];
      return { header, apart, gap: next === undefined ? null : next.left - right };
    });
  });
