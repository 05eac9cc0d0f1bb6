import type { Row } from "./row";

/** What stands before a row: whether its bar holds, or nothing where there is none. */
function verdictOf({ holds }: Row): string {
  if (holds === null) return "";
  return holds ? "ok" : "MISSED";
}

/** Figures as people compare them: three digits that count. */
function formatFigure(figure: number): string {
  if (Number.isInteger(figure) || Math.abs(figure) >= 1000) return String(Math.round(figure));
  return figure.toPrecision(Math.abs(figure) < 1 ? 2 : 3);
}

/** Prints rows as a table, one a line. */
export function printRows(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const row of rows) {
    const value = `${formatFigure(row.figure)} ${row.unit}`.padStart(14);
    const bar = row.bar === null ? "" : `  (${row.bar})`;
    console.log(`  ${verdictOf(row).padEnd(6)} ${row.what.padEnd(width)} ${value}${bar}`);
  }
}
