"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import type { EndDraft } from "@/lib/view/share-draft";
import { EndField } from "./end-field";

/** Why an end was not kept, a sentence; `isDay` where the day itself is wrong. */
export interface EndRefusal {
  text: string;
  isDay: boolean;
}

interface EndEditorProps {
  id: string;
  label: string;
  first: EndDraft;
  /** While the database is away nothing can be kept. */
  isAway: boolean;
  isBusy: boolean;
  onCancel: () => void;
  /** Keeps it; resolves to what went wrong, or null. The editor is taken away once it is kept. */
  onSave: (end: EndDraft) => Promise<EndRefusal | null>;
}

/** The choice of another end for a link, within its row. */
export function EndEditor({ id, label, first, isAway, isBusy, onCancel, onSave }: EndEditorProps) {
  const [end, setEnd] = useState(first);
  const [refusal, setRefusal] = useState<EndRefusal | null>(null);
  const change = (part: Partial<EndDraft>) => {
    // What is on its way is what is shown.
    if (isBusy) return;
    setEnd({ ...end, ...part });
    setRefusal(null);
  };
  const save = async () => {
    setRefusal(null);
    setRefusal(await onSave(end));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && !isAway) void save();
  };
  return (
    <form
      id={id}
      aria-label={`Change end of ${label}`}
      aria-busy={isBusy}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => (event.key === "Escape" ? onCancel() : undefined)}
      className="col-span-full flex min-w-0 flex-col gap-3 py-2 sm:flex-row sm:flex-wrap sm:gap-x-4 sm:rounded-lg sm:border sm:border-edge sm:p-3"
    >
      <div className="sm:w-80 sm:max-w-full">
        <EndField
          label="New end"
          value={end}
          onChange={change}
          hint={end.ends === "never" || end.ends === "date" ? null : "Counted from now"}
          mistake={refusal?.isDay ? refusal.text : null}
          takesFocus
        />
      </div>
      {/* Level with the field, whose label stands above it. */}
      <div className="flex min-w-0 flex-wrap items-center gap-2 sm:mt-6 sm:h-9">
        <Button type="submit" aria-disabled={isBusy || isAway || undefined} className="border-dim">
          {isBusy ? "Saving…" : "Save"}
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p role="alert" className="min-w-0 text-small font-medium text-stuck empty:hidden sm:mt-6 sm:self-start sm:py-2">
        {refusal === null || refusal.isDay ? "" : refusal.text}
      </p>
    </form>
  );
}
