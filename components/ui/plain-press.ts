import type { MouseEvent } from "react";

/** Whether a press on a link asks for no more than to go there: with a key held down it is the browser's, for another tab or window. */
export function isPlainPress(event: MouseEvent): boolean {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0);
}
