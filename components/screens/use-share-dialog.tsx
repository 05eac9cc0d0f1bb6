"use client";

import { useState, type ComponentType } from "react";
import type { ShareDialogProps } from "./share-dialog";

type Dialog = ComponentType<ShareDialogProps>;

/**
 * "Share…" as something to open: its dialog is a chunk of its own, fetched at the first press. Where it can't be fetched (the server
 * was renewed since) the page offers to load itself anew: `use-is-outdated.ts` hears of the failure.
 */
export function useShareDialog(props: Omit<ShareDialogProps, "onClose">) {
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const load = async () => {
    const { ShareDialog } = await import("./share-dialog");
    setDialog(() => ShareDialog);
    setIsOpen(true);
  };
  return {
    open: () => void load(),
    dialog: isOpen && Dialog !== null ? <Dialog {...props} onClose={() => setIsOpen(false)} /> : null,
  };
}
