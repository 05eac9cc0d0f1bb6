"use client";

import { useState, type ReactNode } from "react";
import { PartBoundary } from "@/components/ui/part-boundary";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { useRaisedPanel } from "@/components/ui/use-raised-panel";
import { useFoldAway } from "./use-fold-away";
import { useFocusUntilFilled } from "./use-focus-until-filled";

interface MenuProps {
  /** What the closed control says: "All accounts", "2 accounts". */
  label: string;
  /** Accessible name, where the label alone does not say what is chosen. */
  name: string;
  /** Which side of the button the region lines up with. */
  side?: "left" | "right";
  /** Made only while open: 200 checkboxes are not kept for a menu that nobody opened. May load lazily. */
  children: () => ReactNode;
  /** Somebody is about to open it: pointer or focus has come to its button. */
  onIntent?: () => void;
}

/** Whether it was unfolded before the page's scripts ran: "" for no. */
const isUnfolded = (details: HTMLDetailsElement) => (details.open ? "open" : "");

/**
 * A small region that unfolds from a button. The platform's `<details>`: it opens by keyboard, needs no script of a
 * library and no injected style (the security policy would refuse one). Escape and a press elsewhere close it.
 */
export function Menu({ label, name, side = "left", children, onIntent }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const ref = useEarlyInput<HTMLDetailsElement>("", isUnfolded, () => setIsOpen(true));
  const onKeyDown = useFoldAway(ref);
  const region = useFocusUntilFilled(isOpen);
  useRaisedPanel(ref, isOpen);

  return (
    <details
      ref={ref}
      className="group min-w-0 sm:relative"
      onKeyDown={onKeyDown}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary
        aria-label={name}
        onPointerEnter={onIntent}
        onFocus={onIntent}
        className="button min-h-8 max-w-full list-none gap-2 rounded-lg px-3 text-small select-none group-open:bg-raised"
      >
        <span className="max-w-56 truncate">{label}</span>
        <svg
          aria-hidden="true"
          viewBox="0 0 8 8"
          width="8"
          height="8"
          className="size-2 shrink-0 fill-dim group-open:rotate-180"
        >
          <path d="M4 7 0 1h8z" />
        </svg>
      </summary>
      {/* On a phone it lines up with the row of controls, not with its button: it would leave the screen. */}
      <div
        ref={region}
        role="group"
        aria-label={name}
        tabIndex={0}
        className={`menu w-72 max-w-full p-2 sm:top-full sm:max-w-none ${side === "left" ? "left-0" : "right-0"}`}
      >
        {isOpen && <PartBoundary what="The menu">{children()}</PartBoundary>}
      </div>
    </details>
  );
}
