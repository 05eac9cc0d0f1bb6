"use client";

import { useEffect, useRef, useState, type ComponentType } from "react";
import { CutName } from "@/components/ui/cut-name";

export interface NameEditorProps {
  accountId: string;
  /** As it is; "" where nobody gave one. */
  name: string;
  /** What the account is called meanwhile. */
  label: string;
  /** Called when it is to close, with whether the focus is still in it. */
  onDone: (hasFocus: boolean) => void;
  /** Called with the name that has been stored; "" where the given one was taken back. */
  onKept: (name: string) => void;
}

/** How accounts are renamed: the screen's, for it asks our server. */
export interface Renaming {
  Editor: ComponentType<NameEditorProps>;
  /** Somebody may be about to rename one: pointer or focus has come to a pencil. */
  prepare: () => void;
}

interface AccountNameProps {
  accountId: string;
  label: string;
  /** What the operator called it; "" where nobody did. */
  name: string;
  /** Absent where names can't be changed. */
  renaming?: Renaming;
  /** Of the heading. */
  className: string | undefined;
  title: string;
}

/** An account's name on the board, changed in place: Enter or a press elsewhere keeps it, Escape does not, an empty one takes the given name back. */
export function AccountName({ accountId, label, name, renaming, className, title }: AccountNameProps) {
  const [isEditing, setIsEditing] = useState(false);
  const [asked, setAsked] = useState<{ from: string; name: string } | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  /** Whether the editor still had the focus when it closed: who has gone on elsewhere is not called back. */
  const hadFocus = useRef(false);
  useEffect(() => {
    if (!isEditing && hadFocus.current) pencil.current?.focus();
    hadFocus.current = false;
  }, [isEditing]);
  // Until the next answer has it: the name was stored, and what is on screen must not say otherwise.
  if (asked !== null && asked.from !== label) setAsked(null);
  const isAsked = asked !== null && asked.from === label;
  const shown = (isAsked && asked.name) || label;
  const heading = (
    // Said whole: of its two parts a screen reader would make two words.
    <h3 aria-label={shown} className={className} title={title}>
      <CutName label={shown} />
    </h3>
  );
  if (!renaming) return heading;
  const { Editor, prepare } = renaming;
  return (
    // While it is edited it keeps its place: the field lies over it, and the row stays as it is.
    <div className="relative flex min-w-0 items-center gap-1">
      {heading}
      <button
        ref={pencil}
        type="button"
        aria-label={`Rename ${shown}`}
        title="Rename"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setIsEditing(true)}
        className="pencil noscript:hidden"
      />
      {isEditing && (
        <Editor
          accountId={accountId}
          name={(isAsked && asked.name) || name}
          label={shown}
          onDone={(hasFocus) => {
            hadFocus.current = hasFocus;
            setIsEditing(false);
          }}
          onKept={(kept) => setAsked({ from: label, name: kept })}
        />
      )}
    </div>
  );
}
