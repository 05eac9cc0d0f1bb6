/** Told when its element comes on screen or leaves it. */
type VisibilityListener = (isVisible: boolean) => void;

/** What is looked at, with who wants to know of it, and whether it is seen; null until the browser has said. */
interface Target {
  listeners: Set<VisibilityListener>;
  isVisible: boolean | null;
}

const targets = new WeakMap<Element, Target>();
let observer: IntersectionObserver | null = null;

/** Marks a small element whose parts come on screen together. They are watched as one: each element that is watched costs time in each frame. */
const TOGETHER = "[data-seen-together]";

/**
 * Watches whether an element is on screen (or nearly), or what it is seen together with. One observer serves the page: hundreds of
 * cells would otherwise make hundreds.
 *
 * @returns how to stop watching.
 */
export function watchOnScreen(element: Element, listener: VisibilityListener): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) tell(targets.get(target), isIntersecting);
    },
    { rootMargin: "64px" },
  );
  const looked = element.closest(TOGETHER) ?? element;
  const target = targets.get(looked) ?? { listeners: new Set(), isVisible: null };
  targets.set(looked, target);
  target.listeners.add(listener);
  if (target.listeners.size === 1) observer.observe(looked);
  // The browser tells of what it begins to look at, but to whoever comes later it has nothing new to tell.
  else if (target.isVisible !== null) listener(target.isVisible);
  return () => {
    target.listeners.delete(listener);
    if (target.listeners.size > 0) return;
    targets.delete(looked);
    observer?.unobserve(looked);
  };
}

function tell(target: Target | undefined, isVisible: boolean): void {
  if (target === undefined) return;
  target.isVisible = isVisible;
  for (const listener of [...target.listeners]) listener(isVisible);
}
