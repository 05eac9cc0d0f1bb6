"use client";

import { useEffect, useId, useRef } from "react";
import { FIELD, FieldNote } from "@/components/ui/text-field";
import { END_CHOICES, type EndChoice, type EndDraft } from "@/lib/view/share-draft";

interface EndFieldProps {
  label: string;
  value: EndDraft;
  onChange: (change: Partial<EndDraft>) => void;
  /** Below it, dim. */
  hint?: string | null;
  /** What is wrong with the day, or null. */
  mistake: string | null;
  /** Whether it takes the focus as it appears. */
  takesFocus?: boolean;
}

const END_WORDS: Record<EndChoice, string> = {
  "1": "after 1 day",
  "7": "after 7 days",
  "30": "after 30 days",
  "90": "after 90 days",
  never: "never",
  date: "on a day …",
};

/** When a link ends: one of the usual spans, never, or a day. */
export function EndField({ label, value, onChange, hint = null, mistake, takesFocus = false }: EndFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const choice = useRef<HTMLSelectElement>(null);
  const day = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) choice.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (mistake !== null) day.current?.focus();
  }, [mistake]);
  const note = mistake ?? hint;
  const describedBy = note === null ? undefined : noteId;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      {/* Beside each other where there is room: with large type a day would be cut. */}
      <div className="flex flex-wrap gap-2">
        <select
          ref={choice}
          id={id}
          aria-describedby={mistake === null ? describedBy : undefined}
          value={value.ends}
          onChange={(event) => onChange({ ends: event.target.value as EndChoice })}
          className={`${FIELD} min-w-0 grow basis-32`}
        >
          {END_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {END_WORDS[choice]}
            </option>
          ))}
        </select>
        {value.ends === "date" ? (
          <input
            ref={day}
            type="date"
            aria-label="The day it ends"
            aria-invalid={mistake !== null || undefined}
            aria-describedby={mistake === null ? undefined : describedBy}
            value={value.endDate}
            onChange={(event) => onChange({ endDate: event.target.value })}
            className={`${FIELD} min-w-0 grow basis-36`}
          />
        ) : null}
      </div>
      {note === null ? null : <FieldNote id={noteId} text={note} isMistake={mistake !== null} />}
    </div>
  );
}
