import { useEffect, type KeyboardEvent, type RefObject } from "react";

/**
 * Folds a `<details>` away by Escape, which gives the focus back to its button, and by a press or the focus elsewhere.
 *
 * @returns the handler of its keys.
 */
export function useFoldAway(ref: RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const foldAway = ({ type, target }: Event) => {
      const details = ref.current;
      if (!details?.open || !(target instanceof Node) || details.contains(target)) return;
      // A press on a label takes no focus: it goes to what stands around the menu, and that is not elsewhere.
      if (type === "focusin" && target.contains(details)) return;
      details.open = false;
    };
    document.addEventListener("pointerdown", foldAway);
    document.addEventListener("focusin", foldAway);
    return () => {
      document.removeEventListener("pointerdown", foldAway);
      document.removeEventListener("focusin", foldAway);
    };
  }, [ref]);

  return (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !ref.current?.open) return;
    event.stopPropagation();
    ref.current.open = false;
    ref.current.querySelector("summary")?.focus();
  };
}
