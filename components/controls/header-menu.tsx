"use client";

import { Ellipsis } from "lucide";
import { useRef, type ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { useFoldAway } from "./use-fold-away";

/** The look of everything in the menu, link or button. */
const ITEM = "flex min-h-9 w-full items-center rounded-md px-2.5 text-left font-medium hover:bg-raised";

/** A menu at the header's end, for what is used seldom. The platform's `<details>`, as `Menu`; Escape and a press elsewhere close it. */
export function HeaderMenu({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null);
  const onKeyDown = useFoldAway(ref);
  return (
    <details
      ref={ref}
      className="group relative"
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!(event.target instanceof Element) || !event.target.closest("button") || ref.current === null) return;
        // Chosen: what opens next must not stand behind the menu, and when it closes gives the focus back to what is still there.
        ref.current.open = false;
        ref.current.querySelector("summary")?.focus();
      }}
    >
      <summary aria-label="More" title="More" className="button size-8 list-none rounded-lg group-open:bg-raised">
        <Icon icon={Ellipsis} className="size-4" />
      </summary>
      <ul className="menu top-full right-0 w-52 p-1.5">{children}</ul>
    </details>
  );
}

/** Something to do. `className` is of the whole line. */
export function MenuAction({
  onClick,
  children,
  className,
}: {
  onClick: () => void;
  children: string;
  className?: string;
}) {
  return (
    <li className={className}>
      <button type="button" onClick={onClick} className={ITEM}>
        {children}
      </button>
    </li>
  );
}

/** Somewhere to go. */
export function MenuLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a href={href} className={ITEM}>
        {children}
      </a>
    </li>
  );
}
