"use client";

import { plural } from "@/lib/view/format";
import type { AccountChoicesProps } from "./account-choices";
import { LazyAccountChoices, preloadChoices } from "./lazy-choices";
import { Menu } from "./menu";

/** Chooses which accounts answer, board, charts and table speak of. */
export function AccountFilter({ accounts, value, onChange }: AccountChoicesProps) {
  const only = value.length === 1 ? (accounts.find(({ id }) => id === value[0])?.label ?? value[0]) : undefined;
  const label = value.length === 0 ? "All accounts" : (only ?? plural(value.length, "account"));
  return (
    <Menu label={label} name={`Accounts shown: ${label}`} onIntent={preloadChoices}>
      {() => <LazyAccountChoices accounts={accounts} value={value} onChange={onChange} />}
    </Menu>
  );
}
