"use client";

import { useState } from "react";
import { visibleText } from "@/lib/view/visible-text";
import { MenuCheck } from "./menu-check";

/** An account to choose, by the label it has everywhere else. */
export interface AccountOption {
  id: string;
  label: string;
}

export interface AccountChoicesProps {
  /** All accounts, unfiltered, in the page's order. */
  accounts: readonly AccountOption[];
  /** Ids chosen; none means all. May name accounts that are gone: a link outlives them. */
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** From this many accounts on, the menu has a search of its own. */
const SEARCH_FROM = 9;

/** What the account filter's menu holds, made and loaded when it is opened. */
export function AccountChoices({ accounts, value, onChange }: AccountChoicesProps) {
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const known = new Set(accounts.map(({ id }) => id));
  const gone = value.filter((id) => !known.has(id)).map((id) => ({ id, label: visibleText(id) }));
  const offered = [...gone, ...accounts].filter(
    ({ id, label }) => label.toLowerCase().includes(needle) || id.toLowerCase().includes(needle),
  );
  const toggle = (id: string, checked: boolean) => {
    onChange(checked ? [...value, id] : value.filter((chosen) => chosen !== id));
  };
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Accounts shown</legend>
      {accounts.length >= SEARCH_FROM && (
        <input
          type="search"
          aria-label="Search accounts"
          placeholder="Search accounts"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="mb-1.5 min-h-8 w-full rounded-md border border-field bg-ground px-2.5"
        />
      )}
      <div className="max-h-72 overflow-y-auto overscroll-contain">
        {offered.map(({ id, label }) => (
          <MenuCheck
            key={id}
            label={label}
            detail={known.has(id) ? (label === id ? undefined : id) : "not in the answer"}
            checked={value.includes(id)}
            onChange={(checked) => toggle(id, checked)}
          />
        ))}
        {offered.length === 0 && <p className="px-2 py-1.5 text-dim">No account is called that.</p>}
      </div>
      {value.length > 0 && (
        <button
          type="button"
          onClick={(event) => {
            // It goes with the press; the menu stays.
            event.currentTarget.closest("details")?.querySelector("summary")?.focus();
            onChange([]);
          }}
          className="mt-1 min-h-8 w-full rounded-md px-2 text-left font-medium hover:bg-raised"
        >
          All accounts
        </button>
      )}
    </fieldset>
  );
}
