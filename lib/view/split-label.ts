/**
 * Splits a longer name in two. The first part may be cut where room is short. The second is always shown: its last four to eight characters,
 * which tell it from names that begin alike. The split falls neither within a letter with its accent nor within an emoji. A name that is read
 * from the right stays whole, for its two parts would be shown in the wrong order.
 */
const LONG = /^([^\u0590-\u08ff]{9,}?)((?=[\p{L}\p{N}\p{P}]).{4,8})$/u;

/** The end that account-label.ts adds to tell accounts of one name apart, " …2211"; it keeps its space, for both parts are drawn side by side. */
const ID_END = /^(.+)( …\S+)$/su;

/** A label in two, the second of which must not be cut; "" where it is short. */
export function splitLabel(label: string): { name: string; end: string } {
  const [, name = label, end = ""] = ID_END.exec(label) ?? LONG.exec(label) ?? [];
  return { name, end };
}
