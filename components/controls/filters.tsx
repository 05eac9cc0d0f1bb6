"use client";

import { memo } from "react";
import { Button } from "@/components/ui/button";
import { hasFilters, NO_FILTERS, type Filters } from "@/lib/domain/narrow";
import type { AccountOption } from "./account-choices";
import { AccountFilter } from "./account-filter";
import { KindFilter } from "./kind-filter";
import { PrefixFilter } from "./prefix-filter";
import { SearchBox } from "./search-box";

export interface FiltersProps {
  value: Filters;
  /** All accounts, unfiltered, in the page's order. */
  accounts: readonly AccountOption[];
  /** Whether references are shown; a share may hide them. */
  hasRefs: boolean;
  /** Gets only what changed; to be written to the URL. */
  onChange: (change: Partial<Filters>) => void;
}

/** What the viewer asked to see less of. All of it is in the address, so a link shows the same. */
export const FilterBar = memo(function FilterBar({ value, accounts, hasRefs, onChange }: FiltersProps) {
  const { account, kind, q, refPrefix } = value;
  return (
    <div
      role="group"
      aria-label="Filters"
      tabIndex={-1}
      className="relative flex outline-none flex-wrap items-center gap-2 noscript:hidden"
    >
      <AccountFilter accounts={accounts} value={account} onChange={(next) => onChange({ account: next })} />
      <KindFilter value={kind} onChange={(next) => onChange({ kind: next })} />
      <SearchBox hasRefs={hasRefs} value={q} onChange={(next) => onChange({ q: next })} />
      <PrefixFilter value={refPrefix} onClear={() => onChange({ refPrefix: "" })} />
      {hasFilters(value) && (
        <Button isPassing onClick={() => onChange(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
    </div>
  );
});
