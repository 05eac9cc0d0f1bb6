/**
 * Whether two rows say the same. Rows are made anew with every revision, and most of their jobs and accounts have not changed;
 * comparing words is far cheaper than drawing them.
 *
 * @param but what is left out: a time that ticks is its own affair
 */
export function isSameRow<Row extends object>(before: Row, after: Row, but: readonly (keyof Row)[]): boolean {
  const words = Object.keys(before) as (keyof Row)[];
  return before === after || words.every((word) => before[word] === after[word] || but.includes(word));
}
