"use client";

import { kindPlural } from "@/lib/view/kind-words";
import type { KindChoicesProps } from "./kind-choices";
import { LazyKindChoices, preloadChoices } from "./lazy-choices";
import { Menu } from "./menu";

/** Chooses which kinds of jobs the table and Elapsed show. Board and answer speak of slots and are not narrowed. */
export function KindFilter({ value, onChange }: KindChoicesProps) {
  const label = value.length === 0 ? "All kinds" : value.map(kindPlural).join(", ");
  return (
    <Menu label={label} name={`Kinds shown: ${label}`} onIntent={preloadChoices}>
      {() => <LazyKindChoices value={value} onChange={onChange} />}
    </Menu>
  );
}
