import type { Renaming } from "@/components/panels/account-name";
import { lazyPart } from "@/components/ui/lazy-part";

const load = () => import("./name-editor").then((module) => module.NameEditor);

/** How accounts are renamed on the board. Few sessions rename one, so it is loaded by whoever comes near a pencil. */
export const RENAMING: Renaming = {
  Editor: lazyPart("The field for the name", load),
  // Where it can't be loaded, the press says so.
  prepare: () => void load().catch(() => undefined),
};
