"use client";

import dynamic from "next/dynamic";

// Most viewers never open a menu: what one holds comes when somebody is about to.
const choices = () => import("./choices");

/** Begins to load what the menus hold. A failure shows when one is opened. */
export function preloadChoices(): void {
  choices().catch(() => undefined);
}

/** See account-choices.tsx. */
export const LazyAccountChoices = dynamic(() => choices().then((module) => module.AccountChoices), { ssr: false });

/** See kind-choices.tsx. */
export const LazyKindChoices = dynamic(() => choices().then((module) => module.KindChoices), { ssr: false });
