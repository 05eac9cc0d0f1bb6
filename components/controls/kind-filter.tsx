"use client";

import { JOB_KINDS, type JobKind } from "@/lib/domain/kind";
import { kindPlural } from "@/lib/view/kind-words";
import { Menu } from "./menu";
import { MenuCheck } from "./menu-check";

interface KindFilterProps {
  /** Kinds chosen, none means all. */
  value: readonly JobKind[];
  onChange: (value: JobKind[]) => void;
}

/** Chooses which kinds of jobs the table and Elapsed show. Board and answer speak of slots and are not narrowed. */
export function KindFilter({ value, onChange }: KindFilterProps) {
  const label = value.length === 0 ? "All kinds" : value.map(kindPlural).join(", ");
  const toggle = (kind: JobKind, checked: boolean) =>
    onChange(JOB_KINDS.filter((each) => (each === kind ? checked : value.includes(each))));
  return (
    <Menu label={label} name={`Kinds shown: ${label}`}>
      {() => (
        <fieldset>
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
      )}
    </Menu>
  );
}
