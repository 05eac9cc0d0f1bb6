"use client";

import { use, useCallback, useState, useSyncExternalStore } from "react";
import type { Filters } from "@/lib/domain/narrow";
import { loadViewState, serialiseViewState, type ViewState } from "@/lib/domain/view-state";
import { changeQuery, readQuery, subscribeToQuery } from "./address-state";
import { FirstQuery } from "./first-query";

type Change = Partial<Filters> & Partial<Omit<ViewState, keyof Filters>>;

/** Changes part of the view state. A value that is the default leaves the URL. */
export type SetViewState = (change: Change) => void;

/** Reads queries, and keeps the identity of each value that has not changed: what is made of it is not made anew. */
function createReader(): (query: string) => ViewState {
  let last: { query: string; state: ViewState } | null = null;
  return (query) => {
    if (last?.query === query) return last.state;
    const state = loadViewState(query);
    if (last?.state.account.join() === state.account.join()) state.account = last.state.account;
    if (last?.state.kind.join() === state.kind.join()) state.kind = last.state.kind;
    last = { query, state };
    return state;
  };
}

/**
 * Keeps a filter that is pressed under the hand: panels above it grow or shrink with what is left, and a page that gets shorter than it is scrolled
 * is moved by the browser. The address is read without delay (`useSyncExternalStore`), so by the next microtask the page is drawn.
 */
function holdFilters(): void {
  const filters = document.activeElement?.closest("[aria-label=Filters]");
  if (!filters) return;
  const top = () => filters.getBoundingClientRect().top;
  const before = top();
  document.body.style.minHeight = `${scrollY + innerHeight}px`;
  queueMicrotask(() => scrollBy(0, top() - before));
}

const change: SetViewState = ({ account, kind, ...rest }) => {
  holdFilters();
  const changed = { ...rest, ...(account && { account: [...account] }), ...(kind && { kind: [...kind] }) };
  changeQuery(serialiseViewState(new URLSearchParams(readQuery()), changed), "range" in rest);
};

/**
 * What this viewer asked to see, which is the URL and nothing else: a link shows what I see. Changes replace the
 * history entry and stay in the browser; the data is already here. Another range alone is a step that Back undoes: it is another page to
 * its reader, and filters are typed letter by letter.
 */
export function useViewState(): [ViewState, SetViewState] {
  const first = use(FirstQuery);
  const [read] = useState(createReader);
  const readFirst = useCallback(() => read(first), [read, first]);
  const readNow = useCallback(() => read(readQuery()), [read]);
  return [useSyncExternalStore(subscribeToQuery, readNow, readFirst), change];
}
