/** On an upright screen a longer name would take several lines, and push the slots below it aside. */
const LONGEST = 32;
const BEGIN = 20;
const END = 10;

/** A name as it stands in a line of the wall's headline: a long one by its beginning and its end, which tells it from others of its kind. */
export function nameInLine(label: string): string {
  const signs = [...label];
  return signs.length <= LONGEST ? label : `${signs.slice(0, BEGIN).join("")}…${signs.slice(-END).join("")}`;
}
