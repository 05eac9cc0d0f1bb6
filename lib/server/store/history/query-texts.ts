import type { Dialect } from "../database";

/** Most of the texts kept of one query; each number of rows or values has its own. */
const MOST_TEXTS = 100;

/** Gives the placeholder of a query's next parameter. */
export type NextParameter = () => string;

/**
 * Keeps a query's text for each number of its rows or values. What a poll writes and reads goes this way and not through
 * Kysely's builder, which makes its tree and text anew for every query.
 *
 * @param make writes the text for these counts
 */
export function keepTexts(
  make: (counts: readonly number[], next: NextParameter) => string,
): (dialect: Dialect, counts: readonly number[]) => string {
  const texts = new Map<string, string>();
  return (dialect, counts) => {
    const name = `${dialect} ${counts.join(" ")}`;
    const known = texts.get(name);
    if (known !== undefined) return known;
    if (texts.size >= MOST_TEXTS) texts.clear();
    let parameter = 0;
    const text = make(counts, () => (dialect === "sqlite" ? "?" : `$${(parameter += 1)}`));
    texts.set(name, text);
    return text;
  };
}
