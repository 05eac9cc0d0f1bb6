"use client";

import { lazyPart } from "@/components/ui/lazy-part";

// Most viewers never open a menu: what one holds comes when somebody is about to.
const choices = () => import("./choices");
const WHAT = "The menu";

/** Begins to load what the menus hold. A failure shows when one is opened. */
export function preloadChoices(): void {
  choices().catch(() => undefined);
}

/** See account-choices.tsx. */
export const LazyAccountChoices = lazyPart(WHAT, () => choices().then((module) => module.AccountChoices));

/** See kind-choices.tsx. */
export const LazyKindChoices = lazyPart(WHAT, () => choices().then((module) => module.KindChoices));
