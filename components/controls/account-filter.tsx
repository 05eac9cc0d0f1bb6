"use client";

import { plural } from "@/lib/view/format";
import { visibleText } from "@/lib/view/visible-text";
import type { AccountChoicesProps } from "./account-choices";
import { LazyAccountChoices, preloadChoices } from "./lazy-choices";
import { Menu } from "./menu";

/** Chooses which accounts answer, board, charts and table speak of. */
export function AccountFilter({ accounts, value, onChange }: AccountChoicesProps) {
  const [first] = value;
  // Anyone's text where no account has that id.
  const only = accounts.find(({ id }) => id === first)?.label ?? visibleText(first ?? "");
  const label = first === undefined ? "All accounts" : value.length === 1 ? only : plural(value.length, "account");
  return (
    <Menu label={label} name={`Accounts shown: ${label}`} onIntent={preloadChoices}>
      {() => <LazyAccountChoices accounts={accounts} value={value} onChange={onChange} />}
    </Menu>
  );
}
