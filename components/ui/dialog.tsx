"use client";

import { X } from "lucide";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { Icon } from "./icon";

interface DialogProps {
  title: string;
  /** Called once it is closed, by whatever way. The parent then takes it away. */
  onClose: () => void;
  /** Where it must stay for now: called in place of closing, by whatever way somebody tried, to say why. */
  onHeld?: () => void;
  children: ReactNode;
  /** `wide` for forms, `narrow` for a question. */
  size?: "wide" | "narrow";
}

/** Hung from the top where there is room: a form that becomes its shorter outcome must not move what stays. */
const HUNG =
  "mx-auto mt-4 mb-auto max-w-2xl sm:[@media(min-height:52rem)]:mt-[8dvh] sm:[@media(min-height:52rem)]:max-h-[calc(92dvh-1rem)]";

/** A second press that comes so soon was meant for the button that opened the dialog; what it falls on, nobody has read. */
const SLIP_MS = 500;

/**
 * The platform's own modal dialog: it keeps the focus in, gives it back, and closes on Escape, without a library and
 * without the styles that one would inject (the security policy refuses those). A press beside it does not close it: what
 * was typed, or a link that is told once, must not be lost by a slip.
 */
export function Dialog({ title, onClose, onHeld, children, size = "wide" }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const openedMs = useRef(0);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    openedMs.current = performance.now();
    // React writes no `autofocus`, so the platform would begin at the cross.
    dialog.querySelector<HTMLElement>("[data-first-focus], input:checked")?.focus();
    // The page behind stays where it is, and as wide.
    const { style } = document.documentElement;
    [style.overflow, style.scrollbarGutter] = ["hidden", "stable"];
    return () => {
      [style.overflow, style.scrollbarGutter] = ["", ""];
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClickCapture={(event) => {
        if (event.detail < 2 || performance.now() - openedMs.current > SLIP_MS) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onCancel={(event) => {
        if (onHeld === undefined) return;
        event.preventDefault();
        onHeld();
      }}
      onClose={() => {
        if (onHeld === undefined) return onClose();
        // Chromium lets a page refuse Escape only so often, and then closes it all the same.
        ref.current?.showModal();
        onHeld();
      }}
      className={`max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-y-auto rounded-xl border border-edge bg-panel p-5 text-body text-text backdrop:bg-black/60 sm:p-6 ${size === "wide" ? HUNG : "m-auto max-w-md"}`}
    >
      {/* Stays on top where the form is longer than the screen. */}
      <div className="sticky -top-5 z-10 -mx-5 -mt-5 mb-4 flex items-start justify-between gap-4 bg-panel px-5 pt-5 pb-1 sm:-top-6 sm:-mx-6 sm:-mt-6 sm:px-6 sm:pt-6">
        <h2 id={titleId} className="text-large font-semibold text-balance">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => (onHeld ? onHeld() : ref.current?.close())}
          className="-m-1 flex size-8 shrink-0 items-center justify-center rounded-lg text-dim hover:bg-raised hover:text-text"
        >
          <Icon icon={X} className="size-4" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
