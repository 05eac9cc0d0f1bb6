import { existsSync, readdirSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Files below a folder of the checkout whose names end so, as relative paths with slashes, sorted. */
export function findTests(folder, ending) {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .flatMap((entry) => {
      const relative = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return findTests(relative, ending);
      return entry.name.endsWith(ending) ? [relative] : [];
    })
    .sort();
}
