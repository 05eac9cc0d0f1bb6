"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/account-name";
import { stripInvisible } from "@/lib/domain/invisible";

interface AccountNameEditorProps {
  /** As it is; "" where nobody gave one. */
  name: string;
  /** What the account is called meanwhile. */
  label: string;
  /** Called when it is to close, with whether the focus is still in it. */
  onDone: (hasFocus: boolean) => void;
  onKeep: (name: string) => Promise<string | null>;
}

/** The field in which an account is renamed. */
export function AccountNameEditor({ name, label, onDone, onKeep }: AccountNameEditorProps) {
  const first = stripInvisible(name).trim();
  const [text, setText] = useState(first);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hasFocus = () => document.activeElement === input.current;
  const keep = async () => {
    const wanted = text.trim();
    if (wanted === first) return onDone(hasFocus());
    setIsBusy(true);
    const problem = await onKeep(wanted);
    setIsBusy(false);
    if (problem === null) onDone(hasFocus());
    else setFailure(problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Within an input method these keys choose a word.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !isBusy) void keep();
    if (event.key === "Escape") onDone(hasFocus());
  };
  return (
    // Over the name and as high as it: what stands below, and the row's height, are as they were. Its ring lies within for the same.
    <div className="absolute top-1/2 left-0 z-10 h-full min-h-6 w-full min-w-[min(11rem,var(--name-width,11rem))] -translate-y-1/2">
      <input
        ref={input}
        autoFocus
        aria-label={`Name of ${label}`}
        aria-invalid={failure !== null || undefined}
        placeholder="Empty: the given name"
        title="Enter or a press elsewhere keeps it, Escape does not"
        value={text}
        maxLength={ACCOUNT_NAME_MAX}
        readOnly={isBusy}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setFailure(null);
        }}
        onKeyDown={onKeyDown}
        // What was typed is kept, as in any list of files. But the whole window may have lost the focus: whoever fetches a
        // name from elsewhere goes on where they were.
        onBlur={() => (failure === null && !isBusy && !hasFocus() ? void keep() : undefined)}
        className="size-full rounded-md border border-field bg-ground px-2 font-semibold -outline-offset-1 aria-invalid:border-stuck"
      />
      <p
        role="alert"
        className="absolute top-full left-0 mt-0.5 w-max max-w-64 rounded-md border border-stuck bg-panel px-2 py-1 text-caption text-stuck empty:hidden"
      >
        {failure}
      </p>
    </div>
  );
}
