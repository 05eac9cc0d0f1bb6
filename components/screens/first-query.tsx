"use client";

import type { ReactNode } from "react";
import { FirstQuery } from "@/lib/client/first-query";

/** Tells the components of a page the query it was asked with, for `useViewState`. */
export function FirstQueryProvider({ query, children }: { query: string; children: ReactNode }) {
  return <FirstQuery value={query}>{children}</FirstQuery>;
}
