/** Told when its element comes on screen or leaves it. */
type VisibilityListener = (isVisible: boolean) => void;

const listeners = new WeakMap<Element, VisibilityListener>();
let observer: IntersectionObserver | null = null;

/**
 * Watches whether an element is on screen (or nearly). One observer serves the page: hundreds of cells would
 * otherwise make hundreds.
 *
 * @returns how to stop watching.
 */
export function watchOnScreen(element: Element, listener: VisibilityListener): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting);
    },
    { rootMargin: "64px" },
  );
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}
