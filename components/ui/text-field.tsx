"use client";

import { useEffect, useId, useRef, type InputHTMLAttributes } from "react";

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** Below it, dim: what it does. */
  hint?: string;
  /** What is wrong with it, or null. */
  mistake?: string | null;
}

/** The classes of everything one types into or chooses from. */
export const FIELD =
  "min-h-9 w-full rounded-lg border border-field bg-ground px-3 text-body placeholder:text-dim aria-invalid:border-stuck";

/** A line of text to type, with its label, and what is wrong with it beside it. */
export function TextField({ label, hint, mistake = null, className = "", ...input }: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = mistake ?? hint;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (mistake !== null) ref.current?.select();
  }, [mistake]);
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        type="text"
        autoComplete="off"
        aria-invalid={mistake !== null || undefined}
        aria-describedby={note === undefined ? undefined : noteId}
        className={FIELD}
        {...input}
      />
      {note === undefined ? null : <FieldNote id={noteId} text={note} isMistake={mistake !== null} />}
    </div>
  );
}

/** Below a field: what it does, or what is wrong with it. */
export function FieldNote({ id, text, isMistake }: { id: string; text: string; isMistake: boolean }) {
  return (
    <p
      id={id}
      role={isMistake ? "alert" : undefined}
      className={`text-small ${isMistake ? "font-medium text-stuck" : "text-dim"}`}
    >
      {text}
    </p>
  );
}
