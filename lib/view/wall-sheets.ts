const NAMES = ["frame", "head", "rows", "columns", "cells", "foot", "screens", "upright", "upright-rows"] as const;

/**
 * Addresses of the wall's stylesheets, in the order of their cascade. A page links each, so that the browser asks for all at once: where one
 * imports the others, it learns of them a round trip later, and draws nothing before. They are in public/: asked for anew at each load,
 * and answered with 304 while they are the same.
 */
export const WALL_SHEETS: readonly string[] = NAMES.map((name) => `/wall/${name}.css`);
