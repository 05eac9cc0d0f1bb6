"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/account-name";
import { stripInvisible } from "@/lib/domain/invisible";
import { plural } from "@/lib/view/format";

interface AccountNameEditorProps {
  /** As it is; "" where nobody gave one. */
  name: string;
  /** What the account is called meanwhile. */
  label: string;
  /** Called when it is to close, with whether the focus is still in it. */
  onDone: (hasFocus: boolean) => void;
  /** Keeps it, "" for none; resolves to what went wrong in a sentence, or null. */
  onKeep: (name: string) => Promise<string | null>;
}

/** The field in which an account is renamed. */
export function AccountNameEditor({ name, label, onDone, onKeep }: AccountNameEditorProps) {
  const first = stripInvisible(name).trim();
  const [text, setText] = useState(first);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hasFocus = () => document.activeElement === input.current;
  // Not the field's `maxLength`: that would cut the end off what is pasted, and say nothing.
  const over = text.trim().length - ACCOUNT_NAME_MAX;
  const failure = over > 0 ? `${plural(over, "character")} too many: a name has up to ${ACCOUNT_NAME_MAX}.` : refusal;
  const keep = async () => {
    const wanted = text.trim();
    if (wanted === first) return onDone(hasFocus());
    if (over > 0) return;
    setIsBusy(true);
    const problem = await onKeep(wanted);
    setIsBusy(false);
    if (problem === null) onDone(hasFocus());
    else setRefusal(problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Within an input method these keys choose a word.
    if (event.nativeEvent.isComposing) return;
    // Once it is sent it is too late for both: what comes of it is still to be told.
    if (isBusy) return;
    if (event.key === "Enter") void keep();
    if (event.key === "Escape") onDone(hasFocus());
  };
  return (
    <>
      {/* Over the name and as high as it: what stands below, and the row's height, are as they were. Its ring lies within for the same. */}
      <div
        className={`absolute left-0 z-10 w-full min-w-[min(11rem,var(--name-width,11rem))] ${failure === null ? "top-1/2 h-full min-h-6 -translate-y-1/2" : "top-0 h-6"}`}
      >
        <input
          ref={input}
          autoFocus
          aria-label={`Name of ${label}`}
          aria-invalid={failure !== null || undefined}
          aria-busy={isBusy}
          placeholder="Empty: the given name"
          title="Enter or a press elsewhere keeps it, Escape does not"
          value={text}
          readOnly={isBusy}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            setRefusal(null);
          }}
          onKeyDown={onKeyDown}
          // What was typed is kept, as in any list of files. But the whole window may have lost the focus: whoever fetches a
          // name from elsewhere goes on where they were.
          onBlur={() => (failure === null && !isBusy && !hasFocus() ? void keep() : undefined)}
          className="size-full rounded-md border border-field bg-ground px-2 font-semibold -outline-offset-1 read-only:text-dim aria-invalid:border-stuck"
        />
        {isBusy && (
          // Most names are kept before anybody could read it.
          <span
            role="status"
            className="absolute inset-y-px right-px flex items-center rounded-md bg-ground px-2 text-caption text-dim transition-opacity delay-300 duration-0 starting:opacity-0"
          >
            Saving…
          </span>
        )}
      </div>
      {/* In the page's flow (pieces.css): over the next row it would hide that. */}
      <p
        role="alert"
        data-refused={failure === null ? undefined : ""}
        className="z-10 mt-1 min-w-[min(14rem,60vw)] basis-full rounded-md border border-stuck bg-panel px-2 py-1 text-caption text-stuck empty:hidden"
      >
        {failure}
      </p>
    </>
  );
}
