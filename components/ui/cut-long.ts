/** ASCII without capitals, which are wide; the first character may be any. */
const LATIN = /^.?[ -@[-~]*$/;

/**
 * The classes that cut a text where its box ends. From 1024 px on (at the browser's type size) a text of at most `fitting` narrow characters
 * has room in its box and is not cut. Each cut is a clip, and the browser spends time on each clip of a page at each frame.
 */
export function cutLong(text: string, fitting: number): string {
  return text.length <= fitting && LATIN.test(text) ? "whitespace-nowrap max-lg:truncate" : "truncate";
}
