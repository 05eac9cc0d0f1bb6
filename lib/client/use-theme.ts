"use client";

import { useState } from "react";
import { THEME_COOKIE } from "@/lib/domain/theme";
import type { Theme } from "@/lib/domain/view-state";
import { useViewState } from "./use-view-state";

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * The theme of this page, and how to change it. The server wrote it into the first HTML (`data-theme`, from the link's
 * `theme` or the cookie), so nothing flashes. A choice goes to the cookie; a link that names a theme wins over
 * cookies, so it is changed too.
 */
export function useTheme(initialTheme: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(initialTheme);
  const [view, setView] = useViewState();
  const choose = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
    if (view.theme !== null) setView({ theme: next });
  };
  return [theme, choose];
}
