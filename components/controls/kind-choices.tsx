"use client";

import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { kindPlural } from "@/lib/view/kind-words";
import { MenuCheck } from "./menu-check";

export interface KindChoicesProps {
  /** Kinds chosen, none means all. */
  value: readonly JobKind[];
  onChange: (value: JobKind[]) => void;
}

/** What the kind filter's menu holds, made and loaded when it is opened. */
export function KindChoices({ value, onChange }: KindChoicesProps) {
  const toggle = (kind: JobKind, checked: boolean) =>
    onChange(JOB_KINDS.filter((each) => (each === kind ? checked : value.includes(each))));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Kinds shown</legend>
      {JOB_KINDS.map((kind) => (
        <MenuCheck
          key={kind}
          label={kindPlural(kind)}
          checked={value.includes(kind)}
          onChange={(checked) => toggle(kind, checked)}
        />
      ))}
    </fieldset>
  );
}
