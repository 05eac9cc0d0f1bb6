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
  const [text, setText] = useState(stripInvisible(name));
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hasFocus = () => document.activeElement === input.current;
  const keep = async () => {
    const wanted = text.trim();
    if (wanted === name) return onDone(hasFocus());
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
    <div className="min-w-0">
      <input
        ref={input}
        autoFocus
        aria-label={`Name of ${label}`}
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
        // The whole window may have lost the focus: whoever fetches a name from elsewhere goes on where they were.
        onBlur={() => (failure === null && !isBusy && !hasFocus() ? onDone(false) : undefined)}
        className="min-h-7 w-full rounded-md border border-edge bg-ground px-2 font-semibold aria-invalid:border-stuck"
      />
      <p role="alert" className="text-caption text-stuck">
        {failure}
      </p>
    </div>
  );
}
