"use client";

import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import type { Filters } from "@/lib/domain/narrow";
import { viewStateParsers, type ViewState } from "@/lib/domain/view-state";

type Change = Partial<Filters> & Partial<Omit<ViewState, keyof Filters>>;

/** Changes part of the view state. A value that is the default leaves the URL. */
export type SetViewState = (change: Change) => void;

/**
 * What this viewer asked to see, which is the URL and nothing else: a link shows what I see. Changes replace the
 * history entry and stay in the browser; the data is already here.
 */
export function useViewState(): [ViewState, SetViewState] {
  const [state, set] = useQueryStates(viewStateParsers, { history: "replace", shallow: true, scroll: false });
  const change = useCallback(
    ({ account, kind, ...rest }: Change) => {
      void set({ ...rest, ...(account && { account: [...account] }), ...(kind && { kind: [...kind] }) });
    },
    [set],
  );
  return [state, change];
}
