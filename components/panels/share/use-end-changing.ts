"use client";

import { useEffect, useState } from "react";
import type { EndDraft } from "@/lib/view/share-draft";
import type { ShareRow } from "@/lib/view/share-words";
import type { EndRefusal } from "./end-editor";

/** Keeps another end of a link; resolves to what went wrong, or null once the row has it. */
export type SaveEnd = (row: ShareRow, end: EndDraft) => Promise<EndRefusal | null>;

/** How a link's end is changed, within its row. */
export interface EndChanging {
  isOpen: boolean;
  /** Whether it is on its way. */
  isBusy: boolean;
  /** Of "Change end": the focus goes back to it. */
  buttonId: string;
  onOpen: () => void;
  onCancel: () => void;
  onSave: (end: EndDraft) => Promise<EndRefusal | null>;
}

interface Opened {
  /** Where the row stood, and stays meanwhile: in another list it would begin anew, and what was chosen would be lost. */
  isOver: boolean;
  isBusy: boolean;
}

const buttonIdOf = (id: string) => `end-of-${id}`;

/** Which rows' ends are being changed: several at once, each by itself. */
export function useEndChanging(save: SaveEnd) {
  const [opened, setOpened] = useState<Readonly<Record<string, Opened | undefined>>>({});
  const [closed, setClosed] = useState<{ id: string } | null>(null);
  useEffect(() => {
    // Who has gone on elsewhere is not called back.
    if (closed === null || document.activeElement !== document.body) return;
    const button = document.getElementById(buttonIdOf(closed.id));
    button?.focus();
    // Its link may have ended meanwhile, and be folded away.
    if (document.activeElement !== button) document.getElementById("main")?.focus({ preventScroll: true });
  }, [closed]);

  const set = (id: string, value: Opened | undefined) => setOpened((before) => ({ ...before, [id]: value }));
  const close = (id: string) => {
    set(id, undefined);
    setClosed({ id });
  };
  return {
    /** In which list a row stands. */
    isOver: (row: ShareRow, isOverNow: boolean) =>
      row.state === "revoked" ? isOverNow : (opened[row.id]?.isOver ?? isOverNow),
    of(row: ShareRow, isOver: boolean): EndChanging {
      const { id } = row;
      const isBusy = opened[id]?.isBusy ?? false;
      return {
        isOpen: opened[id] !== undefined,
        isBusy,
        buttonId: buttonIdOf(id),
        onOpen: () => set(id, { isOver, isBusy: false }),
        // Once it is sent it is too late for that: what comes of it is still to be told.
        onCancel: () => (isBusy ? undefined : close(id)),
        async onSave(end) {
          set(id, { isOver, isBusy: true });
          const refusal = await save(row, end);
          if (refusal === null) close(id);
          else set(id, { isOver, isBusy: false });
          return refusal;
        },
      };
    },
  };
}
