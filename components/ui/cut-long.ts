/** But for the first no capitals, which are wide. */
const LATIN = /^.?[ -@[-~]*$/;

/**
 * The class that cuts a text where its box ends; from 1024 px (at the browser's type size) on nothing for a text of at most `fitting` Latin
 * characters, which has room in it. Each cut is a clip, and every clip of a page is a piece of its own for the browser to go over at each frame.
 */
export function cutLong(text: string, fitting: number): string {
  return text.length <= fitting && LATIN.test(text) ? "whitespace-nowrap max-lg:truncate" : "truncate";
}
