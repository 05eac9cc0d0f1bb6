/**
 * A longer name in two: what may be cut, and its last eight signs or fewer, by which it differs from others that begin alike. Not within a
 * letter or a drawn sign, and not where it is read from the right: in two boxes it would be read in the wrong order.
 */
const LONG = /^([^\u0590-\u08ff]{9,}?)((?=[\p{L}\p{N}\p{P}]).{4,8})$/u;

/** What tells accounts of one name apart (account-label.ts); the space goes along, for it is drawn as it stands. */
const ID_END = /^(.+)( …\S+)$/su;

/** A label in two, the second of which must not be cut; "" where it is short. */
export function splitLabel(label: string): { name: string; end: string } {
  const [, name = label, end = ""] = ID_END.exec(label) ?? LONG.exec(label) ?? [];
  return { name, end };
}
