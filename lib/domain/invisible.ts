/**
 * Characters that nobody sees: controls, marks that turn the direction of what follows, spaces without width and their kin (Unicode's
 * Default_Ignorable_Code_Point, Bidi_Control, Cc, Zl, Zp, and the empty Braille pattern). Tab and line breaks show as a space and are none of them; joiners
 * and variation selectors are part of writing (emoji, Persian, Indic scripts) where they follow something that is not ASCII.
 */
const INVISIBLE =
  /((?![\t\n\r\u200c\u200d\ufe00-\ufe0f])[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]|(?<!\P{ASCII})[\u200c\u200d]|(?<!\P{ASCII}|[0-9#*])[\ufe00-\ufe0f])/gu;

/** Nearly every text; told in a fraction of the time. */
const PLAIN = /^[ -~]*$/;

/** Whether there is anything in a text that nobody would see. */
export function hasInvisible(text: string): boolean {
  return !PLAIN.test(text) && text.search(INVISIBLE) >= 0;
}

/** A text in pieces, by turns what is seen and a single character that is not; it begins with what is seen, be it "". */
export function splitInvisible(text: string): string[] {
  return text.split(INVISIBLE);
}

/** A text without what nobody sees. */
export function stripInvisible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, "");
}

/**
 * Whether a text holds what was searched for, whatever its case: as it stands, or as it is seen, for nobody can type, or see in what
 * they paste, what is not to be seen; nor whether an accent is a character of its own, as in names of files on a Mac.
 *
 * @param needle in lower case
 */
export function holds(text: string, needle: string): boolean {
  const whole = text.toLowerCase();
  const seen = asSeen(needle);
  // Of what nobody sees, nothing is found but itself: a link's filter may be made of it.
  return whole.includes(needle) || (seen !== "" && asSeen(whole).includes(seen));
}

/** A text without what nobody sees, its accents composed. */
export function asSeen(text: string): string {
  return PLAIN.test(text) ? text : stripInvisible(text).normalize();
}
