import { hasInvisible, splitInvisible } from "@/lib/domain/invisible";

/** Letters that are written from right to left: Hebrew to Arabic Extended, their presentation forms, and the old scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** What stands for a character that nobody sees: "U+202E". */
export function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code}`;
}

/**
 * Anyone's text (a reference, an account's name or id) with everything in it to be seen: "promo[U+202E]gnirps". Two texts that differ
 * look different, and none turns round what stands beside it.
 */
export function markInvisible(text: string): string {
  if (!hasInvisible(text)) return text;
  return splitInvisible(text)
    .map((part, at) => (at % 2 === 1 ? `[${codeOf(part)}]` : part))
    .join("");
}

/** Keeps text that runs from right to left to itself, wherever it is put: between others, in a title, in a notification. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

/** Both. */
export const visibleText = (text: string): string => isolate(markInvisible(text));
