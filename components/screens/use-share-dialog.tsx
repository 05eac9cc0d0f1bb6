"use client";

import { useState, type ComponentType } from "react";
import type { ShareDialogProps } from "./share-dialog";

type Dialog = ComponentType<ShareDialogProps>;

/**
 * "Share…" as something to open: its dialog is a chunk of its own, fetched at the first press. Where it can't be fetched, `failure`
 * says so and another press tries again; `use-is-outdated.ts` hears of it as well, and finds out whether a newer page would help.
 */
export function useShareDialog(props: Omit<ShareDialogProps, "onClose">) {
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [failure, setFailure] = useState("");
  const load = async () => {
    try {
      const { ShareDialog } = await import("./share-dialog");
      setDialog(() => ShareDialog);
      setIsOpen(true);
      setFailure("");
    } catch (error) {
      window.dispatchEvent(new ErrorEvent("error", { error }));
      setFailure("“Share…” could not be loaded. Press it again in a moment.");
    }
  };
  return {
    open: () => void load(),
    failure,
    dialog: isOpen && Dialog !== null ? <Dialog {...props} onClose={() => setIsOpen(false)} /> : null,
  };
}
