/**
 * Words for those who hear the page, where others see the same: an empty picture with a name. A text that is hidden from
 * sight alone is clipped, and the browser layerises and hit-tests each clip apart, at every frame.
 */
export function Spoken({ text }: { text: string }) {
  return <svg role="img" aria-label={text} width="1" height="1" />;
}
