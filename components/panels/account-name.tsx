"use client";

import { Pencil } from "lucide";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Icon } from "@/components/ui/icon";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/account-name";
import { stripInvisible } from "@/lib/domain/invisible";

/** Renames an account; null takes the given name back. Resolves to what went wrong in a sentence, or null. */
export type Rename = (accountId: string, name: string | null) => Promise<string | null>;

interface AccountNameProps {
  accountId: string;
  label: string;
  /** Absent where names can't be changed. */
  onRename?: Rename;
  /** Of the heading. */
  className: string;
  title: string;
}

/** An account's name on the board, changed in place: Enter keeps it, Escape does not, an empty one takes the given name back. */
export function AccountName({ accountId, label, onRename, className, title }: AccountNameProps) {
  const [isEditing, setIsEditing] = useState(false);
  const [asked, setAsked] = useState<{ from: string; name: string } | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isEditing && hasBegun.current) pencil.current?.focus();
    hasBegun.current = isEditing;
  }, [isEditing]);
  // Until the next answer has it: the name was stored, and what is on screen must not say otherwise.
  if (asked !== null && asked.from !== label) setAsked(null);
  const shown = asked !== null && asked.from === label && asked.name !== "" ? asked.name : label;
  if (!onRename) {
    return (
      <h3 className={className} title={title}>
        {label}
      </h3>
    );
  }
  if (isEditing) {
    return (
      <Editor
        name={stripInvisible(shown)}
        onDone={() => setIsEditing(false)}
        onKeep={async (name) => {
          const failure = await onRename(accountId, name === "" ? null : name);
          if (failure === null) setAsked({ from: label, name });
          return failure;
        }}
      />
    );
  }
  return (
    <div className="group/name flex min-w-0 items-center gap-1">
      <h3 className={className} title={title}>
        {shown}
      </h3>
      <button
        ref={pencil}
        type="button"
        aria-label={`Rename ${shown}`}
        title="Rename"
        onClick={() => setIsEditing(true)}
        // Transparent, not `opacity`: the browser layerises each of 200 apart then, at every frame.
        className="flex size-6 shrink-0 items-center justify-center rounded-md text-transparent group-hover/name:text-dim hover:bg-raised hover:text-text focus-visible:text-dim noscript:hidden pointer-coarse:text-dim"
      >
        <Icon icon={Pencil} className="size-3.5" />
      </button>
    </div>
  );
}

interface EditorProps {
  name: string;
  onDone: () => void;
  onKeep: (name: string) => Promise<string | null>;
}

function Editor({ name, onDone, onKeep }: EditorProps) {
  const [text, setText] = useState(name);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const keep = async () => {
    const wanted = text.trim();
    if (wanted === name) return onDone();
    setIsBusy(true);
    const problem = await onKeep(wanted);
    setIsBusy(false);
    if (problem === null) onDone();
    else setFailure(problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !isBusy) void keep();
    if (event.key === "Escape") onDone();
  };
  return (
    <div className="min-w-0">
      <input
        autoFocus
        aria-label={`Name of ${name}`}
        aria-invalid={failure !== null || undefined}
        placeholder="Empty: the given name"
        title="Enter keeps it, Escape does not"
        value={text}
        maxLength={ACCOUNT_NAME_MAX}
        readOnly={isBusy}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (failure === null && !isBusy ? onDone() : undefined)}
        className="min-h-7 w-full rounded-md border border-edge bg-ground px-2 font-semibold aria-invalid:border-stuck"
      />
      <p role="alert" className="text-caption text-stuck">
        {failure}
      </p>
    </div>
  );
}
