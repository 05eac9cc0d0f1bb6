/** What begins a formula in a spreadsheet (OWASP, "CSV Injection"): signs, their full-width forms, and white space that is skipped before one. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One cell. Text that would begin a formula gets a `'` before it (references are anyone's text). */
function toCell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CsvCell = string | number | null;

/** A table as CSV (RFC 4180): a line of names (null: none), then the rows, each ended by CR LF. Null is an empty cell. */
export function toCsv(header: readonly string[] | null, rows: readonly (readonly CsvCell[])[]): string {
  return [...(header === null ? [] : [header]), ...rows].map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}
