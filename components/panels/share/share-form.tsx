"use client";

import { useId, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { FIELD, TextField } from "@/components/ui/text-field";
import { LABEL_MAX, type ShareTarget } from "@/lib/domain/share";
import { applyPreset, type DraftField, type ShareDraft, type ShareScreens } from "@/lib/view/share-draft";
import { TARGET_WORDS } from "@/lib/view/share-words";
import { EndField } from "./end-field";
import { SharePresets } from "./share-presets";

export interface ShareFormProps {
  draft: ShareDraft;
  onChange: (draft: ShareDraft) => void;
  screens: ShareScreens;
  /** The view's own filters in words, which the link can keep; null when there are none. */
  viewFilters: string | null;
  /** Who will see what. */
  promise: string;
  /** What is wrong, and where; `field` null is the whole. */
  mistake: { field: DraftField | null; text: string } | null;
  isBusy: boolean;
  onSubmit: () => void;
}

/** Describes a link: for whom, what it shows, what is hidden, when it ends. */
export function ShareForm(props: ShareFormProps) {
  const { draft, onChange, screens, viewFilters, promise, mistake, isBusy, onSubmit } = props;
  const { targets } = screens;
  const set = (change: Partial<ShareDraft>) => onChange({ ...draft, ...change });
  const mistakeAt = (field: DraftField) => (mistake?.field === field ? mistake.text : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <SharePresets
        value={draft.preset}
        hasWall={targets.includes("wall")}
        onChange={(preset) => onChange(applyPreset(draft, preset, screens))}
      />
      <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-2">
        <TextField
          label="Label"
          hint="The viewer sees it, and you in the list of links"
          mistake={mistakeAt("label")}
          value={draft.label}
          maxLength={LABEL_MAX}
          onChange={(event) => set({ label: event.target.value })}
        />
        <TextField
          label="Only references that begin with"
          hint={draft.preset === "client" ? "As your scripts write them, promo/spring/ for one" : "Empty shows all"}
          mistake={mistakeAt("refPrefix")}
          value={draft.refPrefix}
          maxLength={1024}
          spellCheck={false}
          onChange={(event) => set({ refPrefix: event.target.value })}
        />
        <EndField label="Ends" value={draft} onChange={set} mistake={mistakeAt("endDate")} />
        {targets.length > 1 ? <TargetField value={draft.target} targets={targets} set={set} /> : null}
      </div>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-small font-medium">Hide from the viewer</legend>
        <CheckField
          label="Names of accounts"
          detail="they read Account 1, 2, 3, and job ids are replaced"
          checked={draft.hideAccounts}
          onChange={(hideAccounts) => set({ hideAccounts })}
        />
        <CheckField
          label="References and callback hosts"
          detail="not shown at all"
          checked={draft.hideReferences}
          onChange={(hideReferences) => set({ hideReferences })}
        />
        {viewFilters === null ? null : (
          <CheckField
            label="All but what this view shows"
            detail={viewFilters}
            checked={draft.keepsView}
            onChange={(keepsView) => set({ keepsView })}
          />
        )}
      </fieldset>
      <p className="text-small text-dim">{promise}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" aria-disabled={isBusy} className="border-dim">
          {isBusy ? "Making the link" : "Make the link"}
        </Button>
        <p role="alert" className="text-small font-medium text-stuck">
          {mistake?.field === null ? mistake.text : ""}
        </p>
      </div>
    </form>
  );
}

interface PartProps {
  set: (change: Partial<ShareDraft>) => void;
}

function TargetField({ value, targets, set }: PartProps & { value: ShareTarget; targets: readonly ShareTarget[] }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        Opens
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => set({ target: event.target.value as ShareTarget })}
        className={FIELD}
      >
        {targets.map((target) => (
          <option key={target} value={target}>
            {TARGET_WORDS[target]}
          </option>
        ))}
      </select>
    </div>
  );
}
