"use client";

import { useEffect, useRef, useState } from "react";
import { CutName } from "@/components/ui/cut-name";
import { lazyPart } from "@/components/ui/lazy-part";

const loadEditor = () => import("./account-name-editor").then((module) => module.AccountNameEditor);

/** Where it can't be loaded, the press says so. */
const preloadEditor = () => void loadEditor().catch(() => undefined);

const LazyNameEditor = lazyPart("The field for the name", loadEditor, null);

/** Renames an account; null takes the given name back. Resolves to what went wrong in a sentence, or null. */
export type Rename = (accountId: string, name: string | null) => Promise<string | null>;

interface AccountNameProps {
  accountId: string;
  label: string;
  /** What the operator called it; "" where nobody did. */
  name: string;
  /** Absent where names can't be changed. */
  onRename?: Rename;
  /** Of the heading. */
  className: string | undefined;
  title: string;
}

/** An account's name on the board, changed in place: Enter or a press elsewhere keeps it, Escape does not, an empty one takes the given name back. */
export function AccountName({ accountId, label, name, onRename, className, title }: AccountNameProps) {
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
  if (!onRename) return heading;
  return (
    // While it is edited it keeps its place: the field lies over it, and the row stays as it is.
    <div className="relative flex min-w-0 items-center gap-1">
      {heading}
      <button
        ref={pencil}
        type="button"
        aria-label={`Rename ${shown}`}
        title="Rename"
        onPointerEnter={preloadEditor}
        onFocus={preloadEditor}
        onClick={() => setIsEditing(true)}
        className="pencil noscript:hidden"
      />
      {isEditing && (
        <LazyNameEditor
          name={(isAsked && asked.name) || name}
          label={shown}
          onDone={(hasFocus) => {
            hadFocus.current = hasFocus;
            setIsEditing(false);
          }}
          onKeep={async (wanted) => {
            const failure = await onRename(accountId, wanted === "" ? null : wanted);
            if (failure === null) setAsked({ from: label, name: wanted });
            return failure;
          }}
        />
      )}
    </div>
  );
}
