import { THEMES, type Theme } from "./view-state";

/** Where a viewer's choice is kept, for the server to write into the next first HTML. */
export const THEME_COOKIE = "slotwatch-theme";

/** The request header by which the proxy tells pages the theme: the link's, else the cookie's. */
export const THEME_HEADER = "x-slotwatch-theme";

/** Reads a theme; anything else is the system's choice. */
export function parseTheme(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}
